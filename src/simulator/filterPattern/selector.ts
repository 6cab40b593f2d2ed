/** Property selectors of filter patterns: `$.a-b.c[0]`, `$.['a.b']`. */

/** Where a selector leads; `found` is false where there is nothing. */
export type Selected =
  { readonly found: false } | { readonly found: true; readonly value: unknown };

/** The value at a selector that the tokenizer took for one. */
export function select(selector: string, json: unknown): Selected {
  let value = json;
  for (const step of stepsOf(selector)) {
    const object = typeof value === 'object' && value !== null ? value : undefined;
    const member = object && Object.getOwnPropertyDescriptor(object, step);
    if (!member) return { found: false };
    value = member.value as unknown;
  }
  return { found: true, value };
}

function stepsOf(selector: string): string[] {
  return [...selector.matchAll(/\[['"]([^'"\]]+)['"]\]|\.([\w-]+)|\[(\d+)\]/g)].map(
    ([, quoted, name, index]) => quoted ?? name ?? index ?? '',
  );
}
