/** The endpoints view: from the snapshot to all its rows. */
import { scopeId } from '../model/scope';
import type { ScopeSnapshot, Snapshot } from '../model/snapshot';
import type { CooperativeTask } from '../base/cooperativeTask';
import { filterText } from './endpointFilter';
import type { TreeNode } from '../rows/node';
import { scopeNodeId } from '../rows/nodeId';
import { memoizeByScope } from '../text/memoizeByScope';
import { scopeOverview } from './scopeOverview';
import type { TreeContext } from './treeContext';
import { noticeNode, stepNodes } from './treeNotice';
import { pendingSubscriptions } from './treePending';
import { groupedRows } from './treeGroups';
import { scopePartsTask, scopeRows } from './treeScope';
import { scopeNode } from './treeScopeRow';
import { noChoices } from '../text/treeChoices';
import type { ViewContext } from '../text/viewContext';
import { welcomeState } from './welcome';

/**
 * The rows of the view. Scopes are the top level only if there is more than one and the user chose
 * no other groups. Empty while a
 * welcome text is shown. A row is the same object as long as its scope and the user's choices are.
 */
export function treeView(snapshot: Snapshot, context: ViewContext): readonly TreeNode[] {
  if (welcomeState(snapshot) !== 'none') return [];
  const [only, ...others] = snapshot.scopes;
  if (!only) return [];
  const { group } = (context.choices ?? noChoices).arrangement;
  const scopes = snapshot.scopes.filter((scope) => hasPlace(scope, context));
  const rows =
    group.by !== 'scope'
      ? groupedRows(scopes, context)
      : others.length === 0
        ? [...scopeRows(only, context), ...stepNodes(only, context)]
        : scopes.map((scope) => node(scope, context));
  const isFound = rows.length > 0 && scopes.some((scope) => hasMatch(scope, context));
  return isFound ? rows : [...rows, nothingFound(only, context)];
}

const node = memoizeByScope(scopeNode);

/** Computes the rows of one scope in advance for `treeView`. */
export function* prepareScope(scope: ScopeSnapshot, context: ViewContext): CooperativeTask<void> {
  yield* scopePartsTask(scope, context);
  node(scope, context);
}

/** A filter omits scopes without a match, except those whose pending confirmations have rows. */
function hasPlace(scope: ScopeSnapshot, context: ViewContext): boolean {
  return hasMatch(scope, context) || pendingSubscriptions(scope).length > 0;
}

/** Whether a scope has what the filter selects, or may have it: it has failures, or is being read. */
function hasMatch(scope: ScopeSnapshot, context: ViewContext): boolean {
  if (!context.choices?.filter) return true;
  const { endpoints, unattached, hidden, failures } = scopeOverview(scope, context);
  const found = endpoints.length + unattached.length + hidden.inAlarm > 0;
  return found || failures.length > 0 || scope.endpoints.kind === 'waiting';
}

/** Row for a filter without matches. It uses the ID of the first scope. */
function nothingFound(scope: ScopeSnapshot, view: ViewContext): TreeNode {
  const { t } = view;
  const id = scopeId(scope.scope);
  const known = { scope, whole: scope, scopeId: id, shownFailures: new Set<string>() };
  const context: TreeContext = { ...view, ...known };
  const filter = view.choices?.filter;
  const notice = {
    parent: scopeNodeId(id),
    key: 'nothingFound',
    label: t('Nothing matches the filter'),
    ...(filter && { detail: filterText(filter, t) }),
    icon: { id: 'search' },
    next: { label: t('Clear Filter'), command: 'clearFilter' as const },
  };
  return noticeNode(notice, context);
}
