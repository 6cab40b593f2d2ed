/**
 * One refresh of one scope while it is under way: what it may use, how what it reads becomes parts
 * of the snapshot, and what has failed so far. What to read is up to those who are handed it.
 */
import { isExpected, type Failure } from '../model/errors';
import type { Visibility } from '../state/visibility';
import { reuseUnchangedItems } from '../base/reuseUnchanged';
import { scopeId } from '../model/scope';
import { failed, partValue, succeeded, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../base/clock';
import type { Yielder } from '../base/yielder';
import { inSlices } from '../base/steps';
import type { Store } from '../state/store';
import type { AlarmDirectory } from './alarmIndex';
import { eachLimited } from '../base/mapConcurrent';
import type { PartAges } from './partAges';

/** EC2, SNS and history calls under way at once, in one scope. */
const parallel = 4;

/** What a refresh needs. */
export interface RefreshContext {
  readonly aws: ScopeAws;
  /** The scope's alarms; the same object at each refresh. */
  readonly directory: AlarmDirectory;
  readonly visibility: Visibility;
  readonly store: Store;
  readonly clock: Clock;
  /** Of the scope's parts; the same object at each refresh. */
  readonly ages: PartAges;
  /** At which what is read is compared with what is known; where it is left out, in one go. */
  readonly yielder?: Yielder | undefined;
  readonly signal: AbortSignal;
  /** Reads all connections and topics, not only those that are due, and looks for alarms of others. */
  readonly everything: boolean;
}

/** Parts by what they are of. */
type Parts<T> = Readonly<Record<string, Part<T>>>;

/** The refresh. */
export class ScopeRefresh {
  private readonly failed: Failure[] = [];

  constructor(readonly context: RefreshContext) {}

  /** What has failed so far. */
  get failures(): readonly Failure[] {
    return this.failed;
  }

  /** The scope as the store has it now; undefined when it is no longer watched. */
  get scope(): ScopeSnapshot | undefined {
    const { aws, store } = this.context;
    return store.scope(scopeId(aws.scope));
  }

  /** Puts something new into the store, unless the refresh has been called off. */
  change(update: (scope: ScopeSnapshot) => ScopeSnapshot): void {
    const { aws, store, signal } = this.context;
    if (!signal.aborted) store.update(scopeId(aws.scope), update);
  }

  /**
   * Runs a fetch and makes it a part. An aborted fetch leaves the part as it was.
   * @throws what is not an `ExpectedError`
   */
  async read<T>(before: Part<T> | undefined, get: () => Promise<T>): Promise<Part<T>> {
    const { clock, ages, signal } = this.context;
    try {
      const value = await get();
      return ages.note(succeeded(value, clock.now()));
    } catch (error) {
      if (signal.aborted) return before ?? { kind: 'waiting' };
      if (!isExpected(error)) throw error;
      this.failed.push(error.failure);
      return ages.note(failed(before, error.failure, clock.now()));
    }
  }

  /**
   * Reads those parts that are due, a few at once, and keeps the others.
   * @returns the parts of before where none was read and none is gone
   */
  async readDue<T>(
    before: Parts<T>,
    { keep, due }: { readonly keep: readonly string[]; readonly due: readonly string[] },
    get: (key: string) => Promise<T>,
  ): Promise<Parts<T>> {
    const read = await this.each(due, async (key) => {
      return [key, await this.read(before[key], () => get(key))] as const;
    });
    const kept = keep.map((key) => [key, before[key] ?? { kind: 'waiting' as const }] as const);
    const after = Object.fromEntries<Part<T>>([...kept, ...read]);
    return sameParts(before, after) ? before : after;
  }

  /** Runs over a list, a few at once. */
  each<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<readonly R[]> {
    return eachLimited(items, parallel, run);
  }

  /** What was read, with the objects of before where they say the same. */
  keeping<T>(
    before: Part<readonly T[]> | undefined,
    items: readonly T[],
    keyOf: (item: T) => string,
  ): Promise<readonly T[]> {
    return inSlices(reuseUnchangedItems(partValue(before), items, keyOf), this.context.yielder);
  }
}

function sameParts<T>(before: Parts<T>, after: Parts<T>): boolean {
  const keys = Object.keys(after);
  return (
    keys.length === Object.keys(before).length && keys.every((key) => before[key] === after[key])
  );
}
