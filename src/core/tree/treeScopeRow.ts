/** The row of a scope: its account, and the worst state below it, expanded or collapsed. */
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { displayText } from '../text/displayText';
import { ageText } from '../rows/freshness';
import { lazyHover } from '../rows/hover';
import { accountName, profileName } from '../text/names';
import type { TreeNode } from '../rows/node';
import { scopeNodeId } from '../rows/nodeId';
import { joined, nonEmpty } from '../text/phrases';
import { scopeOverview } from './scopeOverview';
import { needsSignIn, scopeState } from './scopeState';
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
  const target = { kind: 'scope', scope: scopeId(scope) } as const;
  return {
    id: scopeNodeId(scopeId(scope)),
    target,
    label,
    description: joined(...facts),
    hover: lazyHover(joined(label, region), () => ({
      facts: [
        ['account', joined(account && accountName(account, t), account?.arn)],
        ['vm', joined(t('endpoints: {0}', format.count(overview.total)), ...state.words)],
        [
          'unlock',
          isOpen
            ? t('Not encrypted: {0}', format.list(unencryptedHosts.map(displayText)))
            : undefined,
        ],
        ['history', ageText([identity, endpoints, alarms], context)],
      ],
      links: [
        { icon: 'table', label: t('Connections'), command: 'showConnections', argument: target },
        { icon: 'refresh', label: t('Refresh'), command: 'refresh', argument: target },
      ],
    })),
    icon: state.icon,
    contextValue: needsSignIn(overview) ? 'scope.signIn' : 'scope',
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
