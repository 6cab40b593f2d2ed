/** The endpoints view: from the snapshot to all its rows. */
import { scopeId } from '../model/scope';
import { partFailure, partValue, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import { displayText } from './displayText';
import { freshnessLines } from './freshness';
import { profileName } from './names';
import type { TreeNode } from './node';
import { scopeNodeId } from './nodeId';
import { joined, present } from './phrases';
import { tooltipLines } from './tooltipLines';
import { noticeNode } from './treeNotice';
import { scopeRows } from './treeScope';
import type { ViewContext } from './viewContext';
import { welcomeState } from './welcome';

/**
 * The rows of the view. Scopes are the top level only when there is more than one. None while a
 * welcome text stands in their place.
 */
export function treeView(snapshot: Snapshot, context: ViewContext): readonly TreeNode[] {
  if (welcomeState(snapshot) !== 'none') return [];
  const [only, ...others] = snapshot.scopes;
  if (only && others.length === 0) return scopeRows(only, context);
  return snapshot.scopes.map((scope) => scopeNode(scope, context));
}

function scopeNode(snapshot: ScopeSnapshot, context: ViewContext): TreeNode {
  const { t, format } = context;
  const { scope, identity, endpoints, alarms } = snapshot;
  const label = profileName(scope, t);
  const region = displayText(scope.region);
  const account = partValue(identity)?.accountId;
  const facts = [
    region,
    account === undefined ? undefined : t('account {0}', displayText(account)),
  ];
  const rows = scopeRows(snapshot, context);
  const failed = partFailure(endpoints) ?? partFailure(alarms);
  return {
    id: scopeNodeId(scopeId(scope)),
    target: { kind: 'scope', scope: scopeId(scope) },
    label,
    description: joined(...facts),
    tooltip: {
      title: joined(label, region),
      lines: [
        ...tooltipLines([
          [t('Account'), account],
          [t('Signed in as'), partValue(identity)?.arn],
        ]),
        ...freshnessLines([identity, endpoints, alarms], context),
      ],
    },
    icon: failed ? { id: 'warning', color: 'list.warningForeground' } : { id: 'account' },
    contextValue: 'scope',
    accessibilityLabel: format.list(
      present(t('Profile {0}', label), ...facts, failed && t('not all of it could be read')),
    ),
    collapsible: 'expanded',
    children: rows.length > 0 ? rows : [emptyNode(snapshot, context)],
  };
}

/** Stands where a scope has no rows, since an empty scope offers no next step. */
function emptyNode(snapshot: ScopeSnapshot, view: ViewContext): TreeNode {
  const { t } = view;
  const id = scopeId(snapshot.scope);
  const context = { ...view, scope: snapshot, scopeId: id, told: new Set<string>() };
  const parent = scopeNodeId(id);
  if (snapshot.endpoints.kind === 'waiting') {
    const icon = { id: 'loading~spin' };
    return noticeNode({ parent, key: 'reading', label: t('Reading from AWS…'), icon }, context);
  }
  const notice = {
    parent,
    key: 'empty',
    label: t('No Client VPN endpoints'),
    icon: { id: 'info' },
    next: { label: t('Choose Profiles and Regions'), command: 'chooseScopes' as const },
  };
  return noticeNode(notice, context);
}
