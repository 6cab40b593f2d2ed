/**
 * Reads the alarm mute rules of a scope in the background, as seldom as all alarm pages are
 * scanned. A failure, such as a missing permission, is not reported.
 */
import { minuteMs } from '../base/duration';
import { isExpected } from '../model/errors';
import { reuseUnchangedItems } from '../base/reuseUnchanged';
import { scopeId } from '../model/scope';
import type { ScopeAws } from '../ports/aws';
import { runToCompletion } from '../base/cooperativeTask';
import type { BackgroundReader } from './backgroundReader';

/** Minimum interval between two reads, ms: how long a new rule may stay unseen. */
const minIntervalMs = 15 * minuteMs;

/** The mute rules of one scope. */
export class MuteRules {
  /** Monotonic ms. */
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly aws: ScopeAws,
    private readonly options: BackgroundReader,
  ) {}

  /**
   * Reads the rules if they are due or a full refresh was requested, and writes them to the store.
   */
  async refreshIfDue(full: boolean): Promise<void> {
    const { clock, onBug } = this.options;
    const due = full || clock.monotonicMs() >= this.readAt + minIntervalMs;
    if (!due || this.reading) return this.reading;
    this.readAt = clock.monotonicMs();
    this.reading = this.read()
      .catch(onBug)
      .finally(() => {
        this.reading = undefined;
      });
    await this.reading;
  }

  private async read(): Promise<void> {
    const { store, signal } = this.options;
    const id = scopeId(this.aws.scope);
    const known = store.scope(id)?.muteRules ?? [];
    try {
      const read = await this.aws.alarms.muteRules(known, signal);
      if (signal.aborted) return;
      store.update(id, (scope) => {
        const muteRules = runToCompletion(
          reuseUnchangedItems(scope.muteRules, read, ({ arn }) => arn),
        );
        return muteRules === scope.muteRules ? scope : { ...scope, muteRules };
      });
    } catch (error) {
      if (!isExpected(error)) throw error;
    }
  }
}
