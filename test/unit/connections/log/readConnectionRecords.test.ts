/** Reading connections out of EC2 and a log: which way, what is missing, and what is said of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { readConnectionRecords } from '../../../../src/core/connections/log/readConnectionRecords';
import { isExpected } from '../../../../src/core/model/errors';
import type { ConnectionEvent } from '../../../../src/core/model/connectionEvent';
import type { Endpoint } from '../../../../src/core/model/endpoint';
import type { TimeRange } from '../../../../src/core/model/timeRange';
import { FakeAws } from '../../../fakes/fakeAws';

const hour = 3_600_000;
const now = Date.UTC(2026, 2, 26, 12);
const lastDay: TimeRange = { start: now - 24 * hour, end: now };
const lastMonth: TimeRange = { start: now - 30 * 24 * hour, end: now };
const group = '/client-vpn/shared';
const endpoint: Endpoint = {
  id: 'cvpn-endpoint-0a1',
  state: 'available',
  authentication: [],
  splitTunnel: false,
  sessionTimeoutHours: 8,
  logging: { enabled: true, group },
};

let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  aws.endpointList.push(endpoint);
  aws.logs.add(group);
});

function stay(id: string, startedAt: number, endedAt: number, more = {}): ConnectionEvent[] {
  const both = { endpointId: endpoint.id, connectionId: id, startedAt, ...more };
  return [
    { ...both, kind: 'connected', loggedAt: startedAt + 20_000 },
    { ...both, kind: 'ended', endedAt, loggedAt: endedAt + 20_000 },
  ];
}

function read(range = lastDay, signal?: AbortSignal) {
  return readConnectionRecords(aws, endpoint, range, now, signal);
}

describe('the records', () => {
  it('are those that were there in the range, of this endpoint alone', async () => {
    aws.logs.add(
      group,
      ...stay('before', now - 30 * hour, now - 25 * hour),
      ...stay('into', now - 30 * hour, now - 23 * hour),
      ...stay('inside', now - 5 * hour, now - 4 * hour),
      ...stay('other', now - 5 * hour, now - 4 * hour, { endpointId: 'cvpn-endpoint-2' }),
    );
    const { records, log } = await read();
    expect(records.map(({ id }) => id)).toEqual(['into', 'inside']);
    expect(log).toEqual({
      kind: 'read',
      method: 'FilterLogEvents',
      entries: 3,
      malformed: 0,
    });
  });

  it('of a span that is over have the ends that came after it', async () => {
    aws.logs.add(group, ...stay('long', now - 50 * hour, now - 43 * hour));
    const { records } = await read({ start: now - 52 * hour, end: now - 49 * hour });
    expect(records).toMatchObject([{ id: 'long', endedAt: now - 43 * hour }]);
    expect(aws.logs.queries[0]?.range.end).toBeGreaterThan(now - 49 * hour + 8 * hour);
  });

  it('include what was published after the range', async () => {
    aws.logs.add(group, ...stay('late', now - 1000, now - 500));
    expect((await read()).records).toMatchObject([{ id: 'late', endedAt: now - 500 }]);
  });

  it('are put together from every page', async () => {
    aws.logs.pageSize = 3;
    for (let i = 0; i < 10; i++) aws.logs.add(group, ...stay(`c${i}`, now - hour, now - hour / 2));
    expect((await read()).records).toHaveLength(10);
    expect(aws.calls.count('logs.read')).toBe(7);
  });
});

describe('failed attempts', () => {
  it('inside the range are listed', async () => {
    const failed = { kind: 'failed', endpointId: endpoint.id, username: 'eve' } as const;
    aws.logs.add(group, { ...failed, loggedAt: now - hour }, { ...failed, loggedAt: now + 1 });
    const { failures, moreFailures } = await read();
    expect(failures).toEqual([{ endpointId: endpoint.id, username: 'eve', at: now - hour }]);
    expect(moreFailures).toBe(false);
  });
});

describe('the way', () => {
  it('is Logs Insights for a long range', async () => {
    aws.logs.add(group, ...stay('old', now - 200 * hour, now - 199 * hour));
    const { records, log } = await read(lastMonth);
    expect(records).toHaveLength(1);
    expect(log).toMatchObject({ kind: 'read', method: 'Logs Insights' });
    expect(aws.calls.count('logs.read')).toBe(0);
  });

  it.each([
    ['logs.search', 'denied', lastMonth, 'FilterLogEvents'],
    ['logs.search', 'quota', lastMonth, 'FilterLogEvents'],
    ['logs.read', 'denied', lastDay, 'Logs Insights'],
  ] as const)('is the other one where %s is %s', async (operation, kind, range, method) => {
    aws.logs.add(group, ...stay('c1', now - 5 * hour, now - 4 * hour));
    aws.calls.fail(operation, { kind, when: 'before' });
    const { records, log } = await read(range);
    expect(records).toHaveLength(1);
    expect(log).toMatchObject({ kind: 'read', method });
  });

  it('is not changed for a network that is down', async () => {
    aws.calls.fail('logs.read', { kind: 'network', when: 'before' });
    expect((await read()).log).toMatchObject({ kind: 'failed', failure: { kind: 'network' } });
    expect(aws.calls.count('logs.search')).toBe(0);
  });

  it('half-way that fails counts nothing twice', async () => {
    aws.logs.pageSize = 1;
    const failed = { kind: 'failed', endpointId: endpoint.id } as const;
    aws.logs.add(group, { ...failed, loggedAt: now - 2 }, { ...failed, loggedAt: now - 1 });
    aws.calls.fail('logs.read', { kind: 'denied', when: 'before' }, 2);
    expect((await read()).failures).toHaveLength(2);
  });
});

describe('what cannot be read', () => {
  it('is counted, where it is entries', async () => {
    aws.logs.add(group, { malformed: true, loggedAt: now - hour });
    expect((await read()).log).toMatchObject({ malformed: 1 });
  });

  it('is named, where it is a log group that is gone', async () => {
    aws.logs.groups.clear();
    expect((await read()).log).toMatchObject({
      kind: 'failed',
      failure: { kind: 'notFound', action: 'logs:FilterLogEvents', resource: group },
    });
  });

  it('keeps the refusal of the first way, where both are refused', async () => {
    aws.calls.fail('logs.read', { kind: 'denied', when: 'before' });
    aws.calls.fail('logs.search', { kind: 'denied', when: 'before' });
    expect((await read()).log).toMatchObject({ failure: { action: 'logs:FilterLogEvents' } });
  });

  it('does not hide the log, where it is EC2', async () => {
    aws.calls.fail('endpoints.connections', { kind: 'denied', when: 'before' });
    aws.logs.add(group, ...stay('c1', now - 5 * hour, now - 4 * hour));
    const { records, ec2Failure } = await read();
    expect(records).toHaveLength(1);
    expect(ec2Failure).toMatchObject({ action: 'ec2:DescribeClientVpnConnections' });
  });

  it('is not asked for, where logging is off', async () => {
    const off = { ...endpoint, logging: { enabled: false } };
    const { log } = await readConnectionRecords(aws, off, lastDay, now);
    expect(log).toEqual({ kind: 'off' });
    expect(aws.calls.operations()).toEqual(['endpoints.connections']);
  });
});

describe('too much', () => {
  it('ends the reading and says from when on it was read', async () => {
    aws.logs.pageSize = 1;
    const many = Array.from(
      { length: 500 },
      (_, i) => stay(`c${i}`, now - i * 1000 - 1000, now)[0],
    );
    aws.logs.add(group, ...many.flatMap((event) => event ?? []));
    const { log, records } = await read();
    expect(records).toHaveLength(400);
    expect(log).toMatchObject({ truncatedAt: now - 400 * 1000 + 20_000 });
  });
});

describe('stopping', () => {
  it('rejects', async () => {
    const stop = new AbortController();
    aws.calls.fail('logs.read', { abort: stop, when: 'before' });
    const error: unknown = await read(lastDay, stop.signal).catch((thrown: unknown) => thrown);
    expect(isExpected(error) && error.failure.kind).toBe('cancelled');
  });
});
