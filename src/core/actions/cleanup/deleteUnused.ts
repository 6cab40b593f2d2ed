/** Deletes a resource that nothing uses any more, only as the user saw it. */
import type { Topic } from '../../model/topic';
import type { Role } from '../../policy/role';
import type { ScopeAws } from '../../ports/aws';
import { deleteRoleCall, deleteRolePolicyCall, deleteTopicCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import { deleteNotificationRule } from '../notificationRules/deleteNotificationRule';
import { deleteMetricFilter } from '../metricFilters/deleteMetricFilter';
import type { Stopped } from '../write/attempt';
import { canonical } from '../write/canonical';
import { deleteSeen, type Deleted } from '../write/deleteSeen';
import { findTopic } from '../write/find';
import type { Unused } from './unused';

/** The outcome; `policyDeleted` if a role remains without its policy. */
export type CleanupResult =
  { readonly kind: 'done' | 'gone' | 'changed' } | (Stopped & { readonly policyDeleted?: true });

/**
 * Deletes it.
 * @throws unexpected errors
 */
export async function deleteUnused(
  resource: Unused,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<CleanupResult> {
  switch (resource.kind) {
    case 'rule': {
      const { rule, alarmArn } = resource;
      const deleted = await deleteNotificationRule(rule.name, alarmArn, aws, signal);
      if (deleted.kind === 'notOurs') return { kind: 'changed' };
      const isGone = 'failure' in deleted && deleted.failure.kind === 'notFound';
      return isGone ? { kind: 'gone' } : deleted;
    }
    case 'metricFilter':
      return deleteMetricFilter(resource.filter, aws, t, signal);
    case 'topic':
      return deleteTopic(resource.topic, aws, t, signal);
    case 'role':
      return deleteRole(resource.role, aws, t, signal);
  }
}

/** A topic whose policy or subscriptions have changed may have another use now. */
function deleteTopic(
  seen: Topic,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<Deleted<Topic>> {
  return deleteSeen<Topic>(
    {
      call: deleteTopicCall(seen.arn),
      find: (findSignal) => findTopic(aws, seen.arn, findSignal),
      isSeen: (now) => canonical(now) === canonical(seen),
      stillThere: t('The topic is still there.'),
    },
    aws,
    signal,
  );
}

/** A role can be deleted only without policies. */
async function deleteRole(
  seen: Role,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<CleanupResult> {
  const find = (findSignal?: AbortSignal) => aws.roles.get(seen.name, findSignal);
  // Policies that are gone already were deleted by an earlier try.
  const isSeen = ({ inline, ...now }: Role): boolean =>
    canonical({ ...now, inline: seen.inline }) === canonical(seen) &&
    Object.entries(inline).every(([name, policy]) => seen.inline[name] === policy);
  let policyDeleted = false;
  for (const policy of Object.keys(seen.inline)) {
    const deleted = await deleteSeen<Role>(
      {
        call: deleteRolePolicyCall(seen.name, policy),
        find: async (findSignal) => {
          const role = await find(findSignal);
          return role && policy in role.inline ? role : undefined;
        },
        isSeen,
        stillThere: t('The policy of the role is still there.'),
      },
      aws,
      signal,
    );
    if (deleted.kind === 'changed') return { kind: 'changed' };
    if ('failure' in deleted) return withPolicy(deleted, policyDeleted);
    policyDeleted ||= deleted.kind === 'done';
  }
  const deleted = await deleteSeen<Role>(
    {
      call: deleteRoleCall(seen.name),
      find,
      isSeen,
      stillThere: t('The role is still there.'),
    },
    aws,
    signal,
  );
  return 'failure' in deleted ? withPolicy(deleted, policyDeleted) : { kind: deleted.kind };
}

function withPolicy(stopped: Stopped, policyDeleted: boolean): CleanupResult {
  return policyDeleted ? { ...stopped, policyDeleted } : stopped;
}
