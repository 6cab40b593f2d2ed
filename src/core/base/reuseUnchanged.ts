/**
 * Structural sharing: keeps earlier objects that equal later ones. AWS's responses are new objects
 * each time, and callers that compare by identity must see only real changes.
 */
import type { CooperativeTask } from './cooperativeTask';

/**
 * The later list with the earlier items where they are equal; the earlier list itself if all are.
 * Runs in steps.
 * @param before undefined if nothing was known
 * @param keyOf identifies an item
 */
export function* reuseUnchangedItems<T>(
  before: readonly T[] | undefined,
  after: readonly T[],
  keyOf: (item: T) => string,
): CooperativeTask<readonly T[]> {
  if (!before) return after;
  const known = new Map(before.map((item) => [keyOf(item), item]));
  const reused: T[] = [];
  for (const item of after) {
    yield;
    reused.push(reuseUnchanged(known.get(keyOf(item)), item));
  }
  const all =
    reused.length === before.length && reused.every((item, index) => item === before[index]);
  return all ? before : reused;
}

/** The earlier of two equal values, otherwise the later. */
export function reuseUnchanged<T>(before: T | undefined, after: T): T {
  return before !== undefined && deepEqual(before, after) ? before : after;
}

/** Whether two values of plain data are equal, member by member. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a as Fields, b as Fields];
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && deepEqual(one[name], other[name]))
  );
}

type Fields = Readonly<Record<string, unknown>>;
