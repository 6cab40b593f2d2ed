/** Alarms that watch Client VPN but no endpoint that is listed: shown apart, so none is hidden. */
import { watchedEndpoints } from '../detection/watches';
import type { Alarm } from '../model/alarm';
import { partValue } from '../model/snapshot';
import type { Steps } from '../steps';
import type { TreeNode } from './node';
import { childId, distinctKeys } from './nodeId';
import { alarmNode } from './treeAlarm';
import type { TreeContext } from './treeContext';
import { noticeNode } from './treeNotice';

/** Their rows, grouped by why they are apart. */
export function* strayAlarmNodes(
  parent: string,
  stray: readonly Alarm[],
  context: TreeContext,
): Steps<readonly TreeNode[]> {
  const { t, scope } = context;
  const nameless = stray.filter((alarm) => watchedEndpoints(alarm).length === 0);
  const others = stray.filter((alarm) => watchedEndpoints(alarm).length > 0);
  const gone = partValue(scope.endpoints) !== undefined;
  return [
    ...(yield* group(parent, 'stray', others, context, {
      label: gone
        ? t('Alarms of endpoints that are gone')
        : t('Alarms of endpoints that are not listed'),
      icon: 'circle-slash',
    })),
    ...(yield* group(parent, 'nameless', nameless, context, {
      label: t('Alarms that name no endpoint'),
      icon: 'question',
    })),
  ];
}

function* group(
  parent: string,
  key: string,
  alarms: readonly Alarm[],
  context: TreeContext,
  { label, icon }: { readonly label: string; readonly icon: string },
): Steps<readonly TreeNode[]> {
  if (alarms.length === 0) return [];
  const id = childId(parent, 'notice', key);
  const sorted = [...alarms].sort((a, b) => context.format.compare(a.name, b.name));
  const children: TreeNode[] = [];
  for (const [alarmKey, alarm] of distinctKeys(sorted, ({ name }) => name)) {
    yield;
    const endpointId = watchedEndpoints(alarm)[0] ?? '';
    const place = { parent: id, key: alarmKey, endpointId, underEndpoint: false };
    children.push(alarmNode(place, alarm, context));
  }
  const color = 'list.warningForeground';
  return [noticeNode({ parent, key, label, icon: { id: icon, color }, children }, context)];
}
