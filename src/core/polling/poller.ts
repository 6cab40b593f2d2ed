/** Polls the configured scopes independently: a failure in one never delays another. */
import type { Disposable } from '../base/events';
import type { Visibility } from '../state/visibility';
import { scopeId, type ScopeId } from '../model/scope';
import { partValue } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Yielder } from '../base/yielder';
import type { PublishedScope, SharedScope } from '../ports/sharing';
import type { Store } from '../state/store';
import { AccountAliases } from './accountAliases';
import { mergeRemoteScope } from './mergeRemoteScope';
import { AlarmIndex } from './alarmIndex';
import { connectionsToRead } from './connectionsToRead';
import { MuteRules } from './muteRules';
import { PartAges } from './partAges';
import { refreshScope } from './refreshScope';
import { ScopePoller } from './scopePoller';
import { PollingLeader } from './pollingLeader';
import { ConcurrencyLimiter } from './concurrencyLimiter';
import type { Sleep } from './wakeWatch';

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
export interface PollerDeps {
  readonly store: Store;
  readonly visibility: Visibility;
  readonly clock: Clock;
  readonly log: Log;
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
  /** How windows share a scope; undefined or omitted where nothing is shared. */
  readonly shared?: (id: ScopeId) => SharedScope | undefined;
}

/** The pollers of all scopes. */
export class Poller implements Disposable {
  private readonly pollers = new Map<ScopeId, ScopePoller>();
  private readonly leaders = new Map<ScopeId, PollingLeader>();
  private readonly alarmIndexes = new Map<ScopeId, AlarmIndex>();
  private readonly muteRules = new Map<ScopeId, MuteRules>();
  /** Scopes whose data came from another window since this window was last the leader. */
  private readonly appliedRemotely = new Set<ScopeId>();
  private readonly ages: PartAges;
  private readonly aborted = new AbortController();
  /** Running and waiting refreshes. */
  private readonly refreshes: ConcurrencyLimiter;
  private readonly aliases: AccountAliases;
  private readonly listening: Disposable;

  constructor(
    scopes: readonly ScopeAws[],
    private readonly options: PollerDeps,
  ) {
    this.ages = new PartAges(options.clock);
    const slotTimeout = { clock: options.clock, ms: slotTimeoutMs };
    this.refreshes = new ConcurrencyLimiter({ limit: parallelScopes, slotTimeout });
    const beside = { ...options, signal: this.aborted.signal, onBug: this.onBug };
    this.aliases = new AccountAliases(beside);
    for (const aws of scopes) {
      const id = scopeId(aws.scope);
      this.alarmIndexes.set(id, new AlarmIndex(aws.alarms, options.clock));
      this.muteRules.set(id, new MuteRules(aws, beside));
      this.pollers.set(id, this.poller(aws, id));
      const shared = options.shared?.(id);
      if (shared) this.leaders.set(id, this.turn(id, shared));
    }
    this.listening = options.visibility.onDidExpand((id) => {
      this.catchUp(id);
    });
  }

  /** Whether the window is visible or watches in the background. */
  setActive(active: boolean): void {
    for (const [id, poller] of this.pollers) (this.leaders.get(id) ?? poller).setActive(active);
  }

  /**
   * Refreshes one scope with priority, or all scopes, topics included. Failures are in the
   * snapshot.
   */
  async refresh(id?: ScopeId): Promise<void> {
    const one = id === undefined ? undefined : this.pollers.get(id);
    const chosen = one ? [one] : [...this.pollers.values()];
    const prioritize = one && id !== undefined ? this.refreshes.prioritize(id) : undefined;
    try {
      await Promise.all(chosen.map((poller) => poller.refresh(true)));
    } finally {
      prioritize?.dispose();
    }
  }

  /** Adds an alarm that was just created, so that its scope polls it from now on. */
  addAlarm(id: ScopeId, name: string): void {
    this.alarmIndexes.get(id)?.add(name);
  }

  /** Applies a changed interval. */
  reschedule(): void {
    for (const poller of this.pollers.values()) poller.reschedule();
  }

