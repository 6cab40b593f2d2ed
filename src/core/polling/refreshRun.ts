/**
 * One refresh of one scope while it is under way: its context, the conversion of results into parts
 * of the snapshot, and the failures so far. The callers decide what to read.
 */
import { isExpected, type Failure } from '../model/errors';
import type { Visibility } from '../state/visibility';
import { reuseUnchangedItems } from '../base/reuseUnchanged';
import { scopeId } from '../model/scope';
import { failed, partValue, succeeded, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../base/clock';
import type { Yielder } from '../base/yielder';
import { runInSlices } from '../base/cooperativeTask';
import type { Store } from '../state/store';
import type { AlarmIndex } from './alarmIndex';
import { eachLimited } from '../base/mapConcurrent';
import type { PartAges } from './partAges';

/** Maximum concurrent EC2, SNS and history calls in one scope. */
const parallel = 4;

/** What a refresh needs. */
export interface RefreshRunDeps {
  readonly aws: ScopeAws;
  /** The scope's alarms; the same object for all refreshes. */
  readonly alarmIndex: AlarmIndex;
  readonly visibility: Visibility;
  readonly store: Store;
  readonly clock: Clock;
  /** The ages of the scope's parts; the same object for all refreshes. */
  readonly ages: PartAges;
  /** Divides the comparison with known data into slices; if omitted, it runs in one go. */
  readonly yielder?: Yielder | undefined;
  readonly signal: AbortSignal;
  /**
   * Reads all connections and topics, not only those that are due, and scans for unknown alarms.
   */
  readonly full: boolean;
}

/** Parts by key. */
type Parts<T> = Readonly<Record<string, Part<T>>>;

/** The refresh. */
export class RefreshRun {
  private readonly failed: Failure[] = [];

  constructor(readonly context: RefreshRunDeps) {}

  /** The failures so far. */
  get failures(): readonly Failure[] {
    return this.failed;
  }

  /** The scope in the store; undefined when it is no longer watched. */
  get scope(): ScopeSnapshot | undefined {
    const { aws, store } = this.context;
    return store.scope(scopeId(aws.scope));
  }

  /** Updates the scope in the store, unless the refresh was aborted. */
  change(update: (scope: ScopeSnapshot) => ScopeSnapshot): void {
    const { aws, store, signal } = this.context;
    if (!signal.aborted) store.update(scopeId(aws.scope), update);
  }

  /**
   * Runs a fetch and converts its result into a part. An aborted fetch keeps the previous part.
   * @throws what is not an `ExpectedError`
   */
  async read<T>(before: Part<T> | undefined, get: () => Promise<T>): Promise<Part<T>> {
    const { clock, ages, signal } = this.context;
    const askedAt = clock.monotonicMs();
    try {
      const value = await get();
      return ages.note(succeeded(value, clock.now()), askedAt);
    } catch (error) {
      if (signal.aborted) return before ?? { kind: 'waiting' };
      if (!isExpected(error)) throw error;
      this.failed.push(error.failure);
      return ages.note(failed(before, error.failure, clock.now()), askedAt);
    }
  }

  /**
   * Reads the parts that are due, a few at once, and keeps the others.
   * @returns the previous parts if none was read and none was removed
   */
  async readDue<T>(
    before: Parts<T>,
    { keep, due }: { readonly keep: readonly string[]; readonly due: readonly string[] },
    get: (key: string) => Promise<T>,
  ): Promise<Parts<T>> {
    const read = await this.each(due, async (key) => {
      return [key, await this.read(before[key], () => get(key))] as const;
    });
    const unread = keep.map((key) => [key, before[key] ?? { kind: 'waiting' as const }] as const);
    const after = Object.fromEntries<Part<T>>([...unread, ...read]);
    return sameParts(before, after) ? before : after;
  }

  /** Runs over a list with limited concurrency. */
  each<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<readonly R[]> {
    return eachLimited(items, parallel, run);
  }

  /** The items just read, with the previous objects where they are equal. */
  reusing<T>(
    before: Part<readonly T[]> | undefined,
    items: readonly T[],
    keyOf: (item: T) => string,
  ): Promise<readonly T[]> {
    return runInSlices(reuseUnchangedItems(partValue(before), items, keyOf), this.context.yielder);
  }
}

function sameParts<T>(before: Parts<T>, after: Parts<T>): boolean {
  const keys = Object.keys(after);
  return (
    keys.length === Object.keys(before).length && keys.every((key) => before[key] === after[key])
  );
}
