/** Connections that somebody may have forgotten: open for long, and almost without traffic. */
import { hourMs } from '../../base/duration';
import { isOpen, type Connection } from '../../model/connection';
import type { QuietOf, QuietSpan } from '../../model/rates';
import { scopeId } from '../../model/scope';
import { partValue, type ScopeSnapshot } from '../../model/snapshot';
import { idleLimits } from './idleLimits';

/** One of them. */
export interface IdleConnection {
  readonly connection: Connection;
  /** How long it had been open at the last read, in ms. */
  readonly openMs: number;
  /** How long it has been quiet, in ms, and its bytes in both directions in this time. */
  readonly quietMs: number;
  readonly bytes: number;
  /**
   * What it had cost by then, in US dollars: a connection costs $0.05 for each hour, at the list price of
   * us-east-1. https://aws.amazon.com/vpn/pricing/
   */
  readonly dollars: number;
}

const dollarsPerHour = 0.05;

/** The idle connections of a scope, in the order of its endpoints. @param now ms since 1970 */
export function idleConnections(
  { scope, connections }: ScopeSnapshot,
  quietOf: QuietOf,
  now: number,
): readonly IdleConnection[] {
  const id = scopeId(scope);
  const all = Object.values(connections).flatMap((part) => partValue(part) ?? []);
  return all.flatMap((connection) => {
    const span = quietOf(id, connection.endpointId, connection.id);
    return (span && idleConnection(connection, span, now)) ?? [];
  });
}

/** The connection if it is idle, as of its last read. @param now ms since 1970 */
export function idleConnection(
  connection: Connection,
  { from, to, bytes }: QuietSpan,
  now: number,
): IdleConnection | undefined {
  const { startedAt = to } = connection;
  const openMs = to - startedAt;
  const quietMs = to - from;
  const isLong = openMs >= idleLimits.openMs && quietMs >= idleLimits.quietMs;
  if (!isOpen(connection) || !isLong || now - to > idleLimits.readAgeMs) return undefined;
  return { connection, openMs, quietMs, bytes, dollars: (openMs / hourMs) * dollarsPerHour };
}
