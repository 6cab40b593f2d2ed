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

/** The texts with each variable's value; undefined when one of them is not known. */
export function resolveVariables(
  texts: readonly string[],
  context: ConditionContext,
): readonly string[] | undefined {
  const resolved = texts.map((text) => resolve(text, context));
  return resolved.every((text) => text !== undefined) ? resolved : undefined;
}

function resolve(text: string, context: ConditionContext): string | undefined {
  if (!text.includes('${')) return text;
  const result = text.replace(
    variable,
    (whole, key: string, instead?: string) => valueOf(key.trim(), instead, context) ?? whole,
  );
  return result.includes('${') ? undefined : result;
}

function valueOf(
  key: string,
  instead: string | undefined,
  context: ConditionContext,
): string | undefined {
  if (key === '$') return '$';
  const fact = factOf(key, context);
  const value = fact?.kind === 'is' ? fact.value : fact?.kind === 'absent' ? instead : undefined;
  // A star in a value is a star, which a pattern cannot say.
  return value !== undefined && /[*?]/.test(value) ? undefined : value;
}
