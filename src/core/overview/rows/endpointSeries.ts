/**
 * The connections of every endpoint within the last 24 hours, while a page shows them. CloudWatch bills
 * each series that is read, so the whole day is read once, then only what is new, and less often for many
 * endpoints. Between two reads, the numbers of the polls continue the series.
 */
import type { Clock } from '../../base/clock';
import { dayMs } from '../../base/duration';
import { Emitter, type Disposable, type Event } from '../../base/events';
import { eachLimited } from '../../base/mapConcurrent';
import { publishingIntervalMs, publishingIntervalSeconds } from '../../cloudwatch/limits';
import { isOpen } from '../../model/connection';
import { isExpected, type Failure } from '../../model/errors';
import type { Sample } from '../../model/sample';
import { scopeId, type ScopeId } from '../../model/scope';
import { partValue, type ScopeSnapshot } from '../../model/snapshot';
import type { ScopeAws, TimeRange } from '../../ports/aws';
import type { Store } from '../../state/store';

/** Scopes read in parallel. */
const parallel = 3;

/** The number of series of a scope that may be read every five minutes. */
const seriesPerPublication = 100;

/** Numbers of the polls that are kept of an endpoint whose samples cannot be read: a day. */
const mostPolled = dayMs / publishingIntervalMs;

/** Dependencies. */
export interface EndpointSeriesDeps {
  readonly store: Store;
  readonly scopeAws: (scope: ScopeId) => ScopeAws;
  /** `now` is AWS's time. */
  readonly clock: () => Pick<Clock, 'now' | 'monotonicMs'>;
  /** Receives errors that are not expected failures. */
  readonly onBug: (error: unknown) => void;
}

/** What was read of one scope. */
interface ScopeSeries {
  /** On the monotonic time. */
  readonly readAt: number;
  /** By endpoint id, oldest first. */
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  readonly failure: Failure | undefined;
}

/** The series of all scopes. */
export class EndpointSeries implements Disposable {
  private readonly scopes = new Map<ScopeId, ScopeSeries>();
  /** Numbers of the polls after the last sample, by scope and endpoint. */
  private readonly polled = new Map<ScopeId, Map<string, Sample[]>>();
  private readonly changed: Emitter<undefined>;
  /** Fires when samples have been read, or could not be read. */
  readonly onDidChange: Event<undefined>;
  private readonly aborted = new AbortController();
  private visible = false;
  private round: Promise<void> | undefined;

  constructor(private readonly deps: EndpointSeriesDeps) {
    this.changed = new Emitter(deps.onBug);
    this.onDidChange = this.changed.event;
  }

  /** Nothing is read while it is not visible. */
  setVisible(visible: boolean): void {
    this.visible = visible;
    void this.follow();
  }

  /** The samples of an endpoint, oldest first; undefined before they have been read. */
  of(scope: ScopeId, endpointId: string): readonly Sample[] | undefined {
    const read = this.scopes.get(scope)?.samples.get(endpointId);
    const polled = this.polled.get(scope)?.get(endpointId) ?? [];
    return read && (polled.length > 0 ? [...read, ...polled] : read);
  }

  /** Why the samples of a scope could not be read; undefined if they could. */
  failureOf(scope: ScopeId): Failure | undefined {
    return this.scopes.get(scope)?.failure;
  }

