/**
 * What is known about a request's condition keys.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html#intro-structure-request
 */

/** What is known about a condition key in a request. */
export type KeyFact =
  /** The request does not contain the key. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'is'; readonly value: string }
  /** It has several values: these and possibly others. */
  | { readonly kind: 'includes'; readonly values: readonly string[] }
  /** It is present, with an unknown value. */
  | { readonly kind: 'present' };

/**
 * The condition keys of a request, in lower case; `aws:requesttag/*` stands for all keys with that
 * prefix. Nothing is known about a key that is not listed.
 */
export type ConditionContext = Readonly<Record<string, KeyFact>>;

/** What is known about a key; its case does not matter. */
export function factOf(key: string, context: ConditionContext): KeyFact | undefined {
  const folded = key.toLowerCase();
  const family = `${folded.slice(0, folded.indexOf('/') + 1)}*`;
  return Object.hasOwn(context, folded)
    ? context[folded]
    : Object.hasOwn(context, family)
      ? context[family]
      : undefined;
}
