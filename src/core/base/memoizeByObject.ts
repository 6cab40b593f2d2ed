/** Remembers what was made of an object. Where objects are immutable, the same one gives the same. */

/** The same function, which works once for each object. */
export function memoizeByObject<K extends object, R>(make: (key: K) => R): (key: K) => R {
  const memory = new WeakMap<K, { readonly made: R }>();
  return (key) => {
    const known = memory.get(key) ?? { made: make(key) };
    memory.set(key, known);
    return known.made;
  };
}
