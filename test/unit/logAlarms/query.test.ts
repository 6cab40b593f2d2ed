/** The query language and the aggregation expression of log alarms, over rows written by hand. */
import { describe, expect, it } from 'vitest';
import { aggregateRows, parseAggregation } from '../../../src/core/logAlarms/aggregation';
import { parseInsightsQuery } from '../../../src/core/logAlarms/insightsQuery';
import type { FieldReader } from '../../../src/core/logAlarms/queryFilter';

type Row = Readonly<Record<string, string>>;

const rows: readonly Row[] = [
  { id: '1', status: 'successful', 'device-ip': '203.0.113.7', bytes: '10', user: 'alice' },
  { id: '2', status: 'failed', 'device-ip': '203.0.113.8', bytes: '200', user: 'Bob' },
  { id: '3', status: 'successful', 'device-ip': '198.51.100.1', bytes: 'NA' },
];
const reader =
  (row: Row): FieldReader =>
  (name) =>
    Object.hasOwn(row, name) ? row[name] : undefined;

function ids(query: string): string {
  const { row } = parseInsightsQuery(query);
  return rows.flatMap((one) => row(reader(one))?.('id') ?? []).join(' ');
}

describe('filter', () => {
  it.each([
    ['status = "successful"', '1 3'],
    ["status = 'failed'", '2'],
    ['status != "failed"', '1 3'],
    ['`device-ip` = "203.0.113.8"', '2'],
    ['status = "successful" and bytes > 5', '1'],
    ['bytes >= 10 and bytes <= 200', '1 2'],
    ['bytes = 200.0', '2'],
    ['bytes != 10', '2 3'],
    ['user = "alice" or status = "failed"', '1 2'],
    ['status = "failed" or status = "successful" and user = "alice"', '1 2'],
    ['(status = "failed" or status = "successful") and user = "alice"', '1'],
    ['not status = "failed"', '1 3'],
    ['NOT (status = "failed" OR bytes = 10)', '3'],
    ['user != "alice"', '2'],
    ['not user = "alice"', '2 3'],
    ['ispresent(user)', '1 2'],
    ['not ispresent(user)', '3'],
    ['user like "li"', '1'],
    ['user like /^b/', ''],
    ['user like /(?i)^b/', '2'],
    ['user not like "li"', '2'],
    ['user =~ /[a-c]o/', ''],
    ['user =~ /[A-C]o/', '2'],
    ['status in ["failed", "other"]', '2'],
    ['id in [1, 3]', '1 3'],
    ['status not in ["failed"]', '1 3'],
    ['user = "a\\"b"', ''],
    ['status = "failed" # a comment', '2'],
  ])('%s selects %j', (filter, expected) => {
    expect(ids(`filter ${filter}`)).toBe(expected);
  });

  it.each([
    'filter',
    'filter status',
    'filter status = successful',
    'filter status = "open',
    'filter (status = "a"',
    'filter status == "a"',
    'filter a-b = "c"',
    'filter status like',
    'filter status like /(a+)+$/',
    'filter status like /(a)\\1/',
    'filter status in []',
    'filter status = "a" filter',
    'stats count(*)',
    'fields a as',
    'fields',
    'sort user',
    'limit -1',
    'limit x',
    '',
  ])('%j is no query', (text) => {
    expect(() => parseInsightsQuery(text)).toThrow('unexpected symbol found');
  });
});

describe('fields', () => {
  it('gives fields new names, for the commands after it as well', () => {
    const text = 'fields `device-ip` as ip, user | filter ip like "203." | fields ip as address';
    const query = parseInsightsQuery(text);
    expect(query.fields).toEqual(['ip', 'user', 'address']);
    const found = rows.flatMap((one) => query.row(reader(one)) ?? []);
    expect(found.map((row) => row('address'))).toEqual(['203.0.113.7', '203.0.113.8']);
  });

  it('shows time and message without it, and what display names after it', () => {
    expect(parseInsightsQuery('limit 3')).toMatchObject({
      limit: 3,
      fields: ['@timestamp', '@message'],
    });
    expect(parseInsightsQuery('fields a, b | display b').fields).toEqual(['b']);
    expect(parseInsightsQuery('sort @timestamp asc').newestFirst).toBe(false);
  });
});

describe('an aggregation', () => {
  const all = rows.map(reader);
  const values = (text: string, from = all): unknown =>
    aggregateRows(from, parseAggregation(text)).values.map(({ attributes, value }) => [
      Object.values(attributes).join('/'),
      value,
    ]);

  it.each([
    ['count(*)', [['', 3]]],
    ['COUNT( * )', [['', 3]]],
    ['sum(bytes)', [['', 210]]],
    ['avg(bytes)', [['', 105]]],
    ['min(bytes)', [['', 10]]],
    ['max(`bytes`)', [['', 200]]],
    ['sum(nothing)', []],
    [
      'count(*) by status',
      [
        ['failed', 1],
        ['successful', 2],
      ],
    ],
    [
      'count(*) by status | sort desc',
      [
        ['successful', 2],
        ['failed', 1],
      ],
    ],
    [
      'count(*) by status | sort asc',
      [
        ['failed', 1],
        ['successful', 2],
      ],
    ],
    [
      'count(*) by user, status',
      [
        ['successful', 1],
        ['Bob/failed', 1],
        ['alice/successful', 1],
      ],
    ],
    [
      'max(bytes) by status',
      [
        ['failed', 200],
        ['successful', 10],
      ],
    ],
  ])('%s gives %j', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('over nothing is 0 for a count, and missing for the rest and for contributors', () => {
    expect(values('count(*)', [])).toEqual([['', 0]]);
    expect(values('sum(bytes)', [])).toEqual([]);
    expect(values('count(*) by user', [])).toEqual([]);
  });

  it('returns 500 contributors in their order, and says that there are more', () => {
    const many = Array.from({ length: 501 }, (_, i) => reader({ id: String(1000 + i) }));
    const found = aggregateRows(many.toReversed(), parseAggregation('count(*) by id'));
    expect(found.partial).toBe(true);
    expect(found.values).toHaveLength(500);
    expect(found.values.at(-1)?.attributes).toEqual({ id: '1499' });
    expect(aggregateRows(many.slice(1), parseAggregation('count(*) by id')).partial).toBe(false);
  });

  it.each([
    '',
    'count',
    'count(x)',
    'sum(*)',
    'median(x)',
    'count(*), sum(x)',
    'count(*) by',
    'count(*) by a, b, c, d, e, f',
    'count(*) by bin(5m)',
    'count(*) by a-b',
    'count(*) | sort',
    'count(*) | sort up',
    'count(*) | limit 5',
    'stats count(*)',
  ])('%j is none', (text) => {
    expect(() => parseAggregation(text)).toThrow('unexpected symbol found');
  });
});
