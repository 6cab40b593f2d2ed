/**
 * The `Condition` block of a policy statement, as far as topic policies use it. Operators and keys
 * that are not known here give `unknown`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

import { matchesWildcard } from '../wildcard';

type Holds = 'yes' | 'no' | 'unknown';
type Match = (pattern: string, value: string) => boolean;

/** Condition keys in lower case; null for one that the request is known not to have. */
export type ConditionContext = Readonly<Record<string, string | null>>;

const sameText: Match = (pattern, value) => pattern === value;
const sameFolded: Match = (pattern, value) => pattern.toLowerCase() === value.toLowerCase();

const operators: Readonly<Record<string, { readonly match: Match; readonly negated: boolean }>> = {
  StringEquals: { match: sameText, negated: false },
  StringNotEquals: { match: sameText, negated: true },
  StringEqualsIgnoreCase: { match: sameFolded, negated: false },
  StringNotEqualsIgnoreCase: { match: sameFolded, negated: true },
  StringLike: { match: matchesWildcard, negated: false },
  StringNotLike: { match: matchesWildcard, negated: true },
  ArnEquals: { match: arnMatches, negated: false },
  ArnLike: { match: arnMatches, negated: false },
  ArnNotEquals: { match: arnMatches, negated: true },
  ArnNotLike: { match: arnMatches, negated: true },
  Bool: { match: sameFolded, negated: false },
};

/** Whether every entry of the block holds; a statement without one holds always. */
export function conditionHolds(condition: unknown, context: ConditionContext): Holds {
  if (condition === undefined) return 'yes';
  if (typeof condition !== 'object' || condition === null) return 'unknown';
  const results = Object.entries(condition).flatMap(([operator, keys]: [string, unknown]) =>
    typeof keys === 'object' && keys !== null
      ? Object.entries(keys).map(([key, values]: [string, unknown]) =>
          entryHolds(operator, context[key.toLowerCase()], values),
        )
      : ['unknown' as const],
  );
  if (results.includes('no')) return 'no';
  return results.includes('unknown') ? 'unknown' : 'yes';
}

function entryHolds(name: string, actual: string | null | undefined, values: unknown): Holds {
  const ifExists = name.endsWith('IfExists');
  const operator = operators[ifExists ? name.slice(0, -'IfExists'.length) : name];
  const patterns = (Array.isArray(values) ? values : [values]).map(String);
  // `${aws:…}` stands for something of the request that is not known here.
  if (!operator || actual === undefined || patterns.some((pattern) => pattern.includes('${'))) {
    return 'unknown';
  }
  if (actual === null) return ifExists || operator.negated ? 'yes' : 'no';
  const matches = patterns.some((pattern) => operator.match(pattern, actual));
  return matches === operator.negated ? 'no' : 'yes';
}

/** The six parts of an ARN are compared one by one: a `*` does not reach over a colon. */
function arnMatches(pattern: string, value: string): boolean {
  const patterns = arnParts(pattern);
  const parts = arnParts(value);
  return (
    patterns.length === parts.length &&
    patterns.every((part, index) => matchesWildcard(part, parts[index] ?? ''))
  );
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
