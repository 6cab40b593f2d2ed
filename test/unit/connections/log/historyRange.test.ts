/** The edges of the time that a history is asked for, and the failures that it does not report. */
import { beforeEach, describe, expect, it } from 'vitest';
import { mostFailures } from '../../../../src/core/connections/log/connectionJoin';
import { publicationDelayMs } from '../../../../src/core/connections/log/publicationDelay';
import {
  overlaps,
  readConnectionRecords,
  type HistoryPorts,
  type LoggedEndpoint,
} from '../../../../src/core/connections/log/readConnectionRecords';
import { isExpected } from '../../../../src/core/model/errors';
import type { ConnectionEvent } from '../../../../src/core/model/connectionEvent';
import type { TimeRange } from '../../../../src/core/model/timeRange';
import { FakeAws } from '../../../fakes/fakeAws';
import { testEndpoint } from '../../../fakes/snapshots';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 2, 26, 12);
const group = '/client-vpn/shared';
const id = 'cvpn-endpoint-0a1';
const endpoint: LoggedEndpoint = { id, logging: { enabled: true, group } };
/** Three hours of which the last is long over. */
const range: TimeRange = { start: now - 6 * hour, end: now - 3 * hour };

let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  aws.endpointList.push(testEndpoint({ id }));
  aws.logs.add(group);
});

function read(asked: LoggedEndpoint = endpoint, span = range, ports: HistoryPorts = aws) {
  return readConnectionRecords(ports, asked, span, now);
}

function failed(changes: Partial<ConnectionEvent>): ConnectionEvent {
  return { kind: 'failed', endpointId: id, loggedAt: range.start + minute, ...changes };
}

describe('a connection was there in a range', () => {
  it.each([
    ['that it spans', 0, 400, true],
    ['that it is within', 150, 160, true],
    ['that ends as it begins', 200, 300, false],
    ['that ends just after it began', 199, 300, true],
    ['that begins as it ends', 50, 100, true],
    ['that begins just after it ended', 50, 99, false],
    ['that is over before it began', 300, undefined, false],
    ['in which it began and did not end', 150, undefined, true],
    ['before which it began and did not end', 50, undefined, true],
  ])('%s: %i to %s', (_, startedAt, endedAt, was) => {
    const stay = { startedAt, ...(endedAt !== undefined && { endedAt }) };
    expect(overlaps(stay, { start: 100, end: 200 })).toBe(was);
  });

  it('or it is not in its history', async () => {
    const ended = (connectionId: string, startedAt: number, endedAt: number): ConnectionEvent => ({
      kind: 'ended',
      endpointId: id,
      connectionId,
      startedAt,
      endedAt,
      loggedAt: range.start + minute,
    });
    aws.logs.add(
      group,
      ended('before', range.start - hour, range.start - 1),
      ended('into', range.start - hour, range.start),
      ended('within', range.start + 1, range.start + 2),
      ended('last', range.end - 1, range.end + hour),
      ended('after', range.end, range.end + hour),
    );
    const { records } = await read();
    expect(records.map((record) => record.id)).toEqual(['into', 'within', 'last']);
  });
});

describe('failed attempts', () => {
  it.each([
    ['before the range', range.start - 1, 0],
    ['as the range begins', range.start, 1],
    ['just before the range ends', range.end - 1, 1],
    ['as the range ends', range.end, 0],
  ])('%s', async (_, startedAt, count) => {
    aws.logs.add(group, failed({ startedAt }));
    expect((await read()).failures).toHaveLength(count);
  });

  it.each([
    [mostFailures, false],
    [mostFailures + 1, true],
  ])('of which there are %i are more than can be listed: %s', async (count, more) => {
    aws.logs.pageSize = count;
    aws.logs.add(group, ...Array.from({ length: count }, () => failed({})));
    const { failures, moreFailures } = await read();
    expect(failures).toHaveLength(mostFailures);
    expect(moreFailures).toBe(more);
  });
});

describe('the log', () => {
  it.each<[string, Partial<LoggedEndpoint>, TimeRange, number]>([
    ['as long as a session of 24 hours', {}, { start: 0, end: now - 25 * hour }, now - hour],
    ['until now, where a session can last longer', { sessionTimeoutHours: 8 }, range, now],
    ['as long as a session', { sessionTimeoutHours: 1 }, range, range.end + hour],
    ['until now', {}, range, now],
    ['until now, where the range ends now', {}, { ...range, end: now }, now],
    ['until its end, where that is to come', {}, { ...range, end: now + hour }, now + hour],
  ])('is read on for %s', async (_, changes, span, end) => {
    await read({ ...endpoint, ...changes }, span);
    expect(aws.logs.queries[0]).toStrictEqual({
      endpointId: id,
      group,
      range: { start: span.start, end: end + publicationDelayMs },
    });
  });

  it.each<[string, LoggedEndpoint['logging']]>([
    ['is off', { enabled: false }],
    ['is off and has a group still', { enabled: false, group }],
    ['has no group', { enabled: true }],
  ])('is not read where it %s', async (_, logging) => {
    expect((await read({ id, logging })).log).toEqual({ kind: 'off' });
    expect(aws.logs.queries).toEqual([]);
  });
});

describe('EC2', () => {
  const off: LoggedEndpoint = { id, logging: { enabled: false } };

  it('that the person does not wait for ends the reading', async () => {
    aws.calls.fail('endpoints.connections', { kind: 'cancelled', when: 'before' });
    const error: unknown = await read(off).catch((thrown: unknown) => thrown);
    expect(isExpected(error) && error.failure.kind).toBe('cancelled');
  });

  it('is not blamed for a fault of our own', async () => {
    const connections = () => Promise.reject(new TypeError('a bug'));
    const ports = { logs: aws.logs, endpoints: { ...aws.endpoints, connections } };
    await expect(read(off, range, ports)).rejects.toThrow(TypeError);
  });

  it('that answers is not reported as a failure', async () => {
    expect(await read(off)).not.toHaveProperty('ec2Failure');
  });
});
