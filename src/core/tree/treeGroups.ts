/** The rows of all scopes with the endpoints in groups: by account, status or tag. */
import { statusIcon, statusKindText } from '../overview/view/endpointStatus';
import { statusKinds } from '../overview/view/endpointStatusKinds';
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { lazyHover } from '../rows/hover';
import type { NodeIcon, TreeNode } from '../rows/node';
import { nodeId } from '../rows/nodeId';
import { openEndpoints } from '../state/visibility';
import { displayText } from '../text/displayText';
import { accountName, scopeName } from '../text/names';
import { joined } from '../text/phrases';
import { noChoices, type Grouping } from '../text/treeChoices';
import type { ViewContext } from '../text/viewContext';
import { endpointOrder } from './order/endpointOrder';
import type { ShownEndpoint } from './scopeOverview';
import { scopeParts } from './treeScope';

/** An endpoint's row with what decides its place. */
interface Placed {
  readonly shown: ShownEndpoint;
  readonly node: TreeNode;
  readonly scope: ScopeSnapshot;
}

/** A group of endpoints. */
interface Group {
  readonly key: string;
  readonly label: string;
  readonly icon: NodeIcon;
  /** Groups are ordered by it, then by label. */
  readonly rank: number;
  readonly members: Placed[];
}

/**
 * The rows: what could not be read, the groups, then alarms without an endpoint and hidden endpoints.
 * Every endpoint is in one group.
 */
export function groupedRows(
  scopes: readonly ScopeSnapshot[],
  context: ViewContext,
): readonly TreeNode[] {
  const { group, sort } = (context.choices ?? noChoices).arrangement;
  const parts = scopes.map((scope) => ({ scope, ...scopeParts(scope, context) }));
  const groups = new Map<string, Group>();
  for (const { scope, endpoints } of parts) {
    for (const { shown, node } of endpoints) {
      const entry = groupOf(shown, scope, group, context);
      const known = groups.get(entry.key);
      if (!known) groups.set(entry.key, entry);
      (known ?? entry).members.push({ shown, node, scope });
    }
  }
  const ordered = [...groups.values()].sort(
    (a, b) => a.rank - b.rank || context.format.compare(a.label, b.label),
  );
  const compare = endpointOrder(sort, context);
  for (const { members } of ordered) members.sort((a, b) => compare(a.shown, b.shown));
  const around = (which: 'above' | 'below'): readonly TreeNode[] =>
    parts.flatMap((part) =>
      part[which].map((node) =>
        scopes.length > 1 ? withScope(node, scopeName(part.scope.scope, context.t)) : node,
      ),
    );
  return [
    ...around('above'),
    ...ordered.map((one) => groupNode(one, scopes, group, context)),
    ...around('below'),
  ];
}

/** A row that stood below its scope needs the scope's name. */
function withScope(node: TreeNode, name: string): TreeNode {
  return { ...node, description: joined(node.description, name) };
}

function groupOf(
  { endpoint, status }: ShownEndpoint,
  scope: ScopeSnapshot,
  group: Grouping,
  context: ViewContext,
): Group {
  const { t } = context;
  switch (group.by) {
    case 'state':
      return {
        key: status.kind,
        label: statusKindText(status.kind, context),
        icon: statusIcon({ ...status, severity: 'ok' }),
        rank: statusKinds.indexOf(status.kind),
        members: [],
      };
    case 'tag': {
      const value = endpoint.tags?.[group.key];
      return value === undefined
        ? none(t('Without the tag {0}', displayText(group.key)), 'tag')
        : some(`tag ${value}`, value.trim() === '' ? '—' : displayText(value), 'tag');
    }
    case 'scope':
    case 'account': {
      const identity = partValue(scope.identity);
      return identity
        ? some(`account ${identity.accountId}`, accountName(identity, t), 'account')
        : none(t('Account not known'), 'account');
    }
  }
}

function some(key: string, label: string, icon: string): Group {
  return { key, label, icon: { id: icon }, rank: 0, members: [] };
}

/** The group of those without a value comes last. */
function none(label: string, icon: string): Group {
  return {
    key: 'none',
    label,
    icon: { id: icon, color: 'disabledForeground' },
    rank: 1,
    members: [],
  };
}

function groupNode(
  { key, label, icon, members }: Group,
  scopes: readonly ScopeSnapshot[],
  group: Grouping,
  { t, format }: ViewContext,
): TreeNode {
  const [first] = scopes;
  const open = members.reduce((sum, { shown }) => sum + (shown.open ?? 0), 0);
  const facts = [
    t('endpoints: {0}', format.count(members.length)),
    t('{0} connected', format.count(open)),
  ];
  return {
    id: nodeId('group', group.by, group.by === 'tag' ? group.key : '', key),
    target: { kind: 'notice', scope: first ? scopeId(first.scope) : '' },
    label,
    description: joined(...facts),
    hover: lazyHover(label, () => ({ facts: [['vm', joined(...facts)]] })),
    icon,
    contextValue: 'notice',
    accessibilityLabel: format.list([label, ...facts]),
    collapsible: members.length <= openEndpoints ? 'expanded' : 'collapsed',
    children: members.map(({ node }) => node),
  };
}
