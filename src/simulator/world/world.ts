/** The simulated world: one account, a clock, chance, and per region what it holds. */
import type { Disposable } from '../../core/events';
import { SimulatedClock } from './clock';
import { Connections } from './connections';
import type { WorldEndpoint } from './endpoints';
import { createRandom, type Random } from './random';

/** What one region holds. */
export interface RegionWorld {
  readonly name: string;
  readonly endpoints: Map<string, WorldEndpoint>;
  readonly connections: Connections;
}

/** One account in all regions. */
export class World implements Disposable {
  readonly clock: SimulatedClock;
  readonly random: Random;
  private readonly byName = new Map<string, RegionWorld>();

  constructor(startMs: number, speed: number, seed: number) {
    this.clock = new SimulatedClock(startMs, speed);
    this.random = createRandom(seed);
  }

  /** A region; one that nobody has touched is empty. */
  region(name: string): RegionWorld {
    let region = this.byName.get(name);
    if (!region) this.byName.set(name, (region = this.newRegion(name)));
    return region;
  }

  /** The regions that somebody has touched. */
  regions(): Iterable<RegionWorld> {
    return this.byName.values();
  }

  dispose(): void {
    this.clock.dispose();
  }

  private newRegion(name: string): RegionWorld {
    return {
      name,
      endpoints: new Map(),
      connections: new Connections(this.random.fork(`connections ${name}`)),
    };
  }
}
