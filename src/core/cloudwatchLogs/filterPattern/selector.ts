/**
 * Property selectors of filter patterns: `$.a-b.c[0]`, `$.['a.b']`; with a wildcard for any element of an
 * array or any member of an object, `$.a[*]` and `$.*`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#matching-terms-json-log-events
 */

/** Every selector of a pattern, for the tokenizer. */
export const selectorForm = /\$(?:\.?\[['"][^'"\]]+['"]\]|\.[\w-]+|\.\*|\[\d+\]|\[\*\])+/y;

/** A name or an index; `undefined` is the wildcard. */
type Step = string | undefined;

/** The selected values: at most one, unless the selector contains a wildcard. */
export function selectAll(selector: string, json: unknown): readonly unknown[] {
  return stepsOf(selector).reduce<readonly unknown[]>(
    (values, step) => values.flatMap((value) => next(value, step)),
    [json],
  );
}

/** The number of wildcards in a selector. */
export function wildcardsIn(selector: string): number {
  return stepsOf(selector).filter((step) => step === undefined).length;
}

function next(value: unknown, step: Step): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === undefined) return Object.values(value);
  const member = Object.getOwnPropertyDescriptor(value, step);
  // A non-enumerable member, such as the length of an array, is no JSON property.
  return member?.enumerable ? [member.value] : [];
}

function stepsOf(selector: string): Step[] {
  const steps = selector.matchAll(/\[['"]([^'"\]]+)['"]\]|\.([\w-]+)|\[(\d+)\]|\.\*|\[\*\]/g);
  return [...steps].map(([, quoted, name, index]) => quoted ?? name ?? index);
}
