/** Lazy values: computed on first use, once. */

/** A function that computes its value on the first call. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