  /** Takes the numbers of the last poll and reads what is due, one round at a time. */
  follow(): Promise<void> {
    if (!this.visible || this.aborted.signal.aborted) return Promise.resolve();
    for (const scope of this.deps.store.snapshot.scopes) this.takePolled(scope);
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

  private takePolled({ scope, connections }: ScopeSnapshot): void {
    const id = scopeId(scope);
    const own = this.polled.get(id) ?? new Map<string, Sample[]>();
    this.polled.set(id, own);
    for (const [endpointId, part] of Object.entries(connections)) {
      if (part.kind !== 'ready') continue;
      const { fetchedAt: at, value } = part;
      const known = own.get(endpointId) ?? [];
      const last = known.at(-1) ?? this.scopes.get(id)?.samples.get(endpointId)?.at(-1);
      if (last && at - last.at < publishingIntervalMs) continue;
      const sample = { at, value: value.filter(isOpen).length };
      own.set(endpointId, [...known.slice(-mostPolled), sample]);
    }
  }

  private async readDue(): Promise<void> {
    const { store, clock } = this.deps;
    const due = store.snapshot.scopes.filter((scope) => {
      const endpoints = partValue(scope.endpoints)?.length ?? 0;
      const read = this.scopes.get(scopeId(scope.scope));
      const isNew = (partValue(scope.endpoints) ?? []).some(({ id }) => !read?.samples.has(id));
      const restMs = publishingIntervalMs * Math.ceil(endpoints / seriesPerPublication);
      const age = clock().monotonicMs() - (read?.readAt ?? -Infinity);
      return endpoints > 0 && (age >= restMs || (isNew && age >= publishingIntervalMs));
    });
    await eachLimited(due, parallel, async (scope) => {
      const series = await this.read(scope);
      if (this.aborted.signal.aborted) return;
      this.scopes.set(scopeId(scope.scope), series);
      this.forgetPolled(scopeId(scope.scope), series);
      this.changed.fire(undefined);
    });
  }

  private async read(scope: ScopeSnapshot): Promise<ScopeSeries> {
    const id = scopeId(scope.scope);
    const clock = this.deps.clock();
    const [readAt, now] = [clock.monotonicMs(), clock.now()];
    const before = this.scopes.get(id)?.samples ?? new Map<string, readonly Sample[]>();
    const ids = (partValue(scope.endpoints) ?? []).map((endpoint) => endpoint.id);
    const end = now;
    const start = now - dayMs;
    const known = ids.filter((one) => before.has(one));
    const fresh = ids.filter((one) => !before.has(one));
    try {
      const aws = this.deps.scopeAws(id);
      const since = Math.max(start, readUntil(known, before));
      const parts = [
        await this.readSome(aws, fresh, { start, end }, before),
        await this.readSome(aws, known, { start: since, end }, before),
      ];
      const samples = new Map(parts.flatMap((part) => [...part]));
      return { readAt, samples: withoutOld(samples, start), failure: undefined };
    } catch (error) {
      if (!isExpected(error)) throw error;
      return { readAt, samples: before, failure: error.failure };
    }
  }

  /** Each series with the samples that are final; a series that could not be read stays as it was. */
  private async readSome(
    aws: ScopeAws,
    ids: readonly string[],
    range: TimeRange,
    before: ReadonlyMap<string, readonly Sample[]>,
  ): Promise<ReadonlyMap<string, readonly Sample[]>> {
    if (ids.length === 0) return new Map();
    const { signal } = this.aborted;
    const answers = await aws.metrics.samplesOf(ids, range, publishingIntervalSeconds, signal);
    const all = ids.map((id, index) => {
      const answer = answers[index];
      const known = before.get(id) ?? [];
      if (!answer || isExpected(answer)) return [id, known] as const;
      const [first] = answer;
      const from = first ? Math.min(first.at, range.start) : range.start;
      return [id, [...known.filter(({ at }) => at < from), ...answer]] as const;
    });
    return new Map(all);
  }

  private forgetPolled(scope: ScopeId, { samples }: ScopeSeries): void {
    const own = this.polled.get(scope);
    for (const [id, polled] of own ?? []) {
      const last = samples.get(id)?.at(-1)?.at ?? -Infinity;
      own?.set(
        id,
        polled.filter(({ at }) => at > last + publishingIntervalMs),
      );
    }
  }
}

/**
 * From when to read again: the last two publications may still change, because CloudWatch aggregates
 * late data. The oldest of all series, since one call has one range.
 */
function readUntil(
  ids: readonly string[],
  samples: ReadonlyMap<string, readonly Sample[]>,
): number {
  const lasts = ids.flatMap((id) => samples.get(id)?.at(-1)?.at ?? []);
  return lasts.length > 0 ? Math.min(...lasts) - 2 * publishingIntervalMs : -Infinity;
}

function withoutOld(
  samples: ReadonlyMap<string, readonly Sample[]>,
  start: number,
): ReadonlyMap<string, readonly Sample[]> {
  return new Map([...samples].map(([id, own]) => [id, own.filter(({ at }) => at >= start)]));
}
