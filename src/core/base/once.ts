/** Work that is put off until somebody asks, and then done once. */

/** A function that makes its value when it is first called. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
