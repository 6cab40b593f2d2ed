/**
 * Keeps the activity of the last day up to date while a view shows it. Polls deliver part of it;
 * alarm histories and connection logs are read for the activity alone.
 */
import { minuteMs } from '../base/duration';
import { isExpected, type Failure } from '../model/errors';
import { Emitter, type Disposable, type Event } from '../base/events';
import type { ConnectionRecord } from '../model/connectionRecord';
import { nothingLogged, type LoggedActivity } from '../model/loggedActivity';
import { scopeId, type ScopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { eachLimited } from '../base/mapConcurrent';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../base/clock';
import { mergeRecords } from '../model/mergeConnection';
import type { Store } from '../state/store';
import { alarmEvents, readAlarmEvents, type AlarmEvents } from './alarmEvents';
import type { ChangeLog } from './changeLog';
import { readFrom, remember, type LogMemory } from './logMemory';
import { activityEntries, activityMs, type ActivityEntry, type AlarmEvent } from './entries';
import type { LogSpan } from './readLoggedActivity';
import type { RecentConnections } from './recentConnections';

/** Minimum interval between two reads of what is read for the activity alone, in ms. */
const restMs = 5 * minuteMs;
/** Histories and logs read in parallel, over all scopes. */
const parallel = 3;

/** Dependencies of the feed. */
export interface ActivityDeps {
  readonly store: Store;
  readonly recent: RecentConnections;
  readonly changes: ChangeLog;
  readonly scopeAws: (scope: ScopeId) => ScopeAws;
  /** `now` is AWS's time. */
  readonly clock: () => Pick<Clock, 'now' | 'monotonicMs'>;
  /** Reads the connection logs of a scope's endpoints that have one. @throws ExpectedError `cancelled` */
  readonly readLogs: (
    aws: ScopeAws,
    scope: ScopeSnapshot,
    span: LogSpan,
    signal: AbortSignal,
  ) => Promise<LoggedActivity>;
  /** Receives errors that are not expected failures. */
  readonly onBug: (error: unknown) => void;
}

/** What was read of one scope for the activity alone. */
interface ScopeReading {
  /** On the monotonic time. */
  readonly readAt: number;
  /** Undefined if they could not be read; the next round tries again. */
  readonly events: AlarmEvents | undefined;
  /** Why they could not be read. */
  readonly failed: readonly Failure[];
  readonly logs: LogMemory;
}

/** The activity of all chosen scopes. */
export class ActivityFeed implements Disposable {
  private readonly readings = new Map<ScopeId, ScopeReading>();
  private readonly changed: Emitter<undefined>;
  readonly onDidChange: Event<undefined>;
  private readonly aborted = new AbortController();
  /** The views that show the activity or connections, by name. */
  private readonly visibleViews = new Set<string>();
  private round: Promise<void> | undefined;
  /** Changes when the readings become those of another backend. */
  private era = {};

  constructor(private readonly deps: ActivityDeps) {
    this.changed = new Emitter(deps.onBug);
    this.onDidChange = this.changed.event;
  }

  /** Newest first, over all scopes. */
  get entries(): readonly ActivityEntry[] {
    const { store, changes, clock } = this.deps;
    return store.snapshot.scopes
      .flatMap((scope) => {
        const id = scopeId(scope.scope);
        const read = this.readings.get(id);
        const { failures } = read?.logs ?? nothingLogged;
        const facts = {
          scope: id,
          records: this.records(id),
          failures,
          transitions: this.alarmEvents(scope),
          changes: changes.all,
          alarms: partValue(scope.alarms) ?? [],
        };
        return activityEntries(facts, clock().now());
      })
      .sort((a, b) => b.at - a.at);
  }

  /** What could not be read, by scope. */
  get failures(): readonly { readonly scope: ScopeId; readonly failure: Failure }[] {
    return [...this.readings].flatMap(([scope, { failed, logs }]) =>
      [...failed, ...logs.failed.map(({ failure }) => failure)].map((failure) => ({
        scope,
        failure,
      })),
    );
  }

  /** Whether any part has not been read for the first time yet. */
  get reading(): boolean {
    return this.deps.store.snapshot.scopes.some(
      ({ scope, endpoints, alarms }) =>
        endpoints.kind === 'waiting' ||
        alarms.kind === 'waiting' ||
        (partValue(endpoints) && !this.readings.has(scopeId(scope))),
    );
  }

  /** Nothing is read unless a view shows it: the activity view, or a table of connections. */
  setVisible(visible: boolean, view = 'activity'): void {
    if (visible) this.visibleViews.add(view);
    else this.visibleViews.delete(view);
    void this.follow();
  }

  /** The connections of a scope within the last day, in no particular order. */
  records(scope: ScopeId): readonly ConnectionRecord[] {
    return mergeRecords(this.deps.recent.of(scope), this.logged(scope).records);
  }

  /** State changes of the alarms of a scope within the last day. */
  alarmEvents(scope: ScopeSnapshot): readonly AlarmEvent[] {
    return alarmEvents(this.readings.get(scopeId(scope.scope))?.events, scope);
  }

  /** What the logs of a scope contain about the last day, as far as they were read. */
  logged(scope: ScopeId): LoggedActivity {
    return this.readings.get(scope)?.logs ?? nothingLogged;
  }

  /** Deletes what was read, because another AWS is watched: the trial's events are not real ones. */
  forget(): void {
    this.era = {};
    this.readings.clear();
    this.changed.fire(undefined);
  }

  /** Reads what is due after a poll, one round at a time. */
  follow(): Promise<void> {
    if (this.visibleViews.size === 0 || this.aborted.signal.aborted) return Promise.resolve();
    return (this.round ??= this.readDue()
      .catch(this.deps.onBug)
      .finally(() => {
        this.round = undefined;
      }));
  }

  dispose(): void {
    this.aborted.abort();
    this.changed.dispose();
  }

  private async readDue(): Promise<void> {
    const { store, clock } = this.deps;
    const { era } = this;
    const due = store.snapshot.scopes.filter(
      ({ scope, alarms, endpoints }) =>
        partValue(endpoints) &&
        alarms.kind !== 'waiting' &&
        clock().monotonicMs() - (this.readings.get(scopeId(scope))?.readAt ?? -Infinity) >= restMs,
    );
    await eachLimited(due, parallel, async (scope) => {
      const reading = await this.read(scope);
      if (this.aborted.signal.aborted || era !== this.era) return;
      this.readings.set(scopeId(scope.scope), reading);
      this.changed.fire(undefined);
    });
  }

  private async read(scope: ScopeSnapshot): Promise<ScopeReading> {
    const { scopeAws, readLogs } = this.deps;
    const clock = this.deps.clock();
    const { signal } = this.aborted;
    const id = scopeId(scope.scope);
    const aws = scopeAws(id);
    const before = this.readings.get(id);
    const [readAt, now] = [clock.monotonicMs(), clock.now()];
    const failed: Failure[] = [];
    const dayAgo = now - activityMs;
    // Polls deliver later transitions, so the histories are read only once.
    const events =
      before?.events ??
      (await readAlarmEvents(aws, scope, { start: dayAgo, end: now }, signal).catch(
        (error: unknown) => {
          if (!isExpected(error)) throw error;
          failed.push(error.failure);
          return undefined;
        },
      ));
    const round = { readAt: now, since: dayAgo };
    const startOf = (endpointId: string): number => readFrom(before?.logs, round, endpointId);
    const logged = await readLogs(aws, scope, { startOf, end: now }, signal);
    return { readAt, events, failed, logs: remember(before?.logs, logged, round) };
  }
}
