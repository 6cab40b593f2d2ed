/**
 * The simulated account in all regions, with its clock, random numbers and sent mails. On its clock
 * endpoints publish every five minutes and alarms are evaluated every minute.
 */
import { publishingIntervalMs } from '../../core/cloudwatch/limits';
import { minuteMs } from '../../core/base/duration';
import type { Disposable } from '../../core/base/events';
import { SimulatedClock } from './clock';
import { evaluateAlarms } from './evaluating';
import { putDefaults } from './metricFilters';
import { Roles } from './iam/roles';
import { Outbox } from './outbox';
import { publish } from './publishing';
import { createRandom, type Random } from './random';
import { emptyRegion, type SimulatedRegion } from './region';

const evaluatingMs = minuteMs;

/** A simulated account. */
export class SimulatedAccount implements Disposable {
  readonly clock: SimulatedClock;
  readonly random: Random;
  /** The source of message ids. */
  readonly messageIds: Random;
  readonly outbox = new Outbox();
  readonly roles = new Roles();
  private readonly byName = new Map<string, SimulatedRegion>();

  /** An account whose clock stands. */
  constructor(startMs: number, seed: number) {
    this.clock = new SimulatedClock(startMs);
    this.random = createRandom(seed);
    this.messageIds = this.random.fork('messages');
    // In this order: data published at a full minute are available when alarms are evaluated.
    this.clock.every(publishingIntervalMs, () => {
      for (const region of this.regions()) publish(region, this.clock.now());
    });
    this.clock.every(evaluatingMs, () => {
      for (const region of this.regions()) {
        putDefaults(region, this.clock.now());
        evaluateAlarms(region, this.outbox, this.clock.now());
      }
    });
  }

  /** A region; empty if it was not used before. */
  region(name: string): SimulatedRegion {
    let region = this.byName.get(name);
    if (!region) {
      region = emptyRegion(name, this.random.fork(name));
      this.byName.set(name, region);
    }
    return region;
  }

  /** The regions used so far. */
  regions(): readonly SimulatedRegion[] {
    return [...this.byName.values()];
  }

  dispose(): void {
    this.clock.dispose();
  }
}