  /** The machine has slept: checks which window is the leader, and reads what is overdue once. */
  woke(sleep: Sleep): void {
    for (const turn of this.leaders.values()) void turn.isLeader();
    for (const poller of this.pollers.values()) poller.woke(sleep);
  }

  dispose(): void {
    this.listening.dispose();
    this.aborted.abort();
    for (const turn of this.leaders.values()) turn.dispose();
    for (const poller of this.pollers.values()) poller.dispose();
    this.refreshes.dispose();
  }

  /** Refreshes connections whose polling was paused while their view was hidden. */
  private catchUp(id: ScopeId): void {
    const { store, visibility, intervalMs } = this.options;
    const { ages } = this;
    const scope = store.scope(id);
    if (!scope) return;
    const { due } = connectionsToRead(scope, { visibility, ages, full: false });
    const rested = due.some((endpoint) => ages.of(scope.connections[endpoint]) > intervalMs());
    if (rested) this.pollers.get(id)?.catchUp();
  }

  private turn(id: ScopeId, shared: SharedScope): PollingLeader {
    return new PollingLeader({
      clock: this.options.clock,
      shared,
      onLeadershipChange: (held) => {
        this.pollers.get(id)?.setActive(held);
        if (!held) return;
        this.catchUp(id);
        if (this.appliedRemotely.delete(id)) this.options.onRefreshed(id);
      },
      onPublished: (published) => {
        this.applyRemote(id, published);
      },
    });
  }

  private publish(id: ScopeId): void {
    const snapshot = this.options.store.scope(id);
    const discovery = this.alarmIndexes.get(id)?.discovery;
    const at = this.options.clock.now();
    if (snapshot)
      void this.leaders.get(id)?.publish({ at, snapshot, ...(discovery && { discovery }) });
  }

  private applyRemote(id: ScopeId, { at, snapshot, discovery }: PublishedScope): void {
    const { store, clock } = this.options;
    this.appliedRemotely.add(id);
    store.applyRemote(id, (scope) => mergeRemoteScope(scope, snapshot, clock.now()));
    this.noteAges(id);
    if (discovery)
      this.alarmIndexes.get(id)?.applyRemote(partValue(snapshot.alarms) ?? [], discovery);
    this.pollers.get(id)?.readElsewhere(at, snapshot.throttledUntil);
  }

  private noteAges(id: ScopeId): void {
    const { connections = {}, topics = {} } = this.options.store.scope(id) ?? {};
    for (const part of [...Object.values(connections), ...Object.values(topics)])
      this.ages.note(part);
  }

  private poller(aws: ScopeAws, id: ScopeId): ScopePoller {
    const { store, clock, intervalMs, random } = this.options;
    return new ScopePoller({
      clock,
      intervalMs,
      random,
      refresh: (full, signal) =>
        this.refreshes.run(id, () => this.refreshOne(aws, id, full, signal)),
      onRefreshed: (throttledUntil) => {
        store.update(id, (scope) =>
          scope.throttledUntil === throttledUntil ? scope : { ...scope, throttledUntil },
        );
        this.publish(id);
        this.options.onRefreshed(id);
      },
      onBug: this.onBug,
    });
  }

  private async refreshOne(aws: ScopeAws, id: ScopeId, full: boolean, signal: AbortSignal) {
    const { ages, options } = this;
    const { store, visibility, clock, yielder } = options;
    if (signal.aborted) return undefined;
    const alarmIndex = this.alarmIndexes.get(id);
    // A refresh that the user requested runs in any window, leader or not.
    const isLeader = full || (await this.leaders.get(id)?.isLeader()) !== false;
    if (!alarmIndex || !isLeader) return undefined;
    const parts = { aws, alarmIndex, visibility, store, clock, ages, yielder, signal };
    const failures = await refreshScope({ ...parts, full });
    // Not awaited: neither aliases nor mute rules delay a refresh.
    void this.aliases.fetchIfUnknown(aws);
    void this.muteRules.get(id)?.refreshIfDue(full);
    return failures;
  }

  private readonly onBug = (error: unknown): void => {
    this.options.log.error(error);
  };
}
