/**
 * Caches what is computed from a scope, so that a change in one of a hundred scopes costs the work
 * for one. A snapshot is immutable: the same object gives the same result.
 */
import { minuteMs } from '../base/duration';
import type { ScopeSnapshot } from '../model/snapshot';
import { LastResults } from '../base/memoize';
import { runToCompletion, type CooperativeTask } from '../base/cooperativeTask';
import type { ViewContext } from './viewContext';

/**
 * Texts depend only on the day of the current time, and in every time zone a day starts on a
 * quarter of an hour; in ms.
 */
const quarterMs = 15 * minuteMs;

/** Computes something from a scope and a view context. */
type Make<R> = (scope: ScopeSnapshot, context: ViewContext) => R;

/** Caches a function's result for each scope and view context. */
export function memoizeByScope<R>(make: Make<R>): Make<R> {
  const memory = new LastResults<ScopeSnapshot, ViewContext, R>(readsTheSame);
  return (scope, context) => {
    const known = memory.get(scope, context);
    return known ? known.result : memory.keep(scope, context, make(scope, context));
  };
}

/** A computation that runs once for each scope and view context: synchronously, or in advance. */
export interface MemoizedTask<R> {
  readonly now: Make<R>;
  readonly steps: Make<CooperativeTask<R>>;
}

/** Caches the result of a task for each scope and view context. */
export function memoizeTaskByScope<R>(make: Make<CooperativeTask<R>>): MemoizedTask<R> {
  const memory = new LastResults<ScopeSnapshot, ViewContext, R>(readsTheSame);
  function* steps(scope: ScopeSnapshot, context: ViewContext): CooperativeTask<R> {
    const known = memory.get(scope, context);
    return known ? known.result : memory.keep(scope, context, yield* make(scope, context));
  }
  return { steps, now: (scope, context) => runToCompletion(steps(scope, context)) };
}

/** Everything except the current time must be identical. */
function readsTheSame(a: ViewContext, b: ViewContext): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof ViewContext>;
  keys.delete('now');
  const sameQuarter = Object.is(Math.floor(a.now / quarterMs), Math.floor(b.now / quarterMs));
  return sameQuarter && [...keys].every((key) => a[key] === b[key]);
}
