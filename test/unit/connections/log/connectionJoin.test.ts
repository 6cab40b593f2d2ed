/** How log entries and EC2's connections are merged. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ConnectionJoin,
  joinConnections,
  mostFailures,
  type Ec2Reading,
} from '../../../../src/core/connections/log/connectionJoin';
import type { Connection } from '../../../../src/core/model/connection';
import { onePerId } from '../../../../src/core/model/onePerId';
import { testConnection } from '../../../fakes/snapshots';
import type {
  ConnectionEvent,
  ConnectionEventKind,
} from '../../../../src/core/model/connectionEvent';

const endpointId = 'cvpn-endpoint-0a1';
const noon = Date.UTC(2026, 2, 26, 12);
const minute = 60_000;

function notified(
  kind: ConnectionEventKind,
  at: number,
  more: Partial<ConnectionEvent> = {},
): ConnectionEvent {
  const connectionId = 'c1';
  return { kind, endpointId, connectionId, startedAt: noon, loggedAt: at + 20_000, ...more };
}

const began = notified('connected', noon, { username: 'alice', deviceIp: '198.51.100.7' });
const ended = notified('ended', noon + 9 * minute, {
  endedAt: noon + 9 * minute,
  ingressBytes: 500,
  egressBytes: 700,
});

function connection(more: Partial<Connection> = {}): Connection {
  return {
    id: 'c1',
    endpointId,
    username: 'alice',
    startedAt: noon,
    ingressBytes: 100,
    egressBytes: 900,
    ingressPackets: 1,
    egressPackets: 1,
    state: 'active',
    posture: [],
    ...more,
  };
}

function ec2(at: number, ...connections: Connection[]): Ec2Reading {
  return { at, connections };
}

describe('several rows of one connection', () => {
  const state = fc.constantFrom(
    ...(['active', 'terminating', 'terminated', 'failed-to-terminate', 'unknown'] as const),
  );
  const end = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  const row = fc
    .record({ state, end, bytes: fc.integer({ min: 0, max: 2 }), n: fc.constantFrom('c1', 'c2') })
    .map(({ state, end, bytes, n }) =>
      connection({
        ...{ id: n, state, ingressBytes: bytes },
        ...(end !== undefined && { endedAt: noon + end * minute }),
      }),
    );
  const rows = fc
    .array(row, { minLength: 1, maxLength: 5 })
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );

  it('are one record, whatever their order', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), ([one, other], logged) => {
        const events = logged ? [began] : [];
        const records = joinConnections(endpointId, ec2(noon, ...one), events);
        expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
        expect(joinConnections(endpointId, ec2(noon, ...other), events)).toEqual(records);
        expect(new Set(onePerId(other))).toEqual(new Set(onePerId(one)));
      }),
    );
  });

  it('keep the largest counters and the known posture, in any order', () => {
    const counters = { ingressBytes: 9, egressBytes: 1, ingressPackets: 3, egressPackets: 2 };
    const open = testConnection({ ...counters, posture: ['compliant'] });
    const over = testConnection({
      ...{ state: 'terminated', endedAt: 9, posture: [] },
      ...{ ingressBytes: 0, egressBytes: 5, ingressPackets: 0, egressPackets: 4 },
    });
    for (const rows of [
      [open, over],
      [over, open],
    ]) {
      expect(onePerId(rows)).toEqual([
        {
          ...over,
          ...{ ingressBytes: 9, egressBytes: 5, ingressPackets: 3, egressPackets: 4 },
          posture: ['compliant'],
        },
      ]);
    }
  });

  it('have ended when one of them has', () => {
    const ended = connection({ state: 'terminated', endedAt: noon + minute });
    for (const both of [
      [connection(), ended],
      [ended, connection()],
    ])
      expect(onePerId(both)).toEqual([ended]);
  });
});

describe('a connection', () => {
  it('of EC2 alone is taken as it is', () => {
    expect(joinConnections(endpointId, ec2(noon, connection()), [])).toEqual([connection()]);
  });

  it('without a start began when it was seen', () => {
    const unknown: Partial<Connection> = connection();
    Reflect.deleteProperty(unknown, 'startedAt');
    const reading = ec2(noon + minute, unknown as Connection);
    expect(joinConnections(endpointId, reading, [])[0]?.startedAt).toBe(noon + minute);
  });

  it('of both is one, with the device of the log and the larger counters', () => {
    const records = joinConnections(endpointId, ec2(noon + 5 * minute, connection()), [
      began,
      notified('progress', noon + minute, { ingressBytes: 300 }),
    ]);
    expect(records).toEqual([
      {
        ...connection({ ingressBytes: 300 }),
        deviceIp: '198.51.100.7',
      },
    ]);
  });

  it('that the log has ended is over, whatever an older answer of EC2 says', () => {
    const [record] = joinConnections(endpointId, ec2(noon, connection()), [began, ended]);
    expect(record).toMatchObject({ state: 'terminated', endedAt: noon + 9 * minute });
  });

  it('of the log alone has its totals and its end', () => {
    expect(joinConnections(endpointId, ec2(noon + 120 * minute), [began, ended])).toEqual([
      {
        id: 'c1',
        endpointId,
        username: 'alice',
        deviceIp: '198.51.100.7',
        startedAt: noon,
        endedAt: noon + 9 * minute,
        ingressBytes: 500,
        egressBytes: 700,
        ingressPackets: 0,
        egressPackets: 0,
        state: 'terminated',
        posture: [],
      },
    ]);
  });

  it('whose beginning lies outside what was read is known by its end', () => {
    expect(joinConnections(endpointId, undefined, [ended])).toMatchObject([
      { startedAt: noon, endedAt: noon + 9 * minute },
    ]);
  });

  it.each([
    ['nobody knows', undefined, { state: 'unknown', endedAt: undefined }],
    ['EC2 cannot know yet', noon + minute, { state: 'active', endedAt: undefined }],
    ['EC2 may just not know yet', noon + 2 * minute, { state: 'active', endedAt: undefined }],
    [
      'EC2 must know by now',
      noon + 2 * minute + 1,
      { state: 'terminated', endedAt: noon, endIsEstimated: true },
    ],
    [
      'EC2 has forgotten it',
      noon + 300 * minute,
      { state: 'terminated', endedAt: noon, endIsEstimated: true },
    ],
  ])('whose end was not logged, where %s', (_, at, expected) => {
    const reading = at === undefined ? undefined : ec2(at);
    const [record] = joinConnections(endpointId, reading, [began]);
    expect({ endedAt: undefined, ...record }).toMatchObject(expected);
  });

  it.each<[string, ConnectionEvent[], number]>([
    ['a sign-in that waits for its assertion', [notified('waitingForAssertion', noon)], 0],
    [
      'one that got it',
      [notified('waitingForAssertion', noon), notified('assertionReceived', noon)],
      0,
    ],
    ['the end of such a one', [notified('waitingForAssertion', noon), ended], 0],
    ['one that went on with the same id', [notified('waitingForAssertion', noon), began, ended], 1],
    ['a refused attempt with an id and an end', [notified('failed', noon), ended], 0],
    ['a connection with a refused periodic check', [began, notified('failed', noon), ended], 1],
    ['counters alone', [notified('progress', noon)], 1],
    ['a connection without an id', [{ kind: 'connected', endpointId, loggedAt: noon }], 0],
    ['an entry without an id', [{ kind: 'failed', endpointId, loggedAt: noon }], 0],
    ['an entry of another endpoint', [{ ...began, endpointId: 'cvpn-endpoint-other' }], 0],
  ])('is what it was: %s', (_, events, count) => {
    expect(joinConnections(endpointId, undefined, events)).toHaveLength(count);
  });
});

describe('the records', () => {
  it('are in order of their start, and of their id where they began at once', () => {
    const reading = ec2(noon, ...['c3', 'c2', 'c5'].map((id) => connection({ id })));
    const events = ['c4', 'c1'].map((connectionId) => ({ ...began, connectionId }));
    const early = notified('connected', noon, { connectionId: 'c9', startedAt: noon - 1 });
    const records = joinConnections(endpointId, reading, [...events, early]);
    expect(records.map(({ id }) => id)).toEqual(['c9', 'c1', 'c2', 'c3', 'c4', 'c5']);
  });
});

describe('the order and the number of entries', () => {
  const event = fc
    .record({
      kind: fc.constantFrom<ConnectionEventKind>('connected', 'ended', 'progress', 'failed'),
      connectionId: fc.constantFrom('c1', 'c2', 'c3'),
      minutes: fc.nat(60),
      ingressBytes: fc.nat(1000),
    })
    .map(({ kind, connectionId, minutes, ingressBytes }) =>
      notified(kind, noon + minutes * minute, {
        connectionId,
        ingressBytes,
        username: connectionId,
        ...(kind === 'ended' && { endedAt: noon + minutes * minute }),
      }),
    );

  it('do not matter', () => {
    fc.assert(
      fc.property(fc.array(event), fc.boolean(), (events, known) => {
        const reading = known ? ec2(noon + 30 * minute, connection()) : undefined;
        const records = joinConnections(endpointId, reading, events);
        const again = joinConnections(endpointId, reading, [...events, ...events].reverse());
        expect(again).toEqual(records);
        const ids = records.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('failed attempts', () => {
  it('say who, from where and why, oldest first', () => {
    const join = new ConnectionJoin(endpointId);
    const attempt = {
      kind: 'failed',
      endpointId,
      username: 'eve',
      deviceIp: '203.0.113.9',
      failureReason: 'authorization-policy-deny',
    } as const;
    join.add([
      { ...attempt, loggedAt: noon + minute },
      { ...attempt, startedAt: noon, loggedAt: noon + 2 * minute },
    ]);
    const who = { endpointId, username: 'eve', deviceIp: '203.0.113.9' };
    expect(join.failures()).toEqual([
      { ...who, at: noon, reason: 'authorization-policy-deny' },
      { ...who, at: noon + minute, reason: 'authorization-policy-deny' },
    ]);
  });

  it('have all that is known, at the time of their start, else of their update', () => {
    const join = new ConnectionJoin(endpointId);
    const who = {
      username: 'eve',
      commonName: 'client1',
      deviceIp: '203.0.113.9',
      deviceType: 'linux',
    };
    const attempt = { ...who, kind: 'failed', endpointId, loggedAt: noon + 9 } as const;
    join.add([
      { ...attempt, startedAt: noon + 1, updatedAt: noon + 2 },
      { ...attempt, updatedAt: noon + 3, connectionId: 'c1' },
    ]);
    expect(join.failures()).toStrictEqual([
      { ...who, endpointId, at: noon + 1 },
      { ...who, endpointId, at: noon + 3 },
    ]);
  });

  it('are those of the endpoint alone, and none of what did not fail', () => {
    const join = new ConnectionJoin(endpointId);
    const kinds = ['connected', 'waitingForAssertion', 'assertionReceived', 'ended', 'progress'];
    join.add(kinds.map((kind) => notified(kind as ConnectionEventKind, noon)));
    join.add([notified('failed', noon, { endpointId: 'cvpn-endpoint-other' })]);
    expect(join.failures()).toEqual([]);
    expect(join.failureCount).toBe(0);
  });

  it('are kept up to a number, the newest', () => {
    const join = new ConnectionJoin(endpointId);
    const count = 5 * mostFailures + 7;
    const failed = { kind: 'failed', endpointId } as const;
    for (let i = 0; i < count; i++) join.add([{ ...failed, loggedAt: noon + i }]);
    expect(join.failureCount).toBe(count);
    expect(join.failures()).toHaveLength(mostFailures);
    expect(join.failures()[0]?.at).toBe(noon + count - mostFailures);
  });
});
