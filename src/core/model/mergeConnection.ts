/** The one rule by which two statements on the same connection are merged: of EC2, of the log, or of both. */
import { isOpen, type Connection } from './connection';
import type { ConnectionRecord } from './connectionRecord';

/** A connection that only EC2 reports. If it has no start, it starts when it was first seen. */
export function connectionRecord(
  { endedAt, ...facts }: Connection,
  seenAt: number,
): ConnectionRecord {
  const { startedAt = endedAt ?? seenAt } = facts;
  return { ...facts, startedAt, ...(endedAt !== undefined && !isOpen(facts) && { endedAt }) };
}

/** What is known of a connection. EC2 alone may not report its start. */
export type KnownConnection = Connection & Partial<ConnectionRecord>;

/**
 * The later statement wins, with what only the earlier one has. Counters only grow. An end is final,
 * except an estimated one. An open connection has no end.
 */
export function mergeConnection(
  earlier: ConnectionRecord,
  later: KnownConnection,
): ConnectionRecord {
  const { endedAt, endIsEstimated, ...facts }: ConnectionRecord = { ...earlier, ...later };
  const isOver = hasEnded(earlier) || !isOpen(later);
  const end = [later, earlier].find(hasEnded)?.endedAt;
  const known =
    end === undefined
      ? { ...(endedAt !== undefined && { endedAt }), ...(endIsEstimated && { endIsEstimated }) }
      : { endedAt: end };
  return {
    ...facts,
    ingressBytes: Math.max(earlier.ingressBytes, later.ingressBytes),
    egressBytes: Math.max(earlier.egressBytes, later.egressBytes),
    ingressPackets: Math.max(earlier.ingressPackets, later.ingressPackets),
    egressPackets: Math.max(earlier.egressPackets, later.egressPackets),
    state: isOver ? 'terminated' : later.state,
    posture: later.posture.length > 0 ? later.posture : earlier.posture,
    ...(isOver && known),
  };
}

/** Whether a source has the end. */
function hasEnded(connection: KnownConnection): boolean {
  return !isOpen(connection) && connection.endIsEstimated !== true;
}

/** Each connection once: the earlier records in their order, then the new ones of the later. */
export function mergeRecords(
  earlier: readonly ConnectionRecord[],
  later: readonly ConnectionRecord[],
): readonly ConnectionRecord[] {
  const records = new Map(earlier.map((record) => [record.id, record]));
  for (const record of later) {
    const known = records.get(record.id);
    records.set(record.id, known ? mergeConnection(known, record) : record);
  }
  return [...records.values()];
}
