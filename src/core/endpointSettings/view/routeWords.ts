/** The values of routes and authorization rules in words. */
import type { AuthorizationRule, Route } from '../../model/endpoint';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';

/** Where a route leads. */
export function targetWord(
  { targetSubnet, transitGatewayAttachmentId }: Route,
  t: Translate,
): string {
  if (targetSubnet === 'local') return t('local (between clients)');
  const target = targetSubnet ?? transitGatewayAttachmentId;
  return target === undefined ? '—' : displayText(target);
}

/** How a route came to be: by the association of a subnet, or by hand. */
export function originWord(origin: string, t: Translate): string {
  switch (origin) {
    case 'associate':
      return t('automatic');
    case 'add-route':
      return t('manual');
    default:
      return displayText(origin);
  }
}

/** The state of a route. */
export function routeStateWord(status: string, t: Translate): string {
  switch (status) {
    case 'creating':
      return t('being created');
    case 'active':
      return t('active');
    case 'failed':
      return t('failed');
    case 'deleting':
      return t('being deleted');
    default:
      return displayText(status);
  }
}

/** The state of an authorization rule. */
export function accessStateWord(status: string, t: Translate): string {
  switch (status) {
    case 'authorizing':
      return t('being authorized');
    case 'revoking':
      return t('being revoked');
    default:
      return routeStateWord(status, t);
  }
}

/** Whom a rule gives access. */
export function accessWord({ allUsers, groupId }: AuthorizationRule, t: Translate): string {
  if (allUsers) return t('all users');
  return groupId === undefined ? '—' : t('group {0}', displayText(groupId));
}
