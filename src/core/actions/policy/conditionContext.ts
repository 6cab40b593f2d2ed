/**
 * What is known of a request's condition keys.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html#intro-structure-request
 */

/** What is known of a condition key in a request. */
export type KeyFact =
  /** The request does not have it. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'is'; readonly value: string }
  /** It has several values, these and perhaps others. */
  | { readonly kind: 'includes'; readonly values: readonly string[] }
  /** It is there, with a value that is not known. */
  | { readonly kind: 'present' };

/**
 * The condition keys of a request, in lower case; `aws:requesttag/*` stands for all with that
 * beginning. Of a key that is left out, nothing is known.
 */
export type ConditionContext = Readonly<Record<string, KeyFact>>;

/** What is known of a key, whatever the case of its letters. */
export function factOf(key: string, context: ConditionContext): KeyFact | undefined {
  const folded = key.toLowerCase();
  const family = `${folded.slice(0, folded.indexOf('/') + 1)}*`;
  return Object.hasOwn(context, folded)
    ? context[folded]
    : Object.hasOwn(context, family)
      ? context[family]
      : undefined;
}
