/**
 * The simulated world: one account in all regions, a clock, chance, and the mails that were sent.
 * On its clock endpoints publish every five minutes and alarms are evaluated every minute.
 */
import type { Disposable } from '../../core/base/events';
import { SimulatedClock } from './clock';
import { evaluateAlarms } from './evaluating';
import { putDefaults } from './metricFilters';
import { Outbox } from './outbox';
import { publish, publishingMs } from './publishing';
import { createRandom, type Random } from './random';
import { emptyRegion, type RegionWorld } from './region';

const evaluatingMs = 60_000;

/** A world. */
export class World implements Disposable {
  readonly clock: SimulatedClock;
  readonly random: Random;
  /** Where ids of published messages come from. */
  readonly messageIds: Random;
  readonly outbox = new Outbox();
  private readonly byName = new Map<string, RegionWorld>();

  /** A world whose clock stands. */
  constructor(startMs: number, seed: number) {
    this.clock = new SimulatedClock(startMs);
    this.random = createRandom(seed);
    this.messageIds = this.random.fork('messages');
    // In this order: what is published at a full minute is there when alarms are evaluated.
    this.clock.every(publishingMs, () => {
      for (const region of this.regions()) publish(region, this.clock.now());
    });
    this.clock.every(evaluatingMs, () => {
      for (const region of this.regions()) {
        putDefaults(region, this.clock.now());
        evaluateAlarms(region, this.outbox, this.clock.now());
      }
    });
  }

  /** A region; one that nobody has touched is empty. */
  region(name: string): RegionWorld {
    let region = this.byName.get(name);
    if (!region) {
      region = emptyRegion(name, this.random.fork(name));
      this.byName.set(name, region);
    }
    return region;
  }

  /** The regions that somebody has touched. */
  regions(): readonly RegionWorld[] {
    return [...this.byName.values()];
  }

  dispose(): void {
    this.clock.dispose();
  }
}
