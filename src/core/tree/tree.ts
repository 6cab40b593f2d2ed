/** The endpoints view: from the snapshot to all its rows. */
import { scopeId } from '../model/scope';
import type { ScopeSnapshot, Snapshot } from '../model/snapshot';
import type { Steps } from '../base/steps';
import { filterText } from './endpointFilter';
import type { TreeNode } from '../rows/node';
import { scopeNodeId } from '../rows/nodeId';
import { memoizeByScope } from '../text/memoizeByScope';
import { scopeOverview } from './scopeOverview';
import type { TreeContext } from './treeContext';
import { noticeNode } from './treeNotice';
import { scopeRows, scopeRowSteps } from './treeScope';
import { scopeNode } from './treeScopeRow';
import type { ViewContext } from '../text/viewContext';
import { welcomeState } from './welcome';

/**
 * The rows of the view. Scopes are the top level only when there is more than one. None while a
 * welcome text stands in their place. A row is the same object as before while its scope and the
 * reader's choices are.
 */
export function treeView(snapshot: Snapshot, context: ViewContext): readonly TreeNode[] {
  if (welcomeState(snapshot) !== 'none') return [];
  const [only, ...others] = snapshot.scopes;
  if (!only) return [];
  const rows =
    others.length === 0
      ? scopeRows(only, context)
      : snapshot.scopes.filter((scope) => hasPlace(scope, context)).map((s) => node(s, context));
  return rows.length > 0 ? rows : [nothingFound(only, context)];
}

const node = memoizeByScope(scopeNode);

/** Does the work for one scope, so that `treeView` finds it done. */
export function* prepareScope(scope: ScopeSnapshot, context: ViewContext): Steps<void> {
  yield* scopeRowSteps(scope, context);
  node(scope, context);
}

/** A filter leaves out the scopes in which it finds nothing, but never one that is not whole. */
function hasPlace(scope: ScopeSnapshot, context: ViewContext): boolean {
  if (!context.choices?.filter) return true;
  const { endpoints, unattached, hidden, failures } = scopeOverview(scope, context);
  const found = endpoints.length + unattached.length + hidden.inAlarm > 0;
  return found || failures.length > 0 || scope.endpoints.kind === 'waiting';
}

/** Stands for the whole view where a filter finds nothing; it carries the first scope's name. */
function nothingFound(first: ScopeSnapshot, view: ViewContext): TreeNode {
  const { t } = view;
  const id = scopeId(first.scope);
  const context: TreeContext = { ...view, scope: first, scopeId: id, shownFailures: new Set() };
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
