/** Creates the endpoint tree and connects it to what is read while its rows are visible. */
import type * as vscode from 'vscode';
import type { ConnectionPasts } from '../../core/connections/connectionPasts';
import type { Row } from '../../core/rows/treeRows';
import type { Visibility } from '../../core/state/visibility';
import type { DeferredTree } from '../shell/deferredTree';
import { EndpointTree } from './endpointTree';

/** How long a hover waits for the connection log, in ms. */
const longestHoverMs = 1500;

/** Dependencies of the tree. */
export interface CreateEndpointTreeDeps {
  /** The view, which the shell has registered. */
  readonly endpoints: DeferredTree<Row>;
  readonly visibility: Visibility;
  readonly pasts: ConnectionPasts;
}

/**
 * The endpoint tree. It reports which of its rows are expanded, because their content is read more
 * often.
 */
export function createEndpointTree({
  endpoints,
  visibility,
  pasts,
}: CreateEndpointTreeDeps): EndpointTree {
  return new EndpointTree(
    endpoints.view,
    ({ target }, open) => {
      if (target.kind === 'scope' || target.kind === 'endpoint') visibility.setOpen(target, open);
    },
    async ({ target }, token) => {
      if (target.kind !== 'connection') return;
      const tooLong = AbortSignal.timeout(longestHoverMs);
      const left = new AbortController();
      token?.onCancellationRequested(() => {
        left.abort();
      });
      await pasts.read(target, AbortSignal.any([tooLong, left.signal]));
    },
  );
}

/** Reports whether the rows are on screen, because their connections are then read live. */
export function followScreen(
  { visible, onDidChangeVisibility }: vscode.TreeView<Row>,
  visibility: Visibility,
): vscode.Disposable {
  visibility.setTreeVisible(visible);
  return onDidChangeVisibility((change) => {
    visibility.setTreeVisible(change.visible);
  });
}
