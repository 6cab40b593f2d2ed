/** Polls the chosen scopes, each on its own: the failure of one never holds up another. */
import type { Disposable } from '../events';
import type { Interest } from '../interest';
import { scopeId, type ScopeId } from '../model/scope';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { Store } from '../store';
import { AlarmDirectory } from './alarmDirectory';
import { connectionsToRead, triedAt } from './connectionsToRead';
import { refreshScope } from './refreshScope';
import { ScopePoller } from './scopePoller';

/** What the poller needs beside its scopes. */
export interface PollerOptions {
  readonly store: Store;
  readonly interest: Interest;
  readonly clock: Clock;
  readonly log: Log;
  /** Between two refreshes, ms; 0 polls only when asked. */
  readonly intervalMs: () => number;
  readonly random: () => number;
  /** A refresh of a scope has ended. */
  readonly onRefreshed: () => void;
}

/** All scope pollers. */
export class Poller implements Disposable {
  private readonly pollers = new Map<ScopeId, ScopePoller>();
  private readonly directories = new Map<ScopeId, AlarmDirectory>();
  private readonly aborted = new AbortController();

  private readonly listening: Disposable;

  constructor(
    scopes: readonly ScopeAws[],
    private readonly options: PollerOptions,
  ) {
    for (const aws of scopes) this.pollers.set(scopeId(aws.scope), this.poller(aws, options));
    this.listening = options.interest.onDidGrow((id) => {
      this.catchUp(id);
    });
  }

  /** Whether somebody looks or watches. */
  setActive(active: boolean): void {
    for (const poller of this.pollers.values()) poller.setActive(active);
  }

  /** Refreshes one scope or all, topics included. Failures are in the snapshot. */
  async refresh(id?: ScopeId): Promise<void> {
    const one = id === undefined ? undefined : this.pollers.get(id);
    const chosen = one ? [one] : [...this.pollers.values()];
    await Promise.all(chosen.map((poller) => poller.refresh(true)));
  }

  /** An alarm has been made: its scope polls it from now on. */
  learnAlarm(id: ScopeId, name: string): void {
    this.directories.get(id)?.learn(name);
  }

  /** The interval has changed. */
  reschedule(): void {
    for (const poller of this.pollers.values()) poller.reschedule();
  }

  dispose(): void {
    this.listening.dispose();
    this.aborted.abort();
    for (const poller of this.pollers.values()) poller.dispose();
  }

  /** What rested while nobody looked is read when somebody does. */
  private catchUp(id: ScopeId): void {
    const { store, interest, clock, intervalMs } = this.options;
    const scope = store.scope(id);
    if (!scope) return;
    const now = clock.now();
    const { due } = connectionsToRead(scope, { interest, now, everything: false });
    const rested = due.some(
      (endpoint) => now - triedAt(scope.connections[endpoint]) > intervalMs(),
    );
    if (rested) this.pollers.get(id)?.catchUp();
  }

  private poller(aws: ScopeAws, options: PollerOptions): ScopePoller {
    const { store, interest, clock, log, intervalMs, random, onRefreshed } = options;
    const { signal } = this.aborted;
    const directory = new AlarmDirectory(aws.alarms, clock);
    const id = scopeId(aws.scope);
    this.directories.set(id, directory);
    return new ScopePoller({
      clock,
      intervalMs,
      random,
      refresh: async (everything) => {
        const parts = { aws, directory, interest, store, clock, signal };
        const failures = await refreshScope({ ...parts, everything });
        if (!signal.aborted) onRefreshed();
        return failures;
      },
      onThrottled: (throttledUntil) => {
        store.update(id, (scope) =>
          scope.throttledUntil === throttledUntil ? scope : { ...scope, throttledUntil },
        );
      },
      onBug: (error) => {
        log.error(error instanceof Error ? error : String(error));
      },
    });
  }
}
