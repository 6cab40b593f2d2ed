/**
 * Decides whether a resource policy allows a service's request. Covers the part of IAM's evaluation
 * that topic policies use. What it cannot evaluate is `unknown`, never yes or no.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { isRecord } from '../base/isRecord';
import { matchesWildcard } from '../base/wildcard';
import { conditionHolds } from './policyCondition';
import type { ConditionContext } from './conditionContext';
import { hasVariables, resolveVariables } from './policyVariables';

/** A request of a service. */
export interface PolicyRequest {
  /** `cloudwatch.amazonaws.com` */
  readonly service: string;
  /** `sns:Publish` */
  readonly action: string;
  /** An ARN. */
  readonly resource: string;
  readonly context: ConditionContext;
}

export type Decision = 'yes' | 'no' | 'unknown';

/** A statement of a policy, as parsed from JSON. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

/** A policy, as parsed from JSON; `Statement` is always a list. */
export interface PolicyDocument extends Readonly<Record<string, unknown>> {
  readonly Statement: readonly PolicyStatement[];
}

/** Parses a policy; undefined if the text is not a policy. */
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
  const variables = hasVariables(policy.Version);
  const judged = policy.Statement.map((statement) => ({
    effect: statement.Effect,
    applies: applies(statement, request, variables),
  }));
  const strongest = (effect: string): Decision =>
    any(judged.filter((entry) => entry.effect === effect).map((entry) => entry.applies));
  const allowed = strongest('Allow');
  const denied = strongest('Deny');
  if (denied === 'yes' || allowed === 'no') return 'no';
  return denied === 'no' ? allowed : 'unknown';
}

/**
 * Whether the statement applies to the request.
 * @param variables whether `${…}` is replaced by the value of a key
 */
function applies(
  statement: PolicyStatement,
  { service, action, resource, context }: PolicyRequest,
  variables: boolean,
): Decision {
  const resolved = (texts: readonly string[]): readonly string[] | undefined =>
    variables ? resolveVariables(texts, context) : texts;
  const folded = (texts: readonly string[]): readonly string[] => texts.map((s) => s.toLowerCase());
  return all([
    principalApplies(statement, service),
    'NotAction' in statement
      ? not(listMatches(statement.NotAction, action.toLowerCase(), folded))
      : listMatches(statement.Action, action.toLowerCase(), folded),
    'NotResource' in statement
      ? not(listMatches(statement.NotResource, resource, resolved))
      : listMatches(statement.Resource, resource, resolved),
    conditionHolds(statement.Condition, context, variables),
  ]);
}

/**
 * `NotPrincipal` is for Deny. AWS does not document whether everyone (`"*"` or `{"AWS":"*"}`) in it
 * includes services.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function principalApplies(statement: PolicyStatement, service: string): Decision {
  if (!('NotPrincipal' in statement)) return principalMatches(statement.Principal, service);
  const { NotPrincipal: spared, Effect: effect } = statement;
  if (effect !== 'Deny' || JSON.stringify(spared).includes('"*"')) return 'unknown';
  return not(principalMatches(spared, service));
}

/**
 * A service is matched by its own name and by everyone: `"*"` or `{"AWS":"*"}`. Some services also
 * have regional names; AWS documents no such name for CloudWatch alarms.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
function principalMatches(principal: unknown, service: string): Decision {
  if (principal === '*') return 'yes';
  if (!isRecord(principal)) return 'no';
  const { AWS: accounts, Service: services, ...others } = principal;
  const names = listOf(services) ?? [];
  const everybody = listOf(accounts)?.includes('*') ?? false;
  if (everybody || names.includes(service) || names.includes('*')) return 'yes';
  if (Object.values(others).some((value) => listOf(value)?.includes('*'))) return 'unknown';
  return names.some((name) => isNameOf(service, name)) ? 'unknown' : 'no';
}

/** Whether the name could be another name of `service.amazonaws.com`. */
function isNameOf(service: string, name: string): boolean {
  const first = service.slice(0, service.indexOf('.') + 1);
  const lower = name.toLowerCase();
  return lower.startsWith(first) && /\.amazonaws\.(?:com|com\.cn|eu)$/.test(lower);
}

function listMatches(
  patterns: unknown,
  value: string,
  prepare: (patterns: readonly string[]) => readonly string[] | undefined,
): Decision {
  const list = listOf(patterns);
  const prepared = list && prepare(list);
  if (!prepared) return 'unknown';
  return prepared.some((pattern) => matchesWildcard(pattern, value)) ? 'yes' : 'no';
}

function not(decision: Decision): Decision {
  return decision === 'unknown' ? 'unknown' : decision === 'yes' ? 'no' : 'yes';
}

/**
 * A value as a list: IAM omits the brackets of a list with one entry. Undefined if the value is
 * neither a string nor a list of strings.
 */
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
