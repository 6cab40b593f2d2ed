/**
 * Remembers what was made of a scope, so that a change in one of a hundred scopes costs the work for
 * one. A snapshot is immutable: as long as it is the same object, so is what is made of it.
 */
import type { ScopeSnapshot } from '../model/snapshot';
import type { ViewContext } from './viewContext';

/**
 * Texts depend on the moment by its day alone, and in every time zone a day begins with a quarter of
 * an hour; in ms.
 */
const quarterMs = 15 * 60 * 1000;

/** The same function, which works once for each scope. */
export function ofScope<R>(make: (scope: ScopeSnapshot) => R): (scope: ScopeSnapshot) => R {
  const memory = new WeakMap<ScopeSnapshot, { readonly made: R }>();
  return (scope) => {
    const known = memory.get(scope) ?? { made: make(scope) };
    memory.set(scope, known);
    return known.made;
  };
}

/** The same function, which works once for each scope and way of reading it. */
export function remembered<R>(
  make: (scope: ScopeSnapshot, context: ViewContext) => R,
): (scope: ScopeSnapshot, context: ViewContext) => R {
  const memory = new WeakMap<ScopeSnapshot, { readonly context: ViewContext; readonly made: R }>();
  return (scope, context) => {
    const known = memory.get(scope);
    if (known && readsTheSame(known.context, context)) return known.made;
    const made = make(scope, context);
    memory.set(scope, { context, made });
    return made;
  };
}

/** Everything but the moment has to be the very same. */
function readsTheSame(a: ViewContext, b: ViewContext): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof ViewContext>;
  keys.delete('now');
  const sameQuarter = Object.is(Math.floor(a.now / quarterMs), Math.floor(b.now / quarterMs));
  return sameQuarter && [...keys].every((key) => a[key] === b[key]);
}
