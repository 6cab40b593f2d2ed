/**
 * Applies the settings: opens the right backend, puts its scopes into the store and polls them.
 * When the settings change, it disposes the old backend before it opens the new one.
 */
import { Emitter, type Disposable, type Event } from '../base/events';
import { ExpectedError } from '../model/errors';
import { Visibility } from '../state/visibility';
import { scopeId, type Scope, type ScopeId } from '../model/scope';
import type { ScopeAws } from '../ports/aws';
import type { Backend } from '../ports/backend';
import type { InTurn } from '../ports/inTurn';
import type { Log } from '../base/log';
import type { Yielder } from '../base/yielder';
import type { Sharing, NotificationLedger } from '../ports/sharing';
import { Poller } from '../polling/poller';
import { liveIntervalOf } from '../polling/schedule/refreshInterval';
import type { LiveState } from '../polling/liveReads';
import type { ScopeSnapshot } from '../model/snapshot';
import { lastSeenOf } from '../notifications/lastSeen';
import { openScope } from './openScope';
import { OwnLedger } from './ownLedger';
import { WriteTurns } from './writeTurns';
import { WakeWatch } from '../polling/schedule/wakeWatch';
import type { Store } from '../state/store';
import { systemClock } from '../base/systemClock';

/** The settings that decide where data come from. */
export interface SessionSettings {
  readonly trial: boolean;
  readonly scopes: readonly Scope[];
  /** Those of the scopes that this window shows; if omitted, all. */
  readonly shown?: readonly Scope[];
}

/** What the session needs. */
export interface SessionDeps {
  readonly store: Store;
  readonly log: Log;
  /** Loads the code that talks to AWS or to the simulator; called on first use only. */
  readonly load: (trial: boolean) => Promise<Backend>;
  readonly intervalMs: () => number;
  /** Divides long work over read data into slices; if omitted, it runs in one go. */
  readonly yielder?: Yielder;
  /** Whether read-only mode is on; if omitted, it is off. */
  readonly readOnly?: () => boolean;
  /** What the windows of the machine share. Trial data are not shared. */
  readonly sharing?: Sharing;
}

/** The one open backend and its poller. */
export class Session implements Disposable {
  private backend: { readonly trial: boolean; readonly ready: Promise<Backend> } | undefined;
  private poller: Poller | undefined;
  private wakeWatch: WakeWatch | undefined;
  private aws = new Map<ScopeId, ScopeAws>();
  private active = false;
  private generation = 0;
  private current: Backend | undefined;
  private own = new OwnLedger();
  /** The scopes of the last settings. */
  private chosen: readonly ScopeId[] = [];
  private readonly turns: WriteTurns;
  /** What is visible; views with rows and charts report it here. */
  readonly visibility: Visibility;
  private readonly changed: Emitter<Backend | undefined>;
  /** Fires when the backend or its scopes change; undefined when there is nothing to poll. */
  readonly onDidChange: Event<Backend | undefined>;
  private readonly refreshed: Emitter<ScopeId>;
  /** Fires once when a refresh of a scope has ended, regardless of its number of changes. */
  readonly onDidRefresh: Event<ScopeId>;
  private readonly connectionsRead: Emitter<ScopeId>;
  /** Fires when the connections on screen of a scope were read between two refreshes. */
  readonly onDidReadConnections: Event<ScopeId>;
  private readonly wakeEmitter: Emitter<undefined>;
  /** Fires when the machine has slept, since shown data may be out of date. */
  readonly onDidWake: Event<undefined>;

  constructor(private readonly deps: SessionDeps) {
    const onError = (error: unknown): void => {
      deps.log.error(error);
    };
    this.turns = new WriteTurns(
      () => (this.current?.trial ? undefined : deps.sharing?.writing),
      systemClock,
    );
    this.visibility = new Visibility(onError);
    this.changed = new Emitter(onError);
    this.onDidChange = this.changed.event;
    this.refreshed = new Emitter(onError);
    this.onDidRefresh = this.refreshed.event;
    this.connectionsRead = new Emitter(onError);
    this.onDidReadConnections = this.connectionsRead.event;
    this.wakeEmitter = new Emitter(onError);
    this.onDidWake = this.wakeEmitter.event;
  }

  /** Applies the settings. Loads nothing when no scope is chosen. */
  async apply(settings: SessionSettings): Promise<void> {
    const generation = ++this.generation;
    this.stop();
    this.aws.clear();
    this.forgetOthers(settings.scopes.map(scopeId));
    if (this.backend && this.backend.trial !== settings.trial) await this.drop();
    if (generation !== this.generation) return;
    const { scopes, shown = scopes } = settings;
    if (!settings.trial && shown.length === 0) {
      this.deps.store.clear();
      this.announce(undefined);
      return;
    }
    const backend = await this.open(settings.trial);
    if (generation !== this.generation) return;
    this.watch(backend, backend.fixedScopes ?? shown);
  }

