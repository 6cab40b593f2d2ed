/** What the entries of one connection come to: each fact, each time and each counter. */
import { describe, expect, it } from 'vitest';
import { LoggedConnection } from '../../../../src/core/connections/log/loggedConnection';
import { mergeConnection } from '../../../../src/core/model/mergeConnection';
import { isOpen, type Connection } from '../../../../src/core/model/connection';
import type { ConnectionRecord } from '../../../../src/core/model/connectionRecord';
import type { ConnectionEvent } from '../../../../src/core/model/connectionEvent';

const endpointId = 'cvpn-endpoint-0a1';
const noon = Date.UTC(2026, 2, 26, 12);
const minute = 60_000;

/** Counters of a connection, published twenty minutes after noon; without any time of their own. */
function entry(changes: Partial<ConnectionEvent> = {}): ConnectionEvent {
  const loggedAt = noon + 20 * minute;
  return { kind: 'progress', endpointId, connectionId: 'c1', loggedAt, ...changes };
}

function joined(...[first, ...rest]: [ConnectionEvent, ...ConnectionEvent[]]): LoggedConnection {
  const connection = new LoggedConnection('c1', first);
  for (const event of rest) connection.add(event);
  return connection;
}

/** What EC2 says of the same connection: nothing but that it is there. */
function ofEc2(changes: Partial<Connection> = {}): Connection {
  return {
    id: 'c1',
    endpointId,
    ingressBytes: 0,
    egressBytes: 0,
    ingressPackets: 0,
    egressPackets: 0,
    state: 'active',
    posture: [],
    ...changes,
  };
}

/** What the log and EC2 say together. */
function both(logged: LoggedConnection, polled: Connection): ConnectionRecord {
  return mergeConnection(logged.record(endpointId, isOpen(polled)), polled);
}

const facts = {
  username: 'alice',
  commonName: 'client1',
  deviceIp: '198.51.100.7',
  deviceType: 'mac',
  clientIp: '10.0.1.2',
  clientIpv6: '2001:db8::1',
};
const counters = { ingressBytes: 11, egressBytes: 22, ingressPackets: 33, egressPackets: 44 };
const [first, second] = [entry(), entry(facts)];
const eachFact = Object.entries(facts).map(([name, value]) => entry({ [name]: value }));

describe('the facts', () => {
  it.each<[string, readonly ConnectionEvent[]]>([
    ['that the first entry has', [second, first]],
    ['that a later entry has', [first, second]],
    ['that each entry has in part', eachFact],
  ])('%s are in the record', (_, [one = first, ...more]) => {
    const connection = joined(one, ...more);
    expect(connection.record(endpointId, true)).toMatchObject(facts);
    expect(both(connection, ofEc2())).toMatchObject(facts);
  });

  it('of the first entry stay', () => {
    const other: Partial<ConnectionEvent> = Object.fromEntries(
      Object.keys(facts).map((name) => [name, 'other']),
    );
    expect(joined(second, entry(other)).record(endpointId, true)).toMatchObject(facts);
  });

  it('of EC2 come before those of the log', () => {
    const known = { username: 'bob', commonName: 'x', clientIp: '10.0.9.9', clientIpv6: '::9' };
    expect(both(joined(first), ofEc2(known))).toMatchObject(known);
    expect(both(joined(second), ofEc2(known))).toMatchObject({ ...facts, ...known });
  });

  it('that nobody knows are left out', () => {
    const connection = joined(entry());
    for (const record of [connection.record(endpointId, true), both(connection, ofEc2())]) {
      for (const name of [...Object.keys(facts), 'endedAt', 'endIsEstimated'])
        expect(record).not.toHaveProperty(name);
    }
  });
});

describe('the counters', () => {
  it.each<[string, readonly ConnectionEvent[], Partial<Connection>, Partial<Connection>]>([
    ['of the entries', [entry(counters)], {}, counters],
    ['of EC2', [entry()], counters, counters],
    ['that grew', [entry(), entry(counters)], {}, counters],
    ['that an older entry has, read later', [entry(counters), entry()], {}, counters],
    [
      'that differ',
      [entry(counters)],
      { ingressBytes: 12, egressPackets: 43 },
      { ingressBytes: 12 },
    ],
    ['that differ in another way', [entry(counters)], { egressBytes: 23 }, { egressBytes: 23 }],
    ['of packets', [entry(counters)], { ingressPackets: 34 }, { ingressPackets: 34 }],
  ])('%s are the largest', (_, [one = first, ...more], known, expected) => {
    const record = both(joined(one, ...more), ofEc2(known));
    expect(record).toMatchObject({ ...counters, ...expected });
  });

  it('are those of the log where EC2 does not know the connection', () => {
    expect(joined(entry(counters)).record(endpointId, true)).toMatchObject(counters);
  });
});

