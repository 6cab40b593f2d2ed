/** Roles, and inline policies of roles, that an action created. */
import { displayText } from '../../../text/displayText';
import type { MadeKind, MadeOf } from './madeKind';

export interface MadeRole extends MadeOf<'role'> {
  readonly name: string;
}

export const madeRole: MadeKind<MadeRole> = {
  key: ({ name }) => name.toLowerCase(),
  text: ({ name, sure }, t) =>
    sure
      ? t('The role {0} has been created.', displayText(name))
      : t('The role {0} may have been created.', displayText(name)),
};

export interface MadeRolePolicy extends MadeOf<'rolePolicy'> {
  readonly role: string;
  readonly policy: string;
}

export const madeRolePolicy: MadeKind<MadeRolePolicy> = {
  key: ({ role, policy }) => `${role.toLowerCase()} ${policy.toLowerCase()}`,
  text: ({ role, policy, sure }, t) =>
    sure
      ? t('The policy {0} of the role {1} has been written.', policy, displayText(role))
      : t('The policy {0} of the role {1} may have been written.', policy, displayText(role)),
};
