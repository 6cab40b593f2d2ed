/**
 * Reads connections of endpoints, for refreshes and for the live reads between them. The two may
 * overlap: each part that was requested later stays.
 */
import type { ScopeSnapshot } from '../model/snapshot';
import type { CallBudget } from './schedule/callBudget';
import type { RefreshRun } from './refreshRun';

type Connections = ScopeSnapshot['connections'];

/**
 * Reads the connections of the endpoints that are due, a few at once.
 * @param budget of the account; receives the outcome
 */
export async function readConnections(
  refresh: RefreshRun,
  budget: CallBudget,
  { keep, due }: { readonly keep: readonly string[]; readonly due: readonly string[] },
): Promise<void> {
  const { aws, signal } = refresh.context;
  const before = refresh.scope?.connections;
  if (!before) return;
  const read = await refresh.readDue(before, { keep, due }, async (id) => {
    const connections = await aws.endpoints.connections(id, signal);
    return refresh.reusing(before[id], connections, (connection) => connection.id);
  });
  const parts = due.flatMap((id) => read[id] ?? []);
  budget.answered({
    succeeded: parts.filter(({ kind }) => kind === 'ready').length,
    throttled: parts.some((part) => 'failure' in part && part.failure.kind === 'throttled'),
  });
  if (read === before) return;
  refresh.change((scope) => ({ ...scope, connections: merged(scope, before, read, refresh) }));
}

/** The parts just read, but those that were requested later in the meantime. */
function merged(
  { connections }: ScopeSnapshot,
  before: Connections,
  read: Connections,
  { context: { ages } }: RefreshRun,
): Connections {
  const entries = Object.entries(read).map(([id, part]) => {
    const now = connections[id];
    const isNewer = now !== undefined && now !== before[id] && ages.of(now) < ages.of(part);
    return [id, isNewer ? now : part] as const;
  });
  return Object.fromEntries(entries);
}
