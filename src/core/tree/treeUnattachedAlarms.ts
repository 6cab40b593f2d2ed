/**
 * Alarms that watch Client VPN but no listed endpoint. They have their own groups, so none is
 * hidden.
 */
import { queriesMetrics } from '../watching/alarmInsights';
import { foreignEndpoints, watchedEndpoints } from '../watching/watches';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import { partValue } from '../model/snapshot';
import type { CooperativeTask } from '../base/cooperativeTask';
import type { TreeNode } from '../rows/node';
import { childId, distinctKeys } from '../rows/nodeId';
import { alarmNode } from './treeAlarm';
import type { TreeContext } from './treeContext';
import { noticeNode } from './treeNotice';

/** Why an alarm is unattached, in the order of the groups. */
type Reason = 'unattached' | 'abroad' | 'queries' | 'nameless';

const icons: Readonly<Record<Reason, string>> = {
  unattached: 'circle-slash',
  abroad: 'organization',
  queries: 'question',
  nameless: 'question',
};

/** The rows of unattached alarms, grouped by reason. */
export function* unattachedAlarmNodes(
  parent: string,
  unattached: readonly AnyAlarm[],
  context: TreeContext,
): CooperativeTask<readonly TreeNode[]> {
  const groups = new Map<Reason, AnyAlarm[]>();
  for (const alarm of unattached) {
    const reason = reasonOf(alarm);
    const group = groups.get(reason);
    if (group) group.push(alarm);
    else groups.set(reason, [alarm]);
  }
  const nodes: TreeNode[] = [];
  for (const reason of Object.keys(icons) as Reason[]) {
    const alarms = groups.get(reason);
    if (alarms) nodes.push(yield* groupNode(parent, reason, alarms, context));
  }
  return nodes;
}

function reasonOf(alarm: AnyAlarm): Reason {
  if (watchedEndpoints(alarm).length > 0) return 'unattached';
  if (foreignEndpoints(alarm).length > 0) return 'abroad';
  return isLogAlarm(alarm) || queriesMetrics(alarm) ? 'queries' : 'nameless';
}

function labelOf(reason: Reason, { t, scope }: TreeContext): string {
  switch (reason) {
    case 'unattached':
      return partValue(scope.endpoints) === undefined
        ? t('Alarms on endpoints that are not listed')
        : t('Alarms on endpoints that do not exist');
    case 'abroad':
      return t('Alarms on endpoints of other accounts');
    case 'queries':
      return t('Alarms on queries that may not cover a listed endpoint');
    case 'nameless':
      return t('Alarms that name no endpoint');
  }
}

function* groupNode(
  parent: string,
  reason: Reason,
  alarms: readonly AnyAlarm[],
  context: TreeContext,
): CooperativeTask<TreeNode> {
  const id = childId(parent, 'notice', reason);
  const sorted = [...alarms].sort((a, b) => context.format.compare(a.name, b.name));
  const children: TreeNode[] = [];
  for (const [alarmKey, alarm] of distinctKeys(sorted, ({ name }) => name)) {
    yield;
    const endpointId = watchedEndpoints(alarm)[0] ?? '';
    const place = { parent: id, key: alarmKey, endpointId, underEndpoint: false };
    children.push(alarmNode(place, alarm, context));
  }
  const icon = { id: icons[reason], color: 'list.warningForeground' };
  return noticeNode(
    { parent, key: reason, label: labelOf(reason, context), icon, children },
    context,
  );
}
