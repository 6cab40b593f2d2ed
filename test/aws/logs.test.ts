/** The logs port over the wire: what it asks, what it makes of the answers, and how it lets go. */
import { describe, expect, it } from 'vitest';
import { foundPages } from '../../src/aws/foundPages';
import type { LogPage, LogQuery } from '../../src/core/ports/logs';
import { entry } from '../unit/connections/log/entries';
import { failureOf, fastForward, json, jsonError, openWire } from './fakeWire';

const end = Date.UTC(2026, 2, 27);
const query: LogQuery = {
  endpointId: 'cvpn-endpoint-0a1',
  group: '/client-vpn/office',
  range: { start: end - 86_400_000, end },
};
const event = { message: entry(), timestamp: end - 5000, eventId: '1' };
const row = [
  { field: '@timestamp', value: '2026-03-26 23:59:55.000' },
  { field: '@message', value: entry() },
  { field: '@ptr', value: 'CmEK' },
];

async function all(pages: AsyncIterable<LogPage>): Promise<LogPage[]> {
  const read: LogPage[] = [];
  for await (const page of pages) read.push(page);
  return read;
}

describe('reading', () => {
  it('asks for the entries of the endpoint, newest first, and follows every page', async () => {
    const { aws, sent } = openWire(({ input }) =>
      json(input.nextToken === undefined ? { events: [], nextToken: 'b' } : { events: [event] }),
    );
    const pages = await all(aws.logs.read({ ...query, stream: 'one' }));
    expect(pages.map(({ events }) => events.length)).toEqual([0, 1]);
    expect(pages[1]?.events[0]).toMatchObject({ kind: 'connected', loggedAt: end - 5000 });
    const input = {
      logGroupName: '/client-vpn/office',
      logStreamNames: ['one'],
      startTime: query.range.start,
      endTime: end - 1,
      filterPattern: '{ $.client-vpn-endpoint-id = "cvpn-endpoint-0a1" }',
      limit: 10_000,
      startFromHead: false,
    };
    expect(sent.map((call) => call.input)).toEqual([input, { ...input, nextToken: 'b' }]);
    expect(sent[0]?.request.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.FilterLogEvents',
    });
  });

  it('gives every event of a group as it was written, if that is asked for', async () => {
    const received = { ...event, ingestionTime: end - 2000, logStreamName: 'one' };
    const other = { message: 'Hello', timestamp: end - 4000 };
    const { aws, sent } = openWire(() => json({ events: [received, other, { message: 'x' }] }));
    const [page] = await all(aws.logs.read({ ...query, wholeGroup: true }));
    expect(sent[0]?.input.filterPattern).toBeUndefined();
    expect(page?.malformed).toBe(2);
    expect(page?.raw).toEqual([
      { message: event.message, at: end - 5000, ingestedAt: end - 2000, stream: 'one' },
      { message: 'Hello', at: end - 4000 },
    ]);
  });

  it('asks for the oldest first where AWS knows no other way', async () => {
    const { aws, sent } = openWire(() => json({ events: [] }));
    await all(aws.logs.read({ ...query, range: { start: Date.UTC(2023, 11, 31), end } }));
    expect(sent[0]?.input.startFromHead).toBeUndefined();
  });

  it.each([
    [400, 'ResourceNotFoundException', 'notFound'],
    [400, 'AccessDeniedException', 'denied'],
    [400, 'InvalidParameterException', 'invalid'],
    [400, 'ThrottlingException', 'throttled'],
    [503, 'ServiceUnavailableException', 'server'],
  ])('a %d %s is %s and names the log group', async (status, code, kind) => {
    const { aws } = openWire(() => jsonError(status, code, 'No.'));
    const failure = await failureOf(fastForward(() => all(aws.logs.read(query))));
    expect(failure).toMatchObject({
      kind,
      action: 'logs:FilterLogEvents',
      resource: '/client-vpn/office',
    });
  });

  it.each([
    ['has no list', {}],
    ['has something else in its place', { events: 'none' }],
    ['comes twice', { events: [], nextToken: 'a' }],
  ])('an answer that %s is malformed', async (_, body) => {
    const { aws } = openWire(() => json(body));
    expect((await failureOf(all(aws.logs.read(query)))).kind).toBe('malformed');
  });
});

describe('searching', () => {
  it('asks until the query has ended, then hands on every page', async () => {
    let asked = 0;
    const { aws, sent } = openWire(({ operation, input }) => {
      if (operation === 'StartQuery') return json({ queryId: 'q' });
      if (input.nextToken === 'b') return json({ status: 'Complete', results: [row] });
      if (asked++ < 2) return json({ status: 'Running', results: [row, row] });
      return json({ status: 'Complete', results: [row, [row[0]]], nextToken: 'b' });
    });
    const pages = await fastForward(() => all(aws.logs.search(query)));
    expect(pages.map(({ events, malformed }) => [events.length, malformed])).toEqual([
      [1, 1],
      [1, 0],
    ]);
    expect(pages[0]?.events[0]?.loggedAt).toBe(end - 5000);
    expect(sent[0]?.input).toEqual({
      logGroupName: '/client-vpn/office',
      startTime: query.range.start / 1000,
      endTime: end / 1000 - 1,
      queryString:
        'fields @timestamp, @message, @ingestionTime, @logStream\n| filter `client-vpn-endpoint-id` = "cvpn-endpoint-0a1"\n| sort @timestamp desc',
      limit: 100_000,
    });
  });

  it('hands on a long answer a part at a time, with a turn for all others between two', async () => {
    let turns = 0;
    let counting = setImmediate(function count() {
      turns++;
      counting = setImmediate(count);
    });
    const seen: { readonly events: number; readonly turns: number }[] = [];
    for await (const { events } of foundPages(Array(1200).fill(row), query.endpointId))
      seen.push({ events: events.length, turns });
    clearImmediate(counting);
    expect(seen.map(({ events }) => events)).toEqual([500, 500, 200]);
    expect(new Set(seen.map((page) => page.turns)).size).toBe(3);
  });

  it('stops a query that nobody waits for', async () => {
    const stop = new AbortController();
    const { aws, sent } = openWire(({ operation }) => {
      if (operation === 'StartQuery') return json({ queryId: 'q' });
      if (operation === 'GetQueryResults') stop.abort();
      return json(operation === 'StopQuery' ? { success: true } : { status: 'Running' });
    });
    expect((await failureOf(all(aws.logs.search(query, stop.signal)))).kind).toBe('cancelled');
    await new Promise(setImmediate);
    expect(sent.map(({ operation }) => operation)).toEqual([
      'StartQuery',
      'GetQueryResults',
      'StopQuery',
    ]);
  });

  it.each([
    ['Failed', 'server'],
    ['Cancelled', 'server'],
    ['Timeout', 'timeout'],
  ])('a query that is %s is a failure: %s', async (status, kind) => {
    const { aws } = openWire(({ operation }) =>
      json(operation === 'StartQuery' ? { queryId: 'q' } : { status }),
    );
    expect((await failureOf(fastForward(() => all(aws.logs.search(query))))).kind).toBe(kind);
  });

  it('a query text that is refused is invalid, too many queries are a quota', async () => {
    const refuse = (code: string) => openWire(() => jsonError(400, code, 'No.')).aws;
    const malformed = refuse('MalformedQueryException').logs.search(query);
    expect(await failureOf(all(malformed))).toMatchObject({
      kind: 'invalid',
      action: 'logs:StartQuery',
    });
    const full = refuse('LimitExceededException').logs.search(query);
    expect((await failureOf(all(full))).kind).toBe('quota');
  });
});
