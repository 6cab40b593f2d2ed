/** Polls the chosen scopes, each on its own: the failure of one never holds up another. */
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
import { AlarmDirectory } from './alarmIndex';
import { connectionsToRead } from './connectionsToRead';
import { MuteRules } from './muteRules';
import { PartAges } from './partAges';
import { refreshScope } from './refreshScope';
import { ScopePoller } from './scopePoller';
import { PollingLeader } from './pollingLeader';
import { ConcurrencyLimiter } from './concurrencyLimiter';
import type { Sleep } from './wakeWatch';

/**
 * Scopes that are refreshed at once. A scope waits for three round trips to AWS; 32 fill a tree of a
 * hundred scopes in about four times that. AWS counts requests per account and region, so scopes seldom
 * share a limit.
 */
const parallelScopes = 32;
/** A refresh that takes longer, ms, waits for AWS's pages or for a time-out and goes on beside the others. */
const slotTimeoutMs = 10_000;

/** What the poller needs beside its scopes. */
export interface PollerDeps {
  readonly store: Store;
  readonly visibility: Visibility;
  readonly clock: Clock;
  readonly log: Log;
  /** At which much is done with what was read; where it is left out, in one go. */
  readonly yielder?: Yielder | undefined;
  /** Between two refreshes, ms; 0 polls only when asked. */
  readonly intervalMs: () => number;
  readonly random: () => number;
  /** A refresh of a scope has ended, or it is this window's turn to go on from another's. */
  readonly onRefreshed: (id: ScopeId) => void;
  /** How the windows share a scope; undefined, or absent, where this one is alone. */
  readonly shared?: (id: ScopeId) => SharedScope | undefined;
}

/** All scope pollers. */
export class Poller implements Disposable {
  private readonly pollers = new Map<ScopeId, ScopePoller>();
  private readonly leaders = new Map<ScopeId, PollingLeader>();
  private readonly directories = new Map<ScopeId, AlarmDirectory>();
  private readonly muteRules = new Map<ScopeId, MuteRules>();
  /** Scopes that another window has read since this one had its turn. */
  private readonly appliedRemotely = new Set<ScopeId>();
  private readonly ages: PartAges;
  private readonly aborted = new AbortController();
  /** The refreshes that are under way, and those that wait to be. */
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
      this.directories.set(id, new AlarmDirectory(aws.alarms, options.clock));
      this.muteRules.set(id, new MuteRules(aws, beside));
      this.pollers.set(id, this.poller(aws, id));
      const shared = options.shared?.(id);
      if (shared) this.leaders.set(id, this.turn(id, shared));
    }
    this.listening = options.visibility.onDidExpand((id) => {
      this.catchUp(id);
    });
  }

  /** Whether somebody looks or watches. */
  setActive(active: boolean): void {
    for (const [id, poller] of this.pollers) (this.leaders.get(id) ?? poller).setActive(active);
  }

  /** Refreshes one scope, before all others, or all; topics included. Failures are in the snapshot. */
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

  /** An alarm has been made: its scope polls it from now on. */
  learnAlarm(id: ScopeId, name: string): void {
    this.directories.get(id)?.learn(name);
  }

  /** The interval has changed. */
  reschedule(): void {
    for (const poller of this.pollers.values()) poller.reschedule();
  }

  /** The machine has slept: whose turn it is may have changed, and what is overdue is read once. */
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

  /** What rested while nobody looked is read when somebody does. */
  private catchUp(id: ScopeId): void {
    const { store, visibility, intervalMs } = this.options;
    const { ages } = this;
    const scope = store.scope(id);
    if (!scope) return;
    const { due } = connectionsToRead(scope, { visibility, ages, everything: false });
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
    const discovery = this.directories.get(id)?.discovery;
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
      this.directories.get(id)?.applyRemote(partValue(snapshot.alarms) ?? [], discovery);
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
      refresh: (everything, signal) =>
        this.refreshes.run(id, () => this.refreshOne(aws, id, everything, signal)),
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

  private async refreshOne(aws: ScopeAws, id: ScopeId, everything: boolean, signal: AbortSignal) {
    const { ages, options } = this;
    const { store, visibility, clock, yielder } = options;
    if (signal.aborted) return undefined;
    const directory = this.directories.get(id);
    // What a person asks for is read whoever's turn it is.
    const isLeader = everything || (await this.leaders.get(id)?.isLeader()) !== false;
    if (!directory || !isLeader) return undefined;
    const parts = { aws, directory, visibility, store, clock, ages, yielder, signal };
    const failures = await refreshScope({ ...parts, everything });
    // Not awaited: neither an account's name nor what mutes alarms holds anything up.
    void this.aliases.learn(aws);
    void this.muteRules.get(id)?.follow(everything);
    return failures;
  }

  private readonly onBug = (error: unknown): void => {
    this.options.log.error(error instanceof Error ? error : String(error));
  };
}
