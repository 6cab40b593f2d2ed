/** How large the access policy of a topic may be. */
import { parsePolicy } from './policyDecision';

/**
 * What SNS limits of a policy.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html#sns-policy-quotas
 */
export interface PolicySize {
  readonly bytes: number;
  readonly statements: number;
}

/** At most 30 kB and 100 statements. */
export const policyQuota: PolicySize = { bytes: 30 * 1024, statements: 100 };

/** How large a policy text is. No statements are counted when it is none. */
export function policySize(policyText: string): PolicySize {
  const bytes = new TextEncoder().encode(policyText).length;
  return { bytes, statements: parsePolicy(policyText)?.Statement.length ?? 0 };
}
