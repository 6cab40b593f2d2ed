/** Polls the configured scopes independently: a failure in one never delays another. */
import { DisposableStore, type Disposable } from '../base/events';
import type { Log } from '../base/log';
import { scopeId, type ScopeId } from '../model/scope';
import type { ScopeAws } from '../ports/aws';
import type { SharedScope } from '../ports/sharing';
import { AccountAliases } from './accountAliases';
import { CallBudgets } from './schedule/callBudget';
import { ConcurrencyLimiter } from './concurrencyLimiter';
import { PartAges } from './partAges';
import type { LiveState } from './liveReads';
import { ScopeWorker, type ScopeWorkerDeps } from './scopeWorker';
import type { Sleep } from './schedule/wakeWatch';

/**
 * Scopes refreshed at once. A scope waits for three round trips to AWS; 32 fill a tree of a hundred
 * scopes in about four times that. AWS counts requests per account and region, so scopes seldom
 * share a limit.
 */
const parallelScopes = 32;
/**
 * A refresh that runs longer, in ms, waits for AWS's pages or a timeout; it continues without a
 * slot.
 */
const slotTimeoutMs = 10_000;

/** What the poller needs besides its scopes. */
export interface PollerDeps extends Omit<
  ScopeWorkerDeps,
  'refreshes' | 'ages' | 'aliases' | 'budgets' | 'signal' | 'onBug'
> {
  readonly log: Log;
  /** How windows share a scope; undefined or omitted where nothing is shared. */
  readonly shared?: (id: ScopeId) => SharedScope | undefined;
}

/** The workers of all scopes. */
export class Poller implements Disposable {
  private readonly workers: ReadonlyMap<ScopeId, ScopeWorker>;
  private readonly aborted = new AbortController();
  /** Running and waiting refreshes. */
  private readonly refreshes: ConcurrencyLimiter;
  /** Pending while changes of what is on screen are collected: each row of a view is one. */
  private screen: Disposable | undefined;
  private readonly listening = new DisposableStore();

  constructor(scopes: readonly ScopeAws[], { log, shared, ...deps }: PollerDeps) {
    const { clock, visibility } = deps;
    const { signal } = this.aborted;
    this.refreshes = new ConcurrencyLimiter({
      limit: parallelScopes,
      slotTimeout: { clock, ms: slotTimeoutMs },
    });
    const onBug = (error: unknown): void => {
      log.error(error);
    };
    const reader = { ...deps, signal, onBug };
    const aliases = new AccountAliases(reader);
    const [ages, budgets] = [new PartAges(clock), new CallBudgets(clock)];
    const all = { ...reader, refreshes: this.refreshes, ages, aliases, budgets };
    this.workers = new Map(
      scopes.map((aws) => {
        const id = scopeId(aws.scope);
        return [id, new ScopeWorker(aws, all, shared?.(id))];
      }),
    );
    this.listening.add(visibility.onDidExpand((id) => this.workers.get(id)?.catchUp()));
    this.listening.add(
      visibility.onDidChangeScreen(() => {
        this.screen ??= clock.after(0, () => {
          this.screen = undefined;
          for (const worker of this.workers.values()) worker.followScreen();
        });
      }),
    );
  }

  /** Whether the window is visible or watches in the background. */
  setActive(active: boolean): void {
    for (const worker of this.workers.values()) worker.setActive(active);
  }

  /**
   * Refreshes one scope with priority, or all scopes, topics included. Failures are in the
   * snapshot.
   */
  async refresh(id?: ScopeId): Promise<void> {
    const one = id === undefined ? undefined : this.workers.get(id);
    const chosen = one ? [one] : [...this.workers.values()];
    const prioritize = one && id !== undefined ? this.refreshes.prioritize(id) : undefined;
    try {
      await Promise.all(chosen.map((worker) => worker.refresh()));
    } finally {
      prioritize?.dispose();
    }
  }

  /** The live reads of each scope that has endpoints on screen. */
  get live(): ReadonlyMap<ScopeId, LiveState> {
    const states = [...this.workers].flatMap(([id, { liveState }]) =>
      liveState ? [[id, liveState] as const] : [],
    );
    return new Map(states);
  }

  /** Adds an alarm that was just created, so that its scope polls it from now on. */
  addAlarm(id: ScopeId, name: string): void {
    this.workers.get(id)?.addAlarm(name);
  }

  /** Applies a changed interval. */
  reschedule(): void {
    for (const worker of this.workers.values()) worker.reschedule();
  }

  /** The machine has slept. */
  woke(sleep: Sleep): void {
    for (const worker of this.workers.values()) worker.woke(sleep);
  }

  dispose(): void {
    this.listening.dispose();
    this.screen?.dispose();
    this.aborted.abort();
    for (const worker of this.workers.values()) worker.dispose();
    this.refreshes.dispose();
  }
}
