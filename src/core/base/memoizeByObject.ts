/** Caches results by object. Objects are immutable, so the same object gives the same result. */

/** The same function, which runs once for each object. */
export function memoizeByObject<K extends object, R>(make: (key: K) => R): (key: K) => R {
  const memory = new WeakMap<K, { readonly made: R }>();
  return (key) => {
    const known = memory.get(key) ?? { made: make(key) };
    memory.set(key, known);
    return known.made;
  };
}
