/** The row of a scope: its account, and the worst state below it, expanded or collapsed. */
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { displayText } from '../text/displayText';
import { freshnessLines } from '../rows/freshness';
import { accountName, profileName } from '../text/names';
import type { TreeNode } from '../rows/node';
import { scopeNodeId } from '../rows/nodeId';
import { joined, nonEmpty } from '../text/phrases';
import { scopeOverview } from './scopeOverview';
import { scopeState } from './scopeState';
import { lazyTooltip, tooltipLines } from '../rows/tooltipLines';
import { noticeNode } from './treeNotice';
import { scopeRows } from './treeScope';
import type { ViewContext } from '../text/viewContext';

export function scopeNode(snapshot: ScopeSnapshot, context: ViewContext): TreeNode {
  const { t, format } = context;
  const { scope, identity, endpoints, alarms, unencryptedHosts = [] } = snapshot;
  const label = profileName(scope, t);
  const region = displayText(scope.region);
  const account = partValue(identity);
  const overview = scopeOverview(snapshot, context);
  const state = scopeState(overview, context);
  const isOpen = unencryptedHosts.length > 0;
  const facts = nonEmpty(
    region,
    account && accountName(account, t),
    isOpen ? t('not encrypted') : undefined,
    ...state.words,
  );
  const rows = scopeRows(snapshot, context);
  return {
    id: scopeNodeId(scopeId(scope)),
    target: { kind: 'scope', scope: scopeId(scope) },
    label,
    description: joined(...facts),
    tooltip: lazyTooltip(joined(label, region), () => [
      ...tooltipLines([
        [t('Account'), joined(account?.alias, account?.accountId)],
        [t('Signed in as'), account?.arn],
        [t('Endpoints'), format.count(overview.total)],
        [t('State'), joined(...state.words)],
        [t('Not encrypted'), joined(...unencryptedHosts.map(displayText))],
      ]),
      ...freshnessLines([identity, endpoints, alarms], context),
    ]),
    icon: state.icon,
    contextValue: 'scope',
    accessibilityLabel: format.list(nonEmpty(t('Profile {0}', label), ...facts)),
    collapsible: 'expanded',
    children: rows.length > 0 ? rows : [emptyNode(snapshot, context)],
  };
}

/** Row for a scope without rows; it offers the next step. */
function emptyNode(scope: ScopeSnapshot, view: ViewContext): TreeNode {
  const { t } = view;
  const id = scopeId(scope.scope);
  const known = { scope, whole: scope, scopeId: id, shownFailures: new Set<string>() };
  const context = { ...view, ...known };
  const parent = scopeNodeId(id);
  if (scope.endpoints.kind === 'waiting') {
    const icon = { id: 'loading~spin' };
    return noticeNode({ parent, key: 'reading', label: t('Reading from AWS…'), icon }, context);
  }
  const notice = {
    parent,
    key: 'empty',
    label: t('No Client VPN endpoints'),
    icon: { id: 'info' },
    next: { label: t('Find My Endpoints…'), command: 'findEndpoints' as const },
  };
  return noticeNode(notice, context);
}
