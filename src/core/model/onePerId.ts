/**
 * Merges rows with the same connection id. EC2 may list a connection twice, as active and as
 * terminated, because connections end while its pages are read.
 */
import type { Connection, ConnectionState } from './connection';

/** Later states in a connection's life have higher numbers. */
const order: Readonly<Record<ConnectionState, number>> = {
  unknown: 0,
  active: 1,
  'failed-to-terminate': 2,
  terminating: 3,
  terminated: 4,
};

/**
 * Each connection once, at the first position of its id; otherwise the order of the rows does not
 * matter.
 * @param rows one or more rows for each id
 */
export function onePerId(rows: readonly Connection[]): readonly Connection[] {
  const byId = new Map<string, Connection[]>();
  for (const row of rows) {
    const same = byId.get(row.id);
    if (same) same.push(row);
    else byId.set(row.id, [row]);
  }
  return byId.size === rows.length ? rows : [...byId.values()].map(merged);
}

/** The latest state, with data that only earlier rows have; counters never decrease. */
function merged(rows: readonly Connection[]): Connection {
  const [first, ...later] = [...rows].sort((one, other) => (isBefore(one, other) ? -1 : 1));
  if (!first) throw new RangeError('There is no connection without a row.');
  return later.reduce(
    (all, row) => ({
      ...{ ...all, ...row },
      ingressBytes: Math.max(all.ingressBytes, row.ingressBytes),
      egressBytes: Math.max(all.egressBytes, row.egressBytes),
      ingressPackets: Math.max(all.ingressPackets, row.ingressPackets),
      egressPackets: Math.max(all.egressPackets, row.egressPackets),
      posture: row.posture.length > 0 ? row.posture : all.posture,
    }),
    first,
  );
}

/** A total order, so that the result does not depend on the order of different rows. */
function isBefore(one: Connection, other: Connection): boolean {
  if (one.state !== other.state) return order[one.state] < order[other.state];
  const [end, otherEnd] = [one.endedAt ?? 0, other.endedAt ?? 0];
  if (end !== otherEnd) return end < otherEnd;
  const [bytes, otherBytes] = [sent(one), sent(other)];
  if (bytes !== otherBytes) return bytes < otherBytes;
  return textOf(one) < textOf(other);
}

function sent({ ingressBytes, egressBytes }: Connection): number {
  return ingressBytes + egressBytes;
}

function textOf(connection: Connection): string {
  return JSON.stringify(Object.entries(connection).sort());
}
