/** The sentence for a call that a policy does not allow: what was denied, and who can change that. */
import type { Failure } from '../../model/errors';
import type { DenyingPolicy } from '../../model/failures/denyingPolicy';
import type { Translate } from '../../ports/translate';
import { displayText } from '../displayText';

/**
 * The sentence for a failure of kind `denied`.
 * @param who the profile, as the start of a sentence
 * @param where the region
 */
export function deniedSentence(failure: Failure, who: string, where: string, t: Translate): string {
  const { deniedBy } = failure;
  if (deniedBy === undefined) return withoutPolicy(failure, who, where, t);
  return t('{0} {1}', whatIsDenied(failure, who, where, t), policySentence(deniedBy, t));
}

/**
 * For responses in which AWS names no policy, or in which the user's or role's policies lack the
 * permission.
 */
function withoutPolicy(
  { action, resource }: Failure,
  who: string,
  where: string,
  t: Translate,
): string {
  if (!action)
    return t('{0} is not allowed to do this in {1}. The log shows the call.', who, where);
  const call = displayText(action);
  if (!resource)
    return t('{0} may not call {1} in {2}. Ask for that IAM action.', who, call, where);
  const on = displayText(resource);
  if (action === 'sts:AssumeRole') {
    return t(
      '{0} may not assume the role {1}. Ask for sts:AssumeRole and for the role to trust it.',
      who,
      on,
    );
  }
  if (action === 'sso:GetRoleCredentials')
    return t('{0} has no access to {1}. Ask the administrator of IAM Identity Center.', who, on);
  return t('{0} may not call {1} on {2} in {3}. Ask for that IAM action.', who, call, on, where);
}

function whatIsDenied(
  { action, resource }: Failure,
  who: string,
  where: string,
  t: Translate,
): string {
  if (!action) return t('{0} is not allowed to do this in {1}.', who, where);
  const call = displayText(action);
  if (!resource) return t('{0} may not call {1} in {2}.', who, call, where);
  const on = displayText(resource);
  if (action === 'sts:AssumeRole') return t('{0} may not assume the role {1}.', who, on);
  return t('{0} may not call {1} on {2} in {3}.', who, call, on, where);
}

/** Names the policy and who can change it. */
function policySentence(policy: DenyingPolicy, t: Translate): string {
  switch (policy) {
    case 'identity':
      return t(
        'A policy of this user or role denies it explicitly. Ask the administrator of the account to change that policy; one more permission does not help.',
      );
    case 'resource':
      return t(
        'The policy of the resource does not allow it. Ask the owner of the resource to change that policy.',
      );
    case 'boundary':
      return t(
        'The permissions boundary of this user or role does not allow it. Ask the owner of the user or role to change the boundary; an IAM permission does not help.',
      );
    case 'session':
      return t(
        'The session policy of these temporary credentials does not allow it. Ask the administrator who issues the credentials to change that policy.',
      );
    case 'serviceControl':
      return t(
        "A service control policy of the organization does not allow it. Ask the organization's administrator to change that policy; an IAM permission does not help.",
      );
    case 'resourceControl':
      return t(
        "A resource control policy of the organization does not allow it. Ask the organization's administrator to change that policy; an IAM permission does not help.",
      );
    case 'vpcEndpoint':
      return t(
        'The policy of the VPC endpoint that the call goes through does not allow it. Ask the owner of the VPC endpoint to change that policy.',
      );
    case 'roleTrust':
      return t(
        'The trust policy of the role does not allow it. Ask the owner of the role to change that policy.',
      );
  }
}
