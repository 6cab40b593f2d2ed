/** The rows of one scope: what is wrong with it, its endpoints, alarms that belong to none. */
import { openEndpoints } from '../interest';
import { scopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { TreeNode } from './node';
import { scopeNodeId } from './nodeId';
import { remembered } from './remembered';
import { scopeOverview, type ScopeOverview } from './scopeOverview';
import type { TreeContext } from './treeContext';
import { endpointNode } from './treeEndpoint';
import { failureNotices, noticeNode } from './treeNotice';
import { strayAlarmNodes } from './treeStrayAlarms';
import type { ViewContext } from './viewContext';

/** The rows of a scope, without one for the scope itself; the same while nothing of it changes. */
export const scopeRows: (whole: ScopeSnapshot, view: ViewContext) => readonly TreeNode[] =
  remembered((whole, view) => {
    const { t } = view;
    const overview = scopeOverview(whole, view);
    const { scope } = overview;
    const id = scopeId(scope.scope);
    const bare = { ...view, scope, scopeId: id, told: new Set<string>() };
    const parts = [
      { key: 'endpoints', name: t('Endpoints'), part: scope.endpoints },
      { key: 'alarms', name: t('Alarms'), part: scope.alarms },
      { key: 'identity', name: t('Account'), part: scope.identity },
    ];
    const { nodes, told } = failureNotices(scopeNodeId(id), parts, bare);
    const context = { ...bare, told };
    const expanded = overview.total <= openEndpoints;
    return [
      ...nodes,
      ...overview.endpoints.map((one) => endpointNode({ ...one, expanded }, context)),
      ...strayAlarmNodes(scopeNodeId(id), overview.strays, context),
      ...hiddenNodes(overview, context),
    ];
  });

/** Hidden endpoints are not shown, but neither is it hidden that there are some, and their alarms. */
function hiddenNodes({ hidden }: ScopeOverview, context: TreeContext): readonly TreeNode[] {
  const { t, format, scopeId: id } = context;
  if (hidden.endpoints === 0) return [];
  const notice = {
    parent: scopeNodeId(id),
    key: 'hidden',
    label: t('Hidden endpoints: {0}', format.count(hidden.endpoints)),
    ...(hidden.inAlarm > 0 && { detail: t('{0} in ALARM', format.count(hidden.inAlarm)) }),
    icon:
      hidden.inAlarm > 0
        ? { id: 'bell-dot', color: 'charts.red' }
        : { id: 'eye-closed', color: 'disabledForeground' },
    next: { label: t('Show Hidden Endpoints…'), command: 'showHidden' as const },
  };
  return [noticeNode(notice, context)];
}
