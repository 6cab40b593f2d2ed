/** Connection records for tests, to be changed where it matters. */
import type { ConnectionRecord } from '../../src/core/model/connectionRecord';
import { at } from './snapshots';

/** What differs; undefined takes a value away. */
type Changes = { readonly [K in keyof ConnectionRecord]?: ConnectionRecord[K] | undefined };

/** Hana's connection, open since half past nine. */
export function testRecord(changes: Changes = {}): ConnectionRecord {
  const record: Changes = {
    id: 'cvpn-connection-1',
    endpointId: 'cvpn-endpoint-1',
    username: 'hana',
    clientIp: '10.8.0.5',
    startedAt: at(9, 30),
    ingressBytes: 1200,
    egressBytes: 512,
    ingressPackets: 10,
    egressPackets: 10,
    state: changes.endedAt === undefined ? 'active' : 'terminated',
    posture: [],
    ...changes,
  };
  const known = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as unknown as ConnectionRecord;
}
