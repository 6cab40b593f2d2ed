/** Log groups and metric filters: what is asked of CloudWatch Logs, and what is made of the answers. */
import { describe, expect, it } from 'vitest';
import type { ScopeAws } from '../../src/core/ports/aws';
import { endpointPattern } from '../../src/core/connections/log/queries';
import { parseEntry } from '../../src/core/connections/log/parseEntry';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import { entry } from '../unit/connections/log/entries';
import { failureOf, fastForward, json, jsonError, openWire } from './fakeWire';
import { beforeEachAws } from './standingAws';

const end = Date.UTC(2026, 2, 27);
const range = { start: end - 86_400_000, end };

describe('log groups over the wire', () => {
  it('are read with their settings, page by page', async () => {
    const { aws, sent } = openWire(({ input }) =>
      input.nextToken === undefined
        ? json({
            logGroups: [
              { logGroupName: '/vpn', creationTime: 5, metricFilterCount: 3, retentionInDays: 30 },
              { logGroupName: '/vpn/old', logGroupClass: 'INFREQUENT_ACCESS', kmsKeyId: 'arn:k' },
              { creationTime: 5 },
            ],
            nextToken: 'b',
          })
        : json({ logGroups: [{ logGroupName: '/vpn/new', logGroupClass: 'GLACIAL' }] }),
    );
    expect(await aws.logGroups.list('/vpn')).toEqual([
      { name: '/vpn', logClass: 'STANDARD', createdAt: 5, retentionDays: 30, metricFilterCount: 3 },
      { name: '/vpn/old', logClass: 'INFREQUENT_ACCESS', kmsKeyId: 'arn:k', metricFilterCount: 0 },
      { name: '/vpn/new', logClass: 'other', metricFilterCount: 0 },
    ]);
    expect(sent.map((call) => call.input)).toEqual([
      { logGroupNamePrefix: '/vpn' },
      { logGroupNamePrefix: '/vpn', nextToken: 'b' },
    ]);
  });

  it('are found by their exact names', async () => {
    const { aws } = openWire(() =>
      json({ logGroups: [{ logGroupName: 'vpn-2' }, { logGroupName: 'vpn' }] }),
    );
    expect(await aws.logGroups.get('vpn')).toMatchObject({ name: 'vpn' });
    expect(await aws.logGroups.get('vp')).toBeUndefined();
  });

  it('give their latest events as they are, over pages that may be empty', async () => {
    const event = { message: 'text', timestamp: end - 5 };
    const { aws, sent } = openWire(({ input }) =>
      input.nextToken === undefined
        ? json({ events: [], nextToken: 'b' })
        : json({ events: [event, { message: 'no time' }, event, event], nextToken: 'c' }),
    );
    const query = { group: '/vpn', pattern: '{ $.a = 1 }', range, most: 2 };
    const entries = await fastForward(() => aws.logGroups.latest(query));
    expect(entries).toEqual([
      { message: 'text', at: end - 5 },
      { message: 'text', at: end - 5 },
    ]);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.input).toEqual({
      logGroupName: '/vpn',
      startTime: range.start,
      endTime: end - 1,
      filterPattern: '{ $.a = 1 }',
      limit: 2,
      startFromHead: false,
    });
  });

  it('give no events from before 2024, which AWS cannot return newest first', async () => {
    const { aws, sent } = openWire(() => json({ events: [] }));
    await aws.logGroups.latest({ group: '/vpn', range: { start: 0, end }, most: 2 });
    expect(sent[0]?.input).toMatchObject({ startTime: Date.UTC(2024, 0, 1), startFromHead: false });
  });

  it('are not searched without end for an event that is not there', async () => {
    let page = 0;
    const { aws, sent } = openWire(() => json({ events: [], nextToken: String(page++) }));
    const query = { group: '/vpn', range, most: 2 };
    expect(await fastForward(() => aws.logGroups.latest(query))).toEqual([]);
    expect(sent).toHaveLength(40);
  });

  it.each([
    ['list', (aws: ScopeAws) => aws.logGroups.list(), 'DescribeLogGroups'],
    ['streams', (aws: ScopeAws) => aws.logGroups.streams('/vpn'), 'DescribeLogStreams'],
    [
      'latest',
      (aws: ScopeAws) => aws.logGroups.latest({ group: '/vpn', range, most: 1 }),
      'FilterLogEvents',
    ],
    ['ofGroup', (aws: ScopeAws) => aws.metricFilters.ofGroup('/vpn'), 'DescribeMetricFilters'],
    ['test', (aws: ScopeAws) => aws.metricFilters.test('', ['a']), 'TestMetricFilter'],
  ] as const)('%s names the call that is denied', async (_, read, operation) => {
    const { aws } = openWire(() => jsonError(400, 'AccessDeniedException', 'No.'));
    expect(await failureOf(read(aws))).toMatchObject({
      kind: 'denied',
      action: `logs:${operation}`,
    });
  });
});