describe('the start', () => {
  it.each<[string, [ConnectionEvent, ...ConnectionEvent[]], number | undefined, number]>([
    ['EC2 has', [entry({ startedAt: noon })], noon + 1, noon + 1],
    ['the log has', [entry({ startedAt: noon, updatedAt: noon + minute })], undefined, noon],
    ['comes first', [entry({ startedAt: noon }), entry({ startedAt: noon + 1 })], undefined, noon],
    ['is read last', [entry({ startedAt: noon + 1 }), entry({ startedAt: noon })], undefined, noon],
    ['is in one entry alone', [entry(), entry({ startedAt: noon }), entry()], undefined, noon],
    ['nobody has', [entry({ updatedAt: noon + minute })], undefined, noon + minute],
    ['is when it was logged', [entry()], undefined, noon + 20 * minute],
  ])('is the one that %s', (_, entries, startedAt, expected) => {
    const connection = joined(...entries);
    const known = ofEc2(startedAt === undefined ? {} : { startedAt });
    expect(both(connection, known).startedAt).toBe(expected);
    if (startedAt === undefined)
      expect(connection.record(endpointId, true).startedAt).toBe(expected);
  });
});

describe('when it was last seen', () => {
  it.each<[string, [ConnectionEvent, ...ConnectionEvent[]], number]>([
    ['its end', [entry({ startedAt: noon, updatedAt: noon + 2, endedAt: noon + 3 })], noon + 3],
    ['its update', [entry({ startedAt: noon, updatedAt: noon + 2 })], noon + 2],
    ['its start', [entry({ startedAt: noon })], noon],
    ['its publication', [entry()], noon + 20 * minute],
    ['the latest', [entry({ updatedAt: noon }), entry({ updatedAt: noon + 5 })], noon + 5],
    ['the latest, read first', [entry({ updatedAt: noon + 5 }), entry({ updatedAt: 1 })], noon + 5],
  ])('is %s', (_, entries, expected) => {
    const connection = joined(...entries);
    expect(connection.lastSeenAt).toBe(expected);
    expect(connection.record(endpointId, false)).toMatchObject({
      state: 'terminated',
      endedAt: expected,
      endIsEstimated: true,
    });
  });
});

describe('the end', () => {
  const seen = entry({ startedAt: noon, updatedAt: noon + minute });
  const end = entry({ kind: 'ended', startedAt: noon, endedAt: noon + 5 * minute });
  const late = entry({ kind: 'ended', startedAt: noon, endedAt: noon + 6 * minute });
  const untimed = entry({ kind: 'ended', startedAt: noon });

  it.each<[string, [ConnectionEvent, ...ConnectionEvent[]], number]>([
    ['of the log', [seen, end], noon + 5 * minute],
    ['of the log, before an entry that is published later', [end, entry()], noon + 5 * minute],
    ['that comes last of two', [end, late], noon + 6 * minute],
    ['that comes last of two, read first', [late, end], noon + 6 * minute],
    ['without a time is when it was last seen', [seen, untimed], noon + minute],
  ])('%s', (_, entries, endedAt) => {
    const connection = joined(...entries);
    const expected = { state: 'terminated', endedAt };
    for (const isOpen of [true, false, undefined])
      expect(connection.record(endpointId, isOpen)).toMatchObject(expected);
    expect(connection.record(endpointId, false)).not.toHaveProperty('endIsEstimated');
    expect(both(connection, ofEc2())).toMatchObject(expected);
  });

  it.each<[string, Partial<Connection>, number]>([
    ['of EC2', { endedAt: noon + 9 * minute }, noon + 9 * minute],
    ['that EC2 does not name is when it was last seen', {}, noon + minute],
  ])('%s, where the log has none', (_, known, endedAt) => {
    const record = both(joined(seen), ofEc2({ state: 'terminated', ...known }));
    expect(record).toMatchObject({ state: 'terminated', endedAt });
  });

  it('is in no record of a connection that is open', () => {
    const connection = joined(seen);
    expect(connection.record(endpointId, true)).toMatchObject({ state: 'active' });
    expect(connection.record(endpointId, undefined)).toMatchObject({ state: 'unknown' });
    expect(both(connection, ofEc2({ state: 'terminating' }))).toMatchObject({
      state: 'terminating',
    });
    expect(both(connection, ofEc2())).not.toHaveProperty('endedAt');
  });
});

describe('the posture', () => {
  const old = entry({ posture: ['old'], loggedAt: noon });
  const recent = entry({ posture: ['recent', 'more'], loggedAt: noon + minute });

  it.each<[string, [ConnectionEvent, ...ConnectionEvent[]], readonly string[], readonly string[]]>([
    ['nobody knows', [entry()], [], []],
    ['the log alone has', [entry(), old], [], ['old']],
    ['was published last', [old, recent], [], ['recent', 'more']],
    ['was published last, read first', [recent, old], [], ['recent', 'more']],
    ['stands before an entry without one', [old, entry()], [], ['old']],
    ['EC2 alone has', [entry()], ['ec2'], ['ec2']],
    ['EC2 has too', [old], ['ec2'], ['ec2']],
  ])('is the one that %s', (_, entries, known, expected) => {
    const connection = joined(...entries);
    expect(both(connection, ofEc2({ posture: known })).posture).toEqual(expected);
    if (known.length === 0) expect(connection.record(endpointId, true).posture).toEqual(expected);
  });
});
