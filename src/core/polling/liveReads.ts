/**
 * Reads the connections of the endpoints on screen between the refreshes of their scope, so that
 * they are a few seconds old. DescribeClientVpnConnections is free of charge; its calls share the
 * budget of the account. Only the window that has the focus and is the leader reads.
 */
import { secondMs } from '../base/duration';
import type { Disposable } from '../base/events';
import { pause } from '../base/pause';
import { scopeId } from '../model/scope';
import { partFailure, partValue, type ScopeSnapshot } from '../model/snapshot';
import type { CallBudgets } from './schedule/callBudget';
import { readConnections } from './readConnections';
import { RefreshRun, type RefreshRunDeps } from './refreshRun';
import { sleepSince, wakePauseMs } from './schedule/wakeWatch';

/** Endpoints that are due within this time are read together, in ms: fewer changes to draw. */
const togetherMs = 2 * secondMs;
/** Endpoints that are read together; the others follow at once, as far as the budget allows. */
const mostTogether = 10;
/** Between two rounds, in ms, whatever happens. */
const shortestPauseMs = secondMs;

/** What the live reads of a scope need. */
export interface LiveReadsDeps extends Omit<RefreshRunDeps, 'full'> {
  /** The age, ms, at which connections on screen are read again; 0 never reads. */
  readonly intervalMs: () => number;
  /** How fast the connections of all accounts may be read. */
  readonly budgets: CallBudgets;
  /** Whether this window may still read the scope. */
  readonly mayRead: () => Promise<boolean>;
  /** Notified after each round. */
  readonly onRead: () => void;
  /** Receives errors that are not expected failures. */
  readonly onBug: (error: unknown) => void;
}

/** What the live reads of a scope do. */
export interface LiveState {
  /** How many of its endpoints are on screen. */
  readonly endpoints: number;
  /** The age at which their connections are read again, ms. */
  readonly intervalMs: number;
  /** What the budget of the account allows. */
  readonly callsPerSecond: number;
  /** Whether AWS throttled calls a moment ago. */
  readonly slowed: boolean;
}

/** The live reads of one scope, until disposed. */
export class LiveReads implements Disposable {
  private active = false;
  private disposed = false;
  private reading = false;
  private timer: Disposable | undefined;
  /** Monotonic ms. */
  private notBefore = -Infinity;

  constructor(private readonly deps: LiveReadsDeps) {}

  /** Reads while this window polls the scope. */
  setActive(active: boolean): void {
    this.active = active;
    this.check();
  }

  /** Other endpoints are on screen, or a refresh has read some: sets the time of the next round. */
  check(): void {
    this.timer?.dispose();
    this.timer = undefined;
    if (!this.active || this.disposed || this.reading || this.deps.intervalMs() <= 0) return;
    const { clock } = this.deps;
    const ages = this.onScreen().map(({ age }) => age);
    if (ages.length === 0) return;
    const dueMs = this.deps.intervalMs() - Math.max(...ages);
    const wait = Math.max(0, dueMs, this.notBefore - clock.monotonicMs());
    const slept = sleepSince(clock, wait);
    this.timer = clock.after(wait, () => {
      if (slept()) {
        this.notBefore = clock.monotonicMs() + wakePauseMs;
        this.check();
      } else {
        void this.round();
      }
    });
  }

  /** What they do at present; undefined while nothing of the scope is on screen. */
  get state(): LiveState | undefined {
    const { aws, store, budgets, intervalMs } = this.deps;
    const scope = store.scope(scopeId(aws.scope));
    const endpoints = scope ? endpointsOnScreen(scope, this.deps).length : 0;
    if (!scope || endpoints === 0) return undefined;
    const { callsPerSecond, slowed } = budgets.of(scope);
    return { endpoints, intervalMs: intervalMs(), callsPerSecond, slowed };
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.dispose();
  }

  private async round(): Promise<void> {
    const { clock, onBug } = this.deps;
    this.reading = true;
    try {
      await this.readDue();
    } catch (error) {
      onBug(error);
    } finally {
      this.reading = false;
      this.notBefore = clock.monotonicMs() + shortestPauseMs;
      this.check();
    }
  }

  /** Reads what is due, the oldest first. */
  private async readDue(): Promise<void> {
    const { clock, budgets, signal, mayRead, onRead } = this.deps;
    for (let left = this.due(); left.length > 0; left = this.due()) {
      const run = new RefreshRun({ ...this.deps, full: false });
      if (!run.scope) return;
      const budget = budgets.of(run.scope);
      await pause(clock, budget.reserve(Math.min(left.length, mostTogether)), signal);
      // In the meantime they may have been hidden, or read by a refresh.
      const due = this.due().slice(0, mostTogether);
      if (!this.active || this.disposed || !(await mayRead()) || due.length === 0) return;
      const all = Object.keys(run.scope.connections);
      const keep = all.filter((id) => !due.includes(id));
      await readConnections(run, budget, { keep, due });
      if (signal.aborted) return;
      onRead();
    }
  }

  private due(): readonly string[] {
    const dueMs = this.deps.intervalMs() - togetherMs;
    return this.onScreen()
      .filter(({ age }) => age >= dueMs)
      .sort((a, b) => b.age - a.age)
      .map(({ id }) => id);
  }

  /**
   * The endpoints on screen that were read before. One that failed is left to the next refresh,
   * except when AWS throttled it: the budget then slows down.
   */
  private onScreen(): readonly { readonly id: string; readonly age: number }[] {
    const { aws, store, ages } = this.deps;
    const scope = store.scope(scopeId(aws.scope));
    if (!scope) return [];
    return endpointsOnScreen(scope, this.deps).flatMap((id) => {
      const part = scope.connections[id];
      const failure = partFailure(part);
      const age = ages.of(part);
      if (age === Infinity || (failure && failure.kind !== 'throttled')) return [];
      return [{ id, age }];
    });
  }
}

/** The ids of the endpoints of a scope that are on screen. */
function endpointsOnScreen(
  snapshot: ScopeSnapshot,
  { store, visibility }: Pick<RefreshRunDeps, 'store' | 'visibility'>,
): readonly string[] {
  if (!visibility.showsAny) return [];
  const scope = scopeId(snapshot.scope);
  const endpoints = partValue(snapshot.endpoints) ?? [];
  const all = store.snapshot.scopes.flatMap((one) => partValue(one.endpoints) ?? []).length;
  return endpoints
    .map(({ id }) => id)
    .filter((endpointId) =>
      visibility.isOnScreen({ scope, endpointId }, { siblings: endpoints.length, all }),
    );
}
