/** Size limits of a topic's access policy. */
import { parsePolicy } from './policyDecision';

/**
 * The quantities of a policy that SNS limits.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html#sns-policy-quotas
 */
export interface PolicySize {
  readonly bytes: number;
  readonly statements: number;
}

/** At most 30 kB and 100 statements. */
export const policyQuota: PolicySize = { bytes: 30 * 1024, statements: 100 };

/** The size of a policy text. It has zero statements if the text is not a policy. */
export function policySize(policyText: string): PolicySize {
  const bytes = new TextEncoder().encode(policyText).length;
  return { bytes, statements: parsePolicy(policyText)?.Statement.length ?? 0 };
}