describe('metric filters over the wire', () => {
  const filter = {
    filterName: 'connections',
    logGroupName: '/vpn',
    filterPattern: '{ $.a = 1 }',
    creationTime: 5,
    applyOnTransformedLogs: false,
    emitSystemFieldDimensions: [],
    metricTransformations: [
      {
        metricName: 'Attempts',
        metricNamespace: 'Vpn',
        metricValue: '1',
        dimensions: { Endpoint: '$.id' },
        unit: 'None',
      },
    ],
  };
  const read = {
    name: 'connections',
    group: '/vpn',
    pattern: '{ $.a = 1 }',
    createdAt: 5,
    transformation: {
      namespace: 'Vpn',
      metricName: 'Attempts',
      value: '1',
      dimensions: { Endpoint: '$.id' },
    },
  };

  it.each([
    ['as they are', filter, read],
    [
      'with a default value and every event',
      {
        ...filter,
        filterPattern: '',
        metricTransformations: [
          { metricName: 'A', metricNamespace: 'N', metricValue: '1', defaultValue: 0 },
        ],
      },
      {
        ...read,
        pattern: '',
        transformation: {
          namespace: 'N',
          metricName: 'A',
          value: '1',
          dimensions: {},
          defaultValue: 0,
        },
      },
    ],
    [
      'with settings that are unknown here',
      { ...filter, applyOnTransformedLogs: true, future: { on: 1 } },
      { ...read, other: { applyOnTransformedLogs: true, future: { on: 1 } } },
    ],
    [
      'with a unit',
      {
        ...filter,
        metricTransformations: [{ ...filter.metricTransformations[0], unit: 'Seconds' }],
      },
      { ...read, other: { unit: 'Seconds' } },
    ],
  ])('are read %s', async (_, source, expected) => {
    const { aws, sent } = openWire(() => json({ metricFilters: [source, { filterName: 'x' }] }));
    expect(await aws.metricFilters.ofGroup('/vpn')).toEqual([
      // The SDK leaves out what it does not know.
      'other' in expected && 'future' in expected.other
        ? { ...expected, other: { applyOnTransformedLogs: true } }
        : expected,
    ]);
    expect(sent[0]?.input).toEqual({ logGroupName: '/vpn' });
  });

  it('are found by their metric', async () => {
    const { aws, sent } = openWire(() => json({ metricFilters: [filter] }));
    expect(await aws.metricFilters.ofMetric('Vpn', 'Attempts')).toEqual([read]);
    expect(sent[0]?.input).toEqual({ metricNamespace: 'Vpn', metricName: 'Attempts' });
  });

  it('say which messages match, by their index', async () => {
    const { aws, sent } = openWire(() =>
      json({ matches: [{ eventNumber: 2, eventMessage: 'b' }, { eventNumber: 3 }] }),
    );
    expect(await aws.metricFilters.test('b', ['a', 'b', 'b'])).toEqual([
      { index: 1 },
      { index: 2 },
    ]);
    expect(sent[0]?.input).toEqual({ filterPattern: 'b', logEventMessages: ['a', 'b', 'b'] });
  });

  it('are malformed without a list', async () => {
    const { aws } = openWire(() => json({}));
    expect(await failureOf(aws.metricFilters.test('b', ['a']))).toMatchObject({
      kind: 'malformed',
    });
  });
});

describe('the simulated CloudWatch Logs', () => {
  let simulator: Simulator;
  let aws: ScopeAws;

  beforeEachAws(
    (...created) => {
      [simulator, aws] = created;
    },
    () => {
      const startMs = Date.parse('2026-11-23T08:30:00Z');
      return createSimulator({ scenario: 'office', speed: 0, startMs });
    },
  );

  it('has the log group of the offices, with entries of both', async () => {
    const group = '/client-vpn/offices';
    expect(await aws.logGroups.get(group)).toMatchObject({ name: group, metricFilterCount: 0 });
    expect(await aws.logGroups.get('/client-vpn')).toBeUndefined();
    const now = simulator.clock.now();
    const day = { start: now - 86_400_000, end: now };
    const all = await aws.logGroups.latest({ group, range: day, most: 200 });
    const ids = new Set(all.map(({ message, at }) => parseEntry(message, at)?.endpointId));
    expect(ids.size).toBe(2);
    const [id = ''] = ids;
    const pattern = endpointPattern(id);
    const mine = await aws.logGroups.latest({ group, pattern, range: day, most: 5 });
    expect(mine).toHaveLength(5);
    expect(mine.every(({ message, at }) => parseEntry(message, at)?.endpointId === id)).toBe(true);
    expect(mine[0]?.at).toBeGreaterThanOrEqual(mine[4]?.at ?? Infinity);
    expect((await aws.logGroups.streams(group)).length).toBeGreaterThan(0);
  });

  it('tests a pattern', async () => {
    const messages = [entry(), entry({ 'connection-attempt-status': 'failed' }), 'text'];
    const pattern = '{ $.connection-attempt-status = "successful" }';
    expect(await aws.metricFilters.test(pattern, messages)).toEqual([{ index: 0 }]);
  });

  it('has no filters in a group that does not exist', async () => {
    expect(await failureOf(aws.metricFilters.ofGroup('none'))).toMatchObject({ kind: 'notFound' });
    expect(await aws.metricFilters.ofMetric('A', 'B')).toEqual([]);
  });
});
