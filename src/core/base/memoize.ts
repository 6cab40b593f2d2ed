/** Caches results. Objects are immutable, so the same object gives the same result. */

/** A function that computes its value on the first call. */
export function once<T>(make: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: make() }).value;
}

/** The same function, which runs once for each object. */
export function memoizeByObject<K extends object, R>(make: (key: K) => R): (key: K) => R {
  const memory = new WeakMap<K, { readonly result: R }>();
  return (key) => {
    const known = memory.get(key) ?? { result: make(key) };
    memory.set(key, known);
    return known.result;
  };
}

/** The last result for each object. It is valid while the other input is the same. */
export class LastResults<K extends object, Input, R> {
  private readonly byKey = new WeakMap<K, { readonly input: Input; readonly result: R }>();

  constructor(private readonly isSame: (before: Input, now: Input) => boolean) {}

  get(key: K, input: Input): { readonly result: R } | undefined {
    const known = this.byKey.get(key);
    return known && this.isSame(known.input, input) ? known : undefined;
  }

  keep(key: K, input: Input, result: R): R {
    this.byKey.set(key, { input, result });
    return result;
  }
}