  /** The backend whose scopes are watched; undefined when none is. */
  get watched(): Backend | undefined {
    return this.current;
  }

  /** @throws ExpectedError `notFound` when the scope is no longer chosen */
  scopeAws(id: ScopeId): ScopeAws {
    const aws = this.aws.get(id);
    if (!aws) throw new ExpectedError({ kind: 'notFound', resource: id });
    return aws;
  }

  /** Runs the last look at AWS before a write, and the write, while no other window does. */
  readonly inTurn: InTurn = (work, signal) => this.turns.run(work, signal);

  /** The notifications already shown, in this window and in the others that see the same. */
  get notified(): NotificationLedger {
    const shared = this.current?.trial ? undefined : this.deps.sharing?.notified;
    return shared ?? this.own;
  }

  /** Remembers what the user has been notified of, for the next window. Trial data are not kept. */
  async remember(snapshot: ScopeSnapshot): Promise<void> {
    const id = scopeId(snapshot.scope);
    if (this.current?.trial || !this.aws.has(id)) return;
    const seen = this.current && lastSeenOf(snapshot, this.current.clock.now());
    if (seen) await this.deps.sharing?.scope(id).lastSeen.write(seen);
  }

  /** Whether the window is visible or watches in the background; polling pauses otherwise. */
  setActive(active: boolean): void {
    this.active = active;
    this.poller?.setActive(active);
  }

  /** Refreshes one scope or all; resolves when the store is up to date. */
  async refresh(id?: ScopeId): Promise<void> {
    await this.poller?.refresh(id);
  }

  /** The live reads of each scope that has endpoints on screen. */
  get live(): ReadonlyMap<ScopeId, LiveState> {
    return this.poller?.live ?? new Map<ScopeId, LiveState>();
  }

  /** Applies a changed polling interval. */
  reschedule(): void {
    this.poller?.reschedule();
  }

  dispose(): void {
    this.generation++;
    this.stop();
    void this.drop();
    this.visibility.dispose();
    this.changed.dispose();
    this.refreshed.dispose();
    this.connectionsRead.dispose();
    this.wakeEmitter.dispose();
  }

  /**
   * A scope that leaves the setting and is chosen again later starts again. Other windows may show what
   * this one does not.
   */
  private forgetOthers(chosen: readonly ScopeId[]): void {
    for (const id of this.chosen)
      if (!chosen.includes(id)) void this.deps.sharing?.scope(id).lastSeen.forget();
    this.chosen = chosen;
  }

  private stop(): void {
    this.wakeWatch?.dispose();
    this.poller?.dispose();
    this.poller = undefined;
  }

  private open(trial: boolean): Promise<Backend> {
    if (this.backend?.trial !== trial) {
      // Another simulated account has the same ids again.
      this.own = new OwnLedger();
      this.backend = { trial, ready: this.deps.load(trial) };
    }
    return this.backend.ready;
  }

  private watch(backend: Backend, scopes: readonly Scope[]): void {
    const { store, log, intervalMs, yielder, sharing } = this.deps;
    const { readOnly = () => false } = this.deps;
    // The simulator's time may jump; timeouts use the machine's clock.
    const machine = backend.trial ? systemClock : backend.clock;
    const opened = scopes.map((scope) =>
      openScope(backend.open(scope), {
        clock: machine,
        readOnly,
        onWritten: (call) => backend.onWritten?.(call, scope, backend.clock.now()),
        onAlarmPut: (name) => this.poller?.addAlarm(scopeId(scope), name),
      }),
    );
    this.aws = new Map(opened.map(({ used }) => [scopeId(used.scope), used]));
    store.setScopes(scopes);
    const polled = opened.map((scope) => scope.polled);
    this.poller = new Poller(polled, {
      store,
      visibility: this.visibility,
      clock: backend.clock,
      log,
      yielder,
      intervalMs,
      liveIntervalMs: () => liveIntervalOf(intervalMs(), backend.trial !== undefined),
      random: Math.random,
      shared: (id) => (backend.trial ? undefined : sharing?.scope(id)),
      onRefreshed: (id) => {
        this.refreshed.fire(id);
      },
      onConnectionsRead: (id) => {
        this.connectionsRead.fire(id);
      },
    });
    this.poller.setActive(this.active);
    this.wakeWatch = new WakeWatch(backend.clock, (sleep) => {
      this.poller?.woke(sleep);
      this.wakeEmitter.fire(undefined);
    });
    this.announce(backend);
  }

  private announce(backend: Backend | undefined): void {
    this.current = backend;
    this.changed.fire(backend);
  }

  private async drop(): Promise<void> {
    const { backend } = this;
    this.backend = undefined;
    this.deps.store.clear();
    try {
      (await backend?.ready)?.dispose();
    } catch (error) {
      // The caller of `open` has received the error; there is nothing to dispose.
      this.deps.log.debug(`A backend was never ready: ${String(error)}`);
    }
  }
}
