/**
 * Everything that polls one scope: when it is refreshed, which window refreshes it, its index of
 * alarms and its mute rules.
 */
import type { Disposable } from '../base/events';
import { within } from '../base/within';
import type { Yielder } from '../base/yielder';
import type { Failure } from '../model/errors';
import { scopeId, type ScopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { PublishedScope, SharedScope } from '../ports/sharing';
import type { Visibility } from '../state/visibility';
import type { AccountAliases } from './accountAliases';
import { AlarmIndex } from './alarmIndex';
import { AlarmRules } from './alarmRules';
import type { BackgroundReaderDeps } from './backgroundReader';
import type { CallBudgets } from './schedule/callBudget';
import type { ConcurrencyLimiter } from './concurrencyLimiter';
import { connectionsToRead } from './connectionsToRead';
import { LiveReads, type LiveState } from './liveReads';
import { mergeRemoteScope } from './mergeRemoteScope';
import { MuteRules } from './muteRules';
import type { PartAges } from './partAges';
import { PollingLeader, stuckMs } from './pollingLeader';
import { RefreshScheduler } from './schedule/refreshScheduler';
import { refreshScope } from './refreshScope';
import type { Sleep } from './schedule/wakeWatch';

/** What a worker needs besides its scope. */
export interface ScopeWorkerDeps extends BackgroundReaderDeps {
  readonly visibility: Visibility;
  /** Divides long work over read data into slices; if omitted, it runs in one go. */
  readonly yielder?: Yielder | undefined;
  /** Interval between two refreshes, ms; 0 polls only on request. */
  readonly intervalMs: () => number;
  readonly random: () => number;
  /**
   * Fires when a refresh of a scope has ended, or when this window becomes the leader after another
   * window's refresh.
   */
  readonly onRefreshed: (id: ScopeId) => void;
  /** The age, ms, at which the connections of endpoints on screen are read again; 0 never. */
  readonly liveIntervalMs: () => number;
  /** Fires when connections on screen were read between two refreshes. */
  readonly onConnectionsRead: (id: ScopeId) => void;
  /** Limits the refreshes of all scopes. */
  readonly refreshes: ConcurrencyLimiter;
  /** The ages of the parts of all scopes. */
  readonly ages: PartAges;
  /** How fast the connections of all accounts may be read. */
  readonly budgets: CallBudgets;
  /** The aliases of the accounts of all scopes. */
  readonly aliases: AccountAliases;
}

/** Polls one scope until disposed. */
export class ScopeWorker implements Disposable {
  private readonly id: ScopeId;
  private readonly alarmIndex: AlarmIndex;
  private readonly muteRules: MuteRules;
  private readonly alarmRules: AlarmRules;
  private readonly scheduler: RefreshScheduler;
  private readonly live: LiveReads;
  /** Undefined where windows share nothing. */
  private readonly leader: PollingLeader | undefined;
  /** Resolves when the scope has what was seen of it before this window started. */
  private readonly restored: Promise<void>;
  /** Whether the data came from another window since this window was last the leader. */
  private appliedRemotely = false;
  /** When the last refresh of any window ended, ms since 1970. */
  private refreshedAt = 0;

  constructor(
    private readonly aws: ScopeAws,
    private readonly deps: ScopeWorkerDeps,
    shared: SharedScope | undefined,
  ) {
    this.id = scopeId(aws.scope);
    this.alarmIndex = new AlarmIndex(
      aws.alarms,
      deps.clock,
      () => partValue(this.snapshot?.endpoints) ?? [],
    );
    this.muteRules = new MuteRules(aws, deps);
    this.alarmRules = new AlarmRules(aws, deps);
    this.scheduler = this.newScheduler();
    this.live = this.newLiveReads();
    this.restored = shared ? this.restore(shared) : Promise.resolve();
    this.leader = shared && this.newLeader(shared);
  }

  /** Whether the window is visible or watches in the background. */
  setActive(active: boolean): void {
    if (this.leader) this.leader.setActive(active);
    else this.poll(active);
  }

  /** The state of the live reads; undefined while nothing of the scope is on screen. */
  get liveState(): LiveState | undefined {
    return this.live.state;
  }

  /** Other endpoints are on screen. */
  followScreen(): void {
    this.live.check();
  }

  /** Refreshes all of the scope, topics included. Failures are in the snapshot. */
  refresh(): Promise<void> {
    return this.scheduler.refresh(true);
  }

  /** Adds an alarm that was just created, so that it is polled from now on. */
  addAlarm(name: string): void {
    this.alarmIndex.add(name);
  }

  /** Applies a changed interval. */
  reschedule(): void {
    this.scheduler.reschedule();
    this.live.check();
  }

  /** The machine has slept: checks which window is the leader, and reads what is overdue once. */
  woke(sleep: Sleep): void {
    void this.leader?.isLeader();
    this.scheduler.woke(sleep);
  }

  /** Refreshes connections whose polling was paused while their view was hidden. */
  catchUp(): void {
    const { visibility, ages, intervalMs } = this.deps;
    const { snapshot } = this;
    if (!snapshot) return;
    const { due } = connectionsToRead(snapshot, { visibility, ages, full: false });
    const paused = due.some((endpoint) => ages.of(snapshot.connections[endpoint]) > intervalMs());
    if (paused) this.scheduler.catchUp();
  }

  dispose(): void {
    this.leader?.dispose();
    this.live.dispose();
    this.scheduler.dispose();
  }

  /** Polls, or stops. */
  private poll(active: boolean): void {
    this.scheduler.setActive(active);
    this.live.setActive(active);
  }

  /** Undefined when the scope is no longer watched. */
  private get snapshot(): ScopeSnapshot | undefined {
    return this.deps.store.scope(this.id);
  }

  private newScheduler(): RefreshScheduler {
    const { store, refreshes } = this.deps;
    return new RefreshScheduler({
      ...this.deps,
      refresh: (full, signal) => refreshes.run(this.id, () => this.refreshIfLeader(full, signal)),
      onRefreshed: (throttledUntil) => {
        this.refreshedAt = this.deps.clock.now();
        store.update(this.id, (scope) =>
          scope.throttledUntil === throttledUntil ? scope : { ...scope, throttledUntil },
        );
        this.publish();
        this.live.check();
        this.deps.onRefreshed(this.id);
      },
    });
  }

  private newLiveReads(): LiveReads {
    const { aws, alarmIndex, deps } = this;
    return new LiveReads({
      ...deps,
      aws,
      alarmIndex,
      intervalMs: deps.liveIntervalMs,
      mayRead: async () => (await this.leader?.isLeader()) !== false,
      onRead: () => {
        this.publish();
        // A refresh under way reports all that is new, together with the alarms that fired.
        if (!this.scheduler.refreshing) deps.onConnectionsRead(this.id);
      },
    });
  }

  private async restore({ lastSeen }: SharedScope): Promise<void> {
    const { clock, store } = this.deps;
    const seen = await within(clock, stuckMs, lastSeen.read(), () => undefined);
    if (seen) store.update(this.id, (scope) => ({ ...scope, lastSeen: seen }));
  }

  private newLeader(shared: SharedScope): PollingLeader {
    return new PollingLeader({
      clock: this.deps.clock,
      shared: {
        ...shared,
        readNewer: async () => {
          await this.restored;
          return shared.readNewer();
        },
      },
      onLeadershipChange: (held) => {
        this.poll(held);
        if (!held) return;
        this.catchUp();
        if (this.appliedRemotely) this.deps.onRefreshed(this.id);
        this.appliedRemotely = false;
      },
      onPublished: (published) => {
        this.applyRemote(published);
      },
    });
  }

  /** @returns undefined if nothing was read */
  private async refreshIfLeader(
    full: boolean,
    signal: AbortSignal,
  ): Promise<readonly Failure[] | undefined> {
    await this.restored;
    if (signal.aborted) return undefined;
    // A refresh that the user requested runs in any window, leader or not.
    if (!full && (await this.leader?.isLeader()) === false) return undefined;
    const { aws, alarmIndex, deps } = this;
    const failures = await refreshScope({ ...deps, aws, alarmIndex, signal, full });
    // Not awaited: neither aliases nor rules delay a refresh.
    void deps.aliases.fetchIfUnknown(aws);
    void this.muteRules.refreshIfDue(full);
    void this.alarmRules.refreshIfDue(full);
    return failures;
  }

  private publish(): void {
    if (!this.snapshot) return;
    const snapshot = { ...this.snapshot, lastSeen: undefined };
    const { discovery } = this.alarmIndex;
    const at = this.refreshedAt;
    void this.leader?.publish({ at, snapshot, ...(discovery && { discovery }) });
  }

  private applyRemote({ at, snapshot, discovery }: PublishedScope): void {
    const { store, clock } = this.deps;
    this.appliedRemotely = true;
    this.refreshedAt = at;
    store.applyRemote(this.id, (scope) => mergeRemoteScope(scope, snapshot, clock.now()));
    this.noteAges();
    if (discovery) this.alarmIndex.applyRemote(partValue(snapshot.alarms) ?? [], discovery);
    this.scheduler.readElsewhere(at, snapshot.throttledUntil);
  }

  private noteAges(): void {
    const { connections = {}, topics = {} } = this.snapshot ?? {};
    for (const part of [...Object.values(connections), ...Object.values(topics)])
      this.deps.ages.note(part);
  }
}
