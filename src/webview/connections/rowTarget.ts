/** The one connection that a link or a command is about. */
import type { ConnectedRow, ConnectionRow } from '../../core/connections/view/connectionRow';
import type { ConnectionsState } from '../../protocol/connections';

/** The row of the connection that the state asks to select; undefined if it is not listed or none is. */
export function highlightedRow({ rows, highlight }: ConnectionsState): ConnectedRow | undefined {
  if (highlight === null) return undefined;
  return rows.find(
    (row): row is ConnectedRow => row.kind === 'connection' && row.connectionId === highlight,
  );
}

/** The single selected row, if its connection is open. */
export function onlyOpen([row, ...others]: readonly ConnectionRow[]): ConnectedRow | undefined {
  return row?.kind === 'connection' && row.open && others.length === 0 ? row : undefined;
}

/** What VS Code needs for the menu of the selected connection; no entry fits other rows. */
export function menuContext(open: ConnectedRow | undefined): string {
  const { scope, endpointId, connectionId } = open ?? {};
  const target = { kind: 'connection', scope, endpointId, connectionId };
  return JSON.stringify({
    preventDefaultContextMenuItems: true,
    ...(open && { webviewSection: 'connection', ...target }),
  });
}
