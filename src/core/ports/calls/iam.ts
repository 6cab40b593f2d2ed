/** The calls that change roles. */
import { call, tagList, type Tags } from './call';

/**
 * Creates a role with a trust policy (JSON text). It can do nothing yet.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export function createRoleCall(
  name: string,
  { trust, description, tags }: { trust: string; description: string; tags: Tags },
) {
  const input = {
    RoleName: name,
    AssumeRolePolicyDocument: trust,
    Description: description,
    ...tagList(tags),
  };
  return call('roles.create', 'iam', 'CreateRole', input, name);
}

/**
 * Adds an inline policy (JSON text) to a role, or replaces the one of that name.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
export function putRolePolicyCall(role: string, policyName: string, policy: string) {
  const input = { RoleName: role, PolicyName: policyName, PolicyDocument: policy };
  return call('roles.putPolicy', 'iam', 'PutRolePolicy', input, role);
}

/** Deletes an inline policy of a role. */
export function deleteRolePolicyCall(role: string, policyName: string) {
  const input = { RoleName: role, PolicyName: policyName };
  return call('roles.deletePolicy', 'iam', 'DeleteRolePolicy', input, role);
}

/**
 * Deletes a role, which must have no policies.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
 */
export function deleteRoleCall(name: string) {
  return call('roles.delete', 'iam', 'DeleteRole', { RoleName: name }, name);
}
