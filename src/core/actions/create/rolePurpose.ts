/** What the roles of a draft are for, and which existing roles can serve. */
import { roleFaults, type AlarmAccount, type LogAlarmRole } from '../../logAlarms/logAlarmRoles';
import type { ListedRole } from '../../policy/role';
import { loggingGroupName } from '../logging/loggingInput';
import type { AlarmDraft } from './alarmDraft';
import type { AlarmPlace } from './draftAlarm';

/** The log group of the alarm: the one that is chosen, otherwise the one that the endpoint has. */
export function draftLogGroup(
  draft: AlarmDraft,
  { endpoint }: Pick<AlarmPlace, 'endpoint'>,
): string {
  return draft.logging ? loggingGroupName(draft.logging) : (endpoint.logging.group ?? '');
}

/** The purpose of a role of the draft. */
export function rolePurpose(
  kind: LogAlarmRole['kind'],
  draft: AlarmDraft,
  place: Pick<AlarmPlace, 'endpoint'>,
): LogAlarmRole {
  return { kind, logGroups: [draftLogGroup(draft, place)] };
}

/** The account and region of the place. */
export function alarmAccount({
  identity,
  scope,
}: Pick<AlarmPlace, 'identity' | 'scope'>): AlarmAccount {
  return { accountId: identity.accountId, region: scope.region };
}

/**
 * The roles that the service may assume, as far as their trust policies can be decided. Their
 * permissions are not known yet.
 */
export function trustedRoles(
  roles: readonly ListedRole[],
  purpose: LogAlarmRole,
  account: AlarmAccount,
): readonly ListedRole[] {
  return roles.filter(({ trust }) =>
    roleFaults({ trust, permissions: [] }, purpose, account).every(
      (fault) =>
        !(fault.kind === 'trust' && fault.certain) &&
        !(fault.kind === 'unreadable' && fault.what === 'trust'),
    ),
  );
}
