/** The rule by which statements of EC2 and of the log on one connection are merged. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  connectionRecord,
  mergeConnection,
  mergeRecords,
} from '../../../src/core/model/mergeConnection';
import { isOpen, type Connection, type ConnectionState } from '../../../src/core/model/connection';
import type { ConnectionRecord } from '../../../src/core/model/connectionRecord';
import { testRecord } from '../../fakes/records';
import { at, testConnection } from '../../fakes/snapshots';

const ended = testRecord({ endedAt: at(10) });
const estimated = testRecord({ endedAt: at(10), endIsEstimated: true });
const guess = testRecord({ endedAt: at(11), endIsEstimated: true });
const gone = testRecord({ state: 'terminated' });

describe('the end of a merged connection', () => {
  it.each<[string, ConnectionRecord, ConnectionRecord, Partial<ConnectionRecord>]>([
    ['none, while both say that it is open', testRecord(), testRecord(), { state: 'active' }],
    ['the later one', testRecord(), ended, { state: 'terminated', endedAt: at(10) }],
    ['the earlier one, which is final', ended, testRecord(), { ...ended }],
    ['the later of two', ended, testRecord({ endedAt: at(11) }), { endedAt: at(11) }],
    ['none, where an estimate proves wrong', estimated, testRecord(), { state: 'active' }],
    ['an estimate, until there is a better one', testRecord(), estimated, { ...estimated }],
    ['the one that replaces an estimate', estimated, ended, { ...ended }],
    ['an estimate, where the later has no time', estimated, gone, { ...estimated }],
    ['the earlier one, whatever a later estimate says', ended, guess, { ...ended }],
    ['unknown, where neither has a time', testRecord(), gone, { state: 'terminated' }],
  ])('is %s', (_, earlier, later, expected) => {
    const { state, endedAt, endIsEstimated } = mergeConnection(earlier, later);
    expect({ state, endedAt, endIsEstimated }).toEqual({
      state: expected.state ?? 'terminated',
      endedAt: expected.endedAt,
      endIsEstimated: expected.endIsEstimated,
    });
  });

  it('never stands beside a state in which the connection is open', () => {
    const statement = fc
      .record({
        state: fc.constantFrom<ConnectionState>('active', 'terminating', 'terminated', 'unknown'),
        endedAt: fc.option(fc.constantFrom(at(10), at(11)), { nil: undefined }),
      })
      .map(({ state, endedAt }): Connection => ({
        ...testConnection({ state }),
        ...(endedAt !== undefined && { endedAt }),
      }));
    const isConsistent = (record: ConnectionRecord): boolean =>
      !isOpen(record) || (record.endedAt === undefined && record.endIsEstimated === undefined);
    fc.assert(
      fc.property(statement, statement, (one, other) => {
        const record = connectionRecord(one, at(12));
        expect(isConsistent(record)).toBe(true);
        expect(isConsistent(mergeConnection(record, other))).toBe(true);
      }),
    );
  });
});

describe('the facts of a merged connection', () => {
  it('are the later ones, with what only the earlier has, and the larger counters', () => {
    const earlier = testRecord({ deviceIp: '203.0.113.9', username: 'hana', ingressBytes: 5000 });
    const later = testRecord({ username: 'mei', egressBytes: 6000, posture: ['compliant'] });
    expect(mergeConnection(earlier, later)).toEqual({
      ...later,
      deviceIp: '203.0.113.9',
      ingressBytes: 5000,
    });
    expect(mergeConnection(later, testRecord()).posture).toEqual(['compliant']);
  });
});

describe('merged lists', () => {
  it('have each connection once, the new ones last', () => {
    const [first, second, third] = ['1', '2', '3'].map((id) => testRecord({ id }));
    if (!first || !second || !third) throw new Error('Three records are needed.');
    const over = { ...first, state: 'terminated', endedAt: at(11) } as const;
    expect(mergeRecords([first, second], [third, over])).toEqual([over, second, third]);
  });
});
