/** How much of a log is read, and at what length of time the way of reading changes. */
import { describe, expect, it } from 'vitest';
import { readLog, type LogReadMethod } from '../../../../src/core/connections/log/readLog';
import type { ConnectionEvent } from '../../../../src/core/model/connectionEvent';
import {
  mostFound,
  type LogPage,
  type LogQuery,
  type LogsPort,
} from '../../../../src/core/ports/logs';

const endpointId = 'cvpn-endpoint-0a1';
const hour = 3_600_000;
const event: ConnectionEvent = { kind: 'failed', endpointId, loggedAt: 1000 };
const query: LogQuery = { endpointId, group: '/vpn', range: { start: 0, end: 48 * hour } };
const long: LogQuery = { ...query, range: { start: 0, end: 48 * hour + 1 } };

const page = (count: number, malformed = 0): LogPage => ({
  events: Array.from({ length: count }, () => event),
  malformed,
  raw: [],
});

/** A log of these pages, and the number of those that were read. */
function logOf(...pages: readonly LogPage[]) {
  const asked = { pages: 0, ways: [] as LogReadMethod[] };
  async function* read(method: LogReadMethod): AsyncGenerator<LogPage> {
    asked.ways.push(method);
    for (const one of pages) {
      asked.pages++;
      yield await Promise.resolve(one);
    }
  }
  const logs: LogsPort = {
    read: () => read('FilterLogEvents'),
    search: () => read('Logs Insights'),
  };
  return { asked, logs };
}

describe('the way', () => {
  it.each<[string, LogQuery, LogReadMethod]>([
    ['48 hours', query, 'FilterLogEvents'],
    ['48 hours that begin later', shifted(query), 'FilterLogEvents'],
    ['a millisecond more', long, 'Logs Insights'],
    ['a millisecond more that begin later', shifted(long), 'Logs Insights'],
  ])('for %s', async (_, asked, method) => {
    const log = logOf(page(1));
    expect((await readLog(log.logs, asked)).reading).toMatchObject({ kind: 'read', method });
    expect(log.asked.ways).toEqual([method]);
  });

  function shifted({ range, ...rest }: LogQuery): LogQuery {
    return { ...rest, range: { start: range.start + 9 * hour, end: range.end + 9 * hour } };
  }
});

describe('a log', () => {
  const pages = (count: number, entries = 1) => Array.from({ length: count }, () => page(entries));

  it.each<[string, LogQuery, readonly LogPage[], number, object]>([
    ['without a page', query, [], 0, { entries: 0, malformed: 0 }],
    ['of one entry', query, [page(1)], 1, { entries: 1, malformed: 0 }],
    ['of entries and others', query, [page(2, 1), page(3, 4)], 2, { entries: 5, malformed: 5 }],
    ['of 399 pages', query, pages(399), 399, { entries: 399, malformed: 0 }],
    ['of 400 pages', long, pages(400), 400, { entries: 400, malformed: 0 }],
    [
      'of one entry less than can be found',
      long,
      [page(mostFound - 1), page(0)],
      2,
      { entries: mostFound - 1, malformed: 0 },
    ],
  ])('%s is read without a mark of where it was cut', async (_, asked, all, read, counts) => {
    const log = logOf(...all);
    const { reading } = await readLog(log.logs, asked);
    expect(reading).toMatchObject({ kind: 'read', ...counts });
    expect(reading).not.toHaveProperty('truncatedAt');
    expect(log.asked.pages).toBe(read);
  });

  it.each<[string, LogQuery, readonly LogPage[], number]>([
    ['400 pages', query, [...pages(400), page(1)], 400],
    ['as many entries as can be found', long, [page(mostFound), page(1)], 1],
    ['as many on several pages', long, [page(mostFound - 1), page(1), page(1)], 2],
    ['as many with those not understood', long, [page(mostFound - 1, 1), page(1)], 1],
    ['as many by paging', query, [page(mostFound), page(1)], 1],
  ])('is cut after %s', async (_, asked, all, read) => {
    const log = logOf(...all);
    const { reading } = await readLog(log.logs, asked);
    expect(reading).toMatchObject({ kind: 'read', truncatedAt: event.loggedAt });
    expect(log.asked.pages).toBe(read);
  });

  it.each<[string, LogQuery, readonly LogPage[], number]>([
    ['as many that are not understood as can be found', query, [page(0, mostFound), page(1)], 1],
    ['the same by a query', long, [page(0, mostFound - 1), page(0, 1), page(1)], 2],
    ['400 pages without an entry', query, [...pages(400, 0), page(1)], 400],
  ])('is cut after %s, and nobody knows where', async (_, asked, all, read) => {
    const log = logOf(...all);
    const { reading } = await readLog(log.logs, asked);
    expect(reading).toMatchObject({ kind: 'read', entries: 0, truncatedAt: asked.range.end });
    expect(log.asked.pages).toBe(read);
  });
});
