/** Whether a role lets a service do something: its trust policy, then its permissions. */
import {
  decide,
  parsePolicy,
  type Decision,
  type PolicyDocument,
  type PolicyRequest,
  type PolicyStatement,
} from './policyDecision';

/** Whether the service may assume the role; undefined if the trust policy cannot be read. */
export function trustDecision(
  trustPolicy: string,
  request: Pick<PolicyRequest, 'service' | 'context'>,
): Decision | undefined {
  // A trust policy names no resource: it is the role.
  return decision([trustPolicy], { Resource: '*' }, (policy) =>
    decide(policy, { ...request, action: 'sts:AssumeRole', resource: '*' }),
  );
}

/**
 * Whether one of the policies permits the request, and none denies it; undefined if one of them
 * cannot be read. The policies are those of the role, inline and attached.
 */
export function permissionDecision(
  policies: readonly string[],
  request: PolicyRequest,
): Decision | undefined {
  // An identity-based policy names no principal: it is the role.
  return decision(policies, { Principal: '*' }, (policy) => decide(policy, request));
}

/** The statements of all policies count together, so that a Deny in any of them wins. */
function decision(
  texts: readonly string[],
  implied: PolicyStatement,
  decideWhole: (policy: PolicyDocument) => Decision,
): Decision | undefined {
  const policies = texts.flatMap((text) => parsePolicy(text) ?? []);
  if (policies.length < texts.length) return undefined;
  const versions = new Set(policies.map(({ Version }) => Version));
  const Statement = policies.flatMap((policy) =>
    policy.Statement.map((statement) => ({ ...implied, ...statement })),
  );
  // Only one version replaces variables. If versions differ, text with `${` in it decides nothing.
  const mixed = versions.size > 1 && JSON.stringify(Statement).includes('${');
  return mixed ? 'unknown' : decideWhole({ Version: [...versions][0], Statement });
}
