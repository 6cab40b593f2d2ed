/**
 * The simulated account in all regions, with its clock, random numbers and sent mails. On its clock
 * endpoints publish every five minutes and alarms are evaluated every minute.
 */
import { publishingIntervalMs } from '../../core/cloudwatch/limits';
import { hourMs, minuteMs } from '../../core/base/duration';
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

/** The options of an account. */
interface AccountOptions {
  /** Of the time zone in which the users live, east of UTC; Tokyo's if omitted. */
  readonly utcOffsetMs?: number | undefined;
  /** Whether the account starts in its past; `beginPresent` ends it. */
  readonly inPast?: boolean;
}

/** A simulated account. */
export class SimulatedAccount implements Disposable {
  readonly clock: SimulatedClock;
  readonly random: Random;
  /** The source of message ids. */
  readonly messageIds: Random;
  readonly outbox = new Outbox();
  readonly roles = new Roles();
  /** Whether only the number of connections is published. */
  private inPast = true;
  private readonly byName = new Map<string, SimulatedRegion>();

  /** Of the time zone in which the users live. */
  readonly utcOffsetMs: number;

  /** An account whose clock stands. */
  constructor(startMs: number, seed: number, options: AccountOptions = {}) {
    this.utcOffsetMs = options.utcOffsetMs ?? 9 * hourMs;
    this.clock = new SimulatedClock(startMs);
    this.random = createRandom(seed);
    this.messageIds = this.random.fork('messages');
    // Scheduled earlier than the evaluation of the same minute, so that it has these data.
    this.clock.every(publishingIntervalMs, () => {
      const all = !this.inPast;
      for (const region of this.regions()) publish(region, this.clock.now(), { all });
    });
    if (options.inPast !== true) this.beginPresent();
  }

  /**
   * Begins to publish all metrics, and to evaluate alarms every minute. Before, only the number of
   * connections is published; `simulateHistory` evaluates the alarms of that time afterwards.
   */
  beginPresent(): void {
    this.inPast = false;
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
