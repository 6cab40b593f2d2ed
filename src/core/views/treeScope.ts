/** The rows of one scope: what is wrong with it, its endpoints, and alarms that belong to none. */
import { watchedEndpoints } from '../detection/watches';
import { openEndpoints } from '../interest';
import type { Alarm } from '../model/alarm';
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { endpointName } from './names';
import type { TreeNode } from './node';
import { distinctKeys, scopeNodeId } from './nodeId';
import type { TreeContext } from './treeContext';
import { endpointNode } from './treeEndpoint';
import { failureNotices } from './treeNotice';
import { strayAlarmNodes } from './treeStrayAlarms';
import type { ViewContext } from './viewContext';

/** The rows of a scope, without one for the scope itself. */
export function scopeRows(scope: ScopeSnapshot, view: ViewContext): readonly TreeNode[] {
  const { t } = view;
  const id = scopeId(scope.scope);
  const bare = { ...view, scope, scopeId: id, told: new Set<string>() };
  const parts = [
    { key: 'endpoints', name: t('Endpoints'), part: scope.endpoints },
    { key: 'alarms', name: t('Alarms'), part: scope.alarms },
    { key: 'identity', name: t('Account'), part: scope.identity },
  ];
  const { nodes, told } = failureNotices(scopeNodeId(id), parts, bare);
  const context = { ...bare, told };
  const alarms = partValue(scope.alarms);
  const byEndpoint = alarms && alarmsByEndpoint(alarms, context);
  return [
    ...nodes,
    ...endpointNodes(byEndpoint, context),
    ...strayAlarmNodes(scopeNodeId(id), context),
  ];
}

/** Ordered by name, never by state, so that a row stays where it is while things happen. */
function endpointNodes(
  byEndpoint: ReadonlyMap<string, readonly Alarm[]> | undefined,
  context: TreeContext,
): readonly TreeNode[] {
  const { format, scope } = context;
  const endpoints = partValue(scope.endpoints) ?? [];
  const named = endpoints.map((endpoint) => ({ endpoint, name: endpointName(endpoint) }));
  named.sort((a, b) => format.compare(a.name, b.name) || (a.endpoint.id < b.endpoint.id ? -1 : 1));
  const expanded = endpoints.length <= openEndpoints;
  return distinctKeys(named, ({ endpoint }) => endpoint.id).map(([key, { endpoint }]) => {
    const alarms = byEndpoint && (byEndpoint.get(endpoint.id) ?? []);
    return endpointNode({ endpoint, key, alarms, expanded }, context);
  });
}

function alarmsByEndpoint(
  alarms: readonly Alarm[],
  { format }: TreeContext,
): ReadonlyMap<string, readonly Alarm[]> {
  const byEndpoint = new Map<string, Alarm[]>();
  for (const alarm of [...alarms].sort((a, b) => format.compare(a.name, b.name)))
    for (const id of watchedEndpoints(alarm)) {
      const own = byEndpoint.get(id);
      if (own) own.push(alarm);
      else byEndpoint.set(id, [alarm]);
    }
  return byEndpoint;
}
