/** The rows of one scope: its problems, its endpoints, and unattached alarms. */
import { findingsTask } from '../diagnosis/findings';
import { openEndpoints } from '../state/visibility';
import { scopeId } from '../model/scope';
import type { CooperativeTask } from '../base/cooperativeTask';
import { displayText } from '../text/displayText';
import type { TreeNode } from '../rows/node';
import { scopeNodeId } from '../rows/nodeId';
import { memoizeByScope, memoizeTaskByScope } from '../text/memoizeByScope';
import { overviewTask, type ScopeOverview, type ShownEndpoint } from './scopeOverview';
import type { TreeContext } from './treeContext';
import { endpointNode } from './treeEndpoint';
import { failureNotices, noticeNode } from './treeNotice';
import { pendingNodes } from './treePending';
import { unattachedAlarmNodes } from './treeUnattachedAlarms';

/** The rows of a scope in three parts. */
export interface ScopeParts {
  /** What could not be read or needs the user, above the endpoints. */
  readonly above: readonly TreeNode[];
  /** The endpoints in order, each with its row. */
  readonly endpoints: readonly { readonly shown: ShownEndpoint; readonly node: TreeNode }[];
  /** Alarms without a listed endpoint, and hidden endpoints. */
  readonly below: readonly TreeNode[];
}

const parts = memoizeTaskByScope(function* (whole, view): CooperativeTask<ScopeParts> {
  const { t } = view;
  yield* findingsTask(whole);
  const overview = yield* overviewTask(whole, view);
  const { scope } = overview;
  const id = scopeId(scope.scope);
  const bare = { ...view, scope, whole, scopeId: id, shownFailures: new Set<string>() };
  const read = [
    { key: 'endpoints', name: t('Endpoints'), part: scope.endpoints },
    { key: 'alarms', name: t('Alarms'), part: scope.alarms },
    { key: 'identity', name: t('Account'), part: scope.identity },
  ];
  const { nodes, shownFailures } = failureNotices(scopeNodeId(id), read, bare);
  const context = { ...bare, shownFailures };
  const expanded = overview.total <= openEndpoints;
  const endpoints: { shown: ShownEndpoint; node: TreeNode }[] = [];
  for (const one of overview.endpoints) {
    yield;
    endpoints.push({ shown: one, node: endpointNode({ ...one, expanded }, context) });
  }
  return {
    above: [...unencryptedNodes(context), ...nodes, ...pendingNodes(context)],
    endpoints,
    below: [
      ...(yield* unattachedAlarmNodes(scopeNodeId(id), overview.unattached, context)),
      ...hiddenNodes(overview, context),
    ],
  };
});

/** The rows of a scope by part; the same objects while nothing changes. */
export const scopeParts = parts.now;

/** As `scopeParts`, as a cooperative task. */
export const scopePartsTask = parts.steps;

/**
 * The rows of a scope, without one for the scope itself; the same objects while nothing changes.
 */
export const scopeRows = memoizeByScope((scope, view): readonly TreeNode[] => {
  const { above, endpoints, below } = scopeParts(scope, view);
  return [...above, ...endpoints.map(({ node }) => node), ...below];
});

/** Warns that requests are not encrypted: the person who configured the endpoint may not know. */
function unencryptedNodes(context: TreeContext): readonly TreeNode[] {
  const { t, scope, scopeId: id } = context;
  const { unencryptedHosts = [] } = scope;
  if (unencryptedHosts.length === 0) return [];
  const notice = {
    parent: scopeNodeId(id),
    key: 'unencrypted',
    label: t('Not encrypted'),
    detail: t(
      'Requests go to {0} over http, so anyone on the network path can read credentials and tokens. Use https in endpoint_url.',
      context.format.list(unencryptedHosts.map(displayText)),
    ),
    icon: { id: 'unlock', color: 'list.warningForeground' },
  };
  return [noticeNode(notice, context)];
}

/** A row with the number of hidden endpoints and of their alarms in ALARM. */
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
