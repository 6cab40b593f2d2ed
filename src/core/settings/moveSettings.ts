/** Moves all settings to their current keys, at the start and whenever an earlier key comes back. */
import type { Clock } from '../base/clock';
import type { Disposable } from '../base/events';
import { pause } from '../base/pause';

/** The time until a failed move is tried again, in ms: another window may have moved it by then. */
export const retryMs = 5000;

/** A setting that could not be moved, and what was thrown. */
export interface MoveFailure<Key> {
  readonly key: Key;
  readonly error: unknown;
}

/** Dependencies. */
export interface MoveSettingsDeps<Key> {
  readonly keys: readonly Key[];
  /** Moves one setting. Fails if the settings file cannot be changed. */
  readonly move: (key: Key) => Promise<void>;
  readonly clock: Clock;
  /** Called with the first failure if some settings could not be moved in two attempts. */
  readonly onFailure: (failure: MoveFailure<Key>) => void;
}

/** Moves settings, one run at a time. */
export class MoveSettings<Key> implements Disposable {
  private readonly ended = new AbortController();
  private last = Promise.resolve();
  /** The run that waits for the current one, if any. */
  private next: Promise<void> | undefined;

  constructor(private readonly deps: MoveSettingsDeps<Key>) {}

  /** Moves all settings now, or once more after the current run. */
  run(): Promise<void> {
    if (this.next) return this.next;
    this.last = this.last.then(() => {
      this.next = undefined;
      return this.moveAll();
    });
    this.next = this.last;
    return this.last;
  }

  dispose(): void {
    this.ended.abort();
  }

  private async moveAll(): Promise<void> {
    const { signal } = this.ended;
    const hasEnded = (): boolean => signal.aborted;
    if (hasEnded() || (await this.attempt()).length === 0) return;
    await pause(this.deps.clock, retryMs, signal);
    if (hasEnded()) return;
    const [failure] = await this.attempt();
    if (failure && !hasEnded()) this.deps.onFailure(failure);
  }

  private async attempt(): Promise<readonly MoveFailure<Key>[]> {
    const failures: MoveFailure<Key>[] = [];
    for (const key of this.deps.keys) {
      try {
        await this.deps.move(key);
      } catch (error) {
        failures.push({ key, error });
      }
    }
    return failures;
  }
}
