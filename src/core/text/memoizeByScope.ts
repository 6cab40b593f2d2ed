/**
 * Remembers what was made of a scope, so that a change in one of a hundred scopes costs the work for
 * one. A snapshot is immutable: as long as it is the same object, so is what is made of it.
 */
import type { ScopeSnapshot } from '../model/snapshot';
import { memoizeByObject } from '../base/memoizeByObject';
import { atOnce, type Steps } from '../base/steps';
import type { ViewContext } from './viewContext';

/**
 * Texts depend on the moment by its day alone, and in every time zone a day begins with a quarter of
 * an hour; in ms.
 */
const quarterMs = 15 * 60 * 1000;

/** The same function, which works once for each scope. */
export const ofScope: <R>(make: (scope: ScopeSnapshot) => R) => (scope: ScopeSnapshot) => R =
  memoizeByObject;

/** Makes something of a scope, read in a certain way. */
type Make<R> = (scope: ScopeSnapshot, context: ViewContext) => R;

/** The same function, which works once for each scope and way of reading it. */
export function memoizeByScope<R>(make: Make<R>): Make<R> {
  const memory = new Memory<R>();
  return (scope, context) => {
    const known = memory.get(scope, context);
    return known ? known.made : memory.keep(scope, context, make(scope, context));
  };
}

/** Work that is done once for each scope and way of reading it: at once, or before it is needed. */
export interface MemoizedTask<R> {
  readonly now: Make<R>;
  readonly steps: Make<Steps<R>>;
}

/** The same work, remembered. */
export function memoizeTaskByScope<R>(make: Make<Steps<R>>): MemoizedTask<R> {
  const memory = new Memory<R>();
  function* steps(scope: ScopeSnapshot, context: ViewContext): Steps<R> {
    const known = memory.get(scope, context);
    return known ? known.made : memory.keep(scope, context, yield* make(scope, context));
  }
  return { steps, now: (scope, context) => atOnce(steps(scope, context)) };
}

/** What was made of each scope when it was read last, and how it was read. */
class Memory<R> {
  private readonly byScope = new WeakMap<ScopeSnapshot, { context: ViewContext; made: R }>();

  get(scope: ScopeSnapshot, context: ViewContext): { readonly made: R } | undefined {
    const known = this.byScope.get(scope);
    return known && readsTheSame(known.context, context) ? known : undefined;
  }

  keep(scope: ScopeSnapshot, context: ViewContext, made: R): R {
    this.byScope.set(scope, { context, made });
    return made;
  }
}

/** Everything but the moment has to be the very same. */
function readsTheSame(a: ViewContext, b: ViewContext): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof ViewContext>;
  keys.delete('now');
  const sameQuarter = Object.is(Math.floor(a.now / quarterMs), Math.floor(b.now / quarterMs));
  return sameQuarter && [...keys].every((key) => a[key] === b[key]);
}
