/**
 * `${key}` in the texts of a policy: the value of a condition key of the request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import { factOf } from './conditionContext';
import type { ConditionContext } from './conditionContext';

/** `${aws:SourceAccount}`, or with a text in its stead: `${aws:username, 'nobody'}`. */
const variable = /\$\{([^{},']*)(?:,\s*'([^']*)'\s*)?\}/g;

/** Whether a policy has variables; in an older version `${…}` is text like any other. */
export function hasVariables(version: unknown): boolean {
  return version === '2012-10-17';
}

/**
 * The texts with each variable's value, without those of which a variable has none: "There is no equal
 * or like value" to it, and it "will not match any resource". Undefined when a value is not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
export function resolveVariables(
  texts: readonly string[],
  context: ConditionContext,
): readonly string[] | undefined {
  const resolved = texts.map((text) => resolve(text, context));
  if (resolved.includes(undefined)) return undefined;
  return resolved.flatMap((text) => text ?? []);
}

/** Null where a variable has no value, undefined where one is not known. */
function resolve(text: string, context: ConditionContext): string | null | undefined {
  const values = [...text.matchAll(variable)].map(([, key = '', instead]) =>
    valueOf(key, instead, context),
  );
  if (values.includes(null)) return null;
  let next = 0;
  const result = text.replace(variable, (whole) => values[next++] ?? whole);
  return result.includes('${') ? undefined : result;
}

function valueOf(
  key: string,
  instead: string | undefined,
  context: ConditionContext,
): string | null | undefined {
  if (key === '$') return '$';
  const fact = factOf(key, context);
  if (fact?.kind === 'absent') return instead ?? null;
  // A star in a value is a star, which a pattern cannot say.
  return fact?.kind === 'is' && !/[*?]/.test(fact.value) ? fact.value : undefined;
}
