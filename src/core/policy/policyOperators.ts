/**
 * The condition operators of policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { matchesWildcard } from '../base/wildcard';

/** Undefined if AWS's documentation does not determine the result. */
type Match = (pattern: string, value: string) => boolean | undefined;

/** How an operator compares. */
export interface Operator {
  /** Absent if the known values are not of the operator's type. */
  readonly match?: Match;
  /** Holds if nothing matches, and if the key is missing. */
  readonly negated: boolean;
  /** `*` matches any text. */
  readonly anyText?: boolean;
}

const sameText: Match = (pattern, value) => pattern === value;
const sameFolded: Match = (pattern, value) => pattern.toLowerCase() === value.toLowerCase();

function both(
  name: string,
  negatedName: string,
  how: Omit<Operator, 'negated'>,
): [string, Operator][] {
  return [
    [name, { ...how, negated: false }],
    [negatedName, { ...how, negated: true }],
  ];
}

/** All operators by name. `Equals` and `Like` compare an ARN in the same way. */
export const operators: Readonly<Record<string, Operator>> = Object.fromEntries([
  ...both('StringEquals', 'StringNotEquals', { match: sameText }),
  ...both('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', { match: sameFolded }),
  ...both('StringLike', 'StringNotLike', { match: matchesWildcard, anyText: true }),
  ...both('ArnEquals', 'ArnNotEquals', { match: arnMatches }),
  ...both('ArnLike', 'ArnNotLike', { match: arnMatches }),
  ...both('IpAddress', 'NotIpAddress', {}),
  ...both('NumericEquals', 'NumericNotEquals', {}),
  ...both('DateEquals', 'DateNotEquals', {}),
  ['Bool', { match: sameFolded, negated: false }],
  ...['BinaryEquals', ...ordered('Numeric'), ...ordered('Date')].map((name): [string, Operator] => [
    name,
    { negated: false },
  ]),
]);

function ordered(type: string): readonly string[] {
  return ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((is) => type + is);
}

/**
 * "Each of the six colon-delimited components of the ARN is checked separately". For wildcards, the
 * same page refers to another one (below): a star that ends a segment "can expand to match beyond
 * the colon boundaries". So the result is undefined for a pattern that matches only as a whole.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards
 */
function arnMatches(pattern: string, value: string): boolean | undefined {
  const patterns = arnParts(pattern);
  const parts = arnParts(value);
  const eachFits =
    patterns.length === parts.length &&
    patterns.every((part, index) => matchesWildcard(part, parts[index] ?? ''));
  return eachFits || (matchesWildcard(pattern, value) ? undefined : false);
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
