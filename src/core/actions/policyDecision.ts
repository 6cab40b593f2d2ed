/**
 * Whether a resource policy lets a service do something: the part of IAM's evaluation that topic
 * policies use. What it cannot judge it calls `unknown`, never yes or no.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { matchesWildcard } from '../wildcard';
import { conditionHolds } from './policyCondition';

/** Who asks for what. */
export interface PolicyRequest {
  /** `cloudwatch.amazonaws.com` */
  readonly service: string;
  /** `sns:Publish` */
  readonly action: string;
  /** An ARN. */
  readonly resource: string;
  /** Condition keys in lower case; null for one that the request is known not to have. */
  readonly context: Readonly<Record<string, string | null>>;
}

export type Decision = 'yes' | 'no' | 'unknown';

/** A statement of a policy, as JSON has it. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

/** A policy as JSON has it, `Statement` always a list. */
export interface PolicyDocument extends Readonly<Record<string, unknown>> {
  readonly Statement: readonly PolicyStatement[];
}

/** Reads a policy; undefined when the text is none. */
export function parsePolicy(text: string): PolicyDocument | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed)) return undefined;
  const statements: unknown[] = Array.isArray(parsed.Statement)
    ? parsed.Statement
    : [parsed.Statement];
  return statements.every(isRecord) ? { ...parsed, Statement: statements } : undefined;
}

/** An explicit Deny wins; without an Allow the answer is no. */
export function decide(policy: PolicyDocument, request: PolicyRequest): Decision {
  const judged = policy.Statement.map((statement) => ({
    effect: statement.Effect,
    applies: applies(statement, request),
  }));
  const strongest = (effect: string): Decision =>
    any(judged.filter((entry) => entry.effect === effect).map((entry) => entry.applies));
  const allowed = strongest('Allow');
  const denied = strongest('Deny');
  if (denied === 'yes' || allowed === 'no') return 'no';
  return denied === 'no' ? allowed : 'unknown';
}

function applies(statement: PolicyStatement, request: PolicyRequest): Decision {
  return all([
    'NotPrincipal' in statement
      ? 'unknown'
      : principalMatches(statement.Principal, request.service),
    'NotAction' in statement
      ? 'unknown'
      : listMatches(statement.Action, request.action.toLowerCase(), (s) => s.toLowerCase()),
    'NotResource' in statement ? 'unknown' : listMatches(statement.Resource, request.resource),
    conditionHolds(statement.Condition, request.context),
  ]);
}

/** A service is meant by its own name and by everybody, `"*"` or `{"AWS":"*"}`. */
function principalMatches(principal: unknown, service: string): Decision {
  if (principal === '*') return 'yes';
  if (!isRecord(principal)) return 'no';
  const everybody = listOf(principal.AWS)?.includes('*') ?? false;
  const named = listOf(principal.Service)?.some((name) => name === service || name === '*');
  return everybody || named === true ? 'yes' : 'no';
}

function listMatches(
  patterns: unknown,
  value: string,
  fold: (pattern: string) => string = (pattern) => pattern,
): Decision {
  const list = listOf(patterns);
  if (!list) return 'unknown';
  return list.some((pattern) => matchesWildcard(fold(pattern), value)) ? 'yes' : 'no';
}

/** IAM writes a list of one without brackets; undefined when it is neither text nor a list of texts. */
function listOf(value: unknown): readonly string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => typeof item === 'string') ? list : undefined;
}

function all(parts: readonly Decision[]): Decision {
  if (parts.includes('no')) return 'no';
  return parts.includes('unknown') ? 'unknown' : 'yes';
}

function any(parts: readonly Decision[]): Decision {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('unknown') ? 'unknown' : 'no';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
