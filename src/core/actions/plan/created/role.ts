/** Roles, and inline policies of roles, that an action created. */
import { displayText } from '../../../text/displayText';
import type { CreatedKind, CreatedOf } from './createdKind';

export interface CreatedRole extends CreatedOf<'role'> {
  readonly name: string;
}

export const createdRole: CreatedKind<CreatedRole> = {
  key: ({ name }) => name.toLowerCase(),
  text: ({ name, confirmed }, t) =>
    confirmed
      ? t('The role {0} has been created.', displayText(name))
      : t('The role {0} may have been created.', displayText(name)),
};

export interface CreatedRolePolicy extends CreatedOf<'rolePolicy'> {
  readonly role: string;
  readonly policy: string;
}

export const createdRolePolicy: CreatedKind<CreatedRolePolicy> = {
  key: ({ role, policy }) => `${role.toLowerCase()} ${policy.toLowerCase()}`,
  text: ({ role, policy, confirmed }, t) =>
    confirmed
      ? t('The policy {0} of the role {1} has been written.', policy, displayText(role))
      : t('The policy {0} of the role {1} may have been written.', policy, displayText(role)),
};
