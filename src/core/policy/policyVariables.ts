/**
 * Replaces `${key}` in the strings of a policy by the value of a condition key of the request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import { factOf, type ConditionContext } from './conditionContext';

/** `${aws:SourceAccount}`, or with a default: `${aws:username, 'nobody'}`. */
const variable = /\$\{([^{},']*)(?:,\s*'([^']*)'\s*)?\}/g;

/** Whether a policy supports variables. In an older version `${…}` is literal text. */
export function hasVariables(version: unknown): boolean {
  return version === '2012-10-17';
}

/**
 * The strings with the values of their variables, without strings that have a variable without a
 * value: "There is no equal or like value" to it, and it "will not match any resource". Undefined
 * if a value is not known.
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

/** Null if a variable has no value, undefined if a value is not known. */
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
  // A star in a value is literal, which a pattern cannot express.
  return fact?.kind === 'is' && !/[*?]/.test(fact.value) ? fact.value : undefined;
}
