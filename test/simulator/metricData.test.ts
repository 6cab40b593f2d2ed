/** Reading and writing metric data: ranges, pages, ageing, statistics, math, limits. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import {
  countQuery,
  diffQueries,
  endpointIds,
  errorOf,
  json,
  minute,
  parsed,
  standing,
  startMs,
} from './wireClient';

let simulator: Simulator;
let endpointId: string;

beforeEach(async () => {
  simulator = standing();
  [endpointId = ''] = await endpointIds(simulator);
});

const seconds = (ms: number): number => ms / 1000;

/** GetMetricData over minutes since the start. */
function data(
  from: number,
  until: number,
  queries: object[],
  more: object = {},
): ReturnType<typeof json> {
  return json(simulator, 'GetMetricData', {
    StartTime: seconds(startMs + from * minute),
    EndTime: seconds(startMs + until * minute),
    ScanBy: 'TimestampAscending',
    MetricDataQueries: queries,
    ...more,
  });
}

/** Minutes since the start with their values, of the first series. */
async function points(...args: Parameters<typeof data>): Promise<[number, number][]> {
  const result = parsed(await data(...args)).at('MetricDataResults', 0);
  const values = result.at('Values').list();
  return result
    .at('Timestamps')
    .list()
    .map((time, i) => [(time.number() * 1000 - startMs) / minute, values[i]?.number() ?? NaN]);
}

describe('what Client VPN publishes', () => {
  it('is one sample per five minutes, zeros included, stamped with the minute', async () => {
    simulator.trial.advance(7 * 60);
    const id = simulator.trial.connect({ endpointId });
    simulator.trial.advance(10 * 60);
    simulator.trial.disconnect(id);
    simulator.trial.advance(5 * 60);
    expect(await points(1, 23, [countQuery(endpointId, 60)])).toEqual([
      [5, 0],
      [10, 1],
      [15, 1],
      [20, 0],
    ]);
  });

  it('has StartTime inside and EndTime outside', async () => {
    simulator.trial.advance(20 * 60);
    const found = await points(5, 15, [countQuery(endpointId, 60)]);
    expect(found.map(([at]) => at)).toEqual([5, 10]);
  });

  it('counts periods from StartTime, rounded down to the minute', async () => {
    simulator.trial.advance(30 * 60);
    const found = await points(2.5, 30, [countQuery(endpointId, 600)]);
    expect(found.map(([at]) => at)).toEqual([2, 12, 22]);
  });

  it('counts bytes and packets of the interval', async () => {
    const sum = { MetricStat: { ...countQuery(endpointId, 300).MetricStat, Stat: 'Sum' } };
    const bytes = JSON.parse(
      JSON.stringify(sum).replace('ActiveConnectionsCount', 'IngressBytes'),
    ) as object;
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(10 * 60);
    const found = await points(0, 11, [{ Id: 'm1', ...bytes }]);
    expect(found.map(([, value]) => value > 0)).toEqual([false, true, true]);
  });
});

describe('GetMetricData', () => {
  it('works out DIFF as an alarm does: the first point has no predecessor', async () => {
    simulator.trial.advance(60);
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(15 * 60);
    expect(await points(0, 16, diffQueries(endpointId, 60))).toEqual([
      [5, 1],
      [10, 0],
      [15, 0],
    ]);
  });

  it('has no data of another account, also below an expression', async () => {
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(15 * 60);
    const own = { ...countQuery(endpointId, 300), AccountId: '123456789012' };
    const far = { ...countQuery(endpointId, 300), AccountId: '999988887777', Id: 'm2' };
    expect(await points(1, 16, [own])).toHaveLength(3);
    expect(await points(1, 16, [far])).toEqual([]);
    const sum = { Id: 'e1', Expression: 'FILL(m2, 0) - m1' };
    const hidden = [own, far].map((query) => ({ ...query, ReturnData: false }));
    expect((await points(1, 16, [...hidden, sum])).map(([, value]) => value)).toEqual([-1, -1, -1]);
    const label = parsed(await data(1, 16, [{ ...far, Label: "${PROP('AccountId')}" }]));
    expect(label.at('MetricDataResults', 0, 'Label').value).toBe('999988887777');
  });

  it.each([
    [0, 1],
    [-3e7, 60],
  ])(
    'rejects an expression over more periods than a page has (from minute %d)',
    async (from, period) => {
      const queries = diffQueries(endpointId, period);
      const { code, message } = errorOf(await data(from, 1680 * 2, queries));
      expect(code).toBe('ValidationError');
      expect(message).toContain('100800');
    },
  );

  it('rejects many expressions that have more periods together', async () => {
    const twice = Array.from({ length: 5 }, (_, i) => ({ Id: `e${i + 2}`, Expression: 'm1 * 2' }));
    const queries = [...diffQueries(endpointId, 60), ...twice];
    expect((await data(0, 16_800, queries)).status).toBe(200);
    expect(errorOf(await data(0, 16_801, queries)).message).toContain('100800');
  });

  it('is newest first unless asked otherwise', async () => {
    simulator.trial.advance(20 * 60);
    const queries = [countQuery(endpointId, 300)];
    const oldest = await points(0, 20, queries);
    expect(await points(0, 20, queries, { ScanBy: undefined })).toEqual([...oldest].reverse());
  });

  it.each([1, 3, 4, 7, 100])(
    'pages by %i datapoints without losing or doubling one',
    async (size) => {
      simulator.trial.advance(30 * 60);
      const second = { ...countQuery(endpointId, 600), Id: 'm2' };
      const queries = [countQuery(endpointId, 300), second];
      const found: Record<string, number[]> = { m1: [], m2: [] };
      let token: unknown;
      do {
        const answer = parsed(
          await data(0, 30, queries, { MaxDatapoints: size, NextToken: token }),
        );
        let onPage = 0;
        for (const result of answer.at('MetricDataResults').list()) {
          const times = result
            .at('Timestamps')
            .list()
            .map((time) => time.number());
          onPage += times.length;
          found[result.at('Id').text()]?.push(...times);
        }
        expect(onPage).toBeLessThanOrEqual(size);
        token = answer.at('NextToken').value;
      } while (token !== undefined);
      expect(found.m1).toHaveLength(6);
      expect(found.m2).toHaveLength(3);
      expect(new Set(found.m1).size).toBe(6);
    },
  );

  it.each<[why: string, queries: () => object[], more: object, message: RegExp]>([
    [
      '501 queries',
      () => Array.from({ length: 501 }, (_, i) => ({ ...countQuery(endpointId, 60), Id: `m${i}` })),
      {},
      /500/,
    ],
    ['no query', () => [], {}, /must not be empty/],
    [
      'end before start',
      () => [countQuery(endpointId, 60)],
      { EndTime: seconds(startMs - minute) },
      /EndTime/,
    ],
    [
      'unknown function',
      () => [countQuery(endpointId, 60), { Id: 'e1', Expression: 'FORECAST(m1)' }],
      {},
      /FORECAST/,
    ],
    [
      'a number',
      () => [countQuery(endpointId, 60), { Id: 'e1', Expression: 'MAX(m1)' }],
      {},
      /number/,
    ],
    ['period 7', () => [countQuery(endpointId, 7)], {}, /multiple of 60/],
    [
      'too many datapoints',
      () => [countQuery(endpointId, 60)],
      { MaxDatapoints: 100_801 },
      /100800/,
    ],
  ])('refuses %s', async (_why, queries, more, message) => {
    const answer = errorOf(await data(0, 10, queries(), more));
    expect(answer.code).toBe('ValidationError');
    expect(answer.message).toMatch(message);
  });

  it('answers a metric without data with an empty series', async () => {
    expect(await points(0, 10, [countQuery('cvpn-endpoint-none', 60)])).toEqual([]);
  });
});

describe('ageing', () => {
  const day = 1440;
  it.each([
    [1, [60, 300, 3600]],
    [16, [300, 3600]],
    [64, [3600]],
  ])('after %i days only periods of %o see the data', async (days, seen) => {
    simulator.trial.advance(10 * 60);
    simulator.trial.advance(days * day * 60);
    const periods = [60, 300, 3600];
    const found = await Promise.all(
      periods.map((period) => points(-60, 60, [countQuery(endpointId, period)])),
    );
    expect(periods.filter((_, i) => (found[i]?.length ?? 0) > 0)).toEqual(seen);
  });

  it('drops a metric without data from ListMetrics after two weeks, but still reads it', async () => {
    const datum = { MetricName: 'Depth', Value: 3, Timestamp: seconds(startMs) };
    parsed(await json(simulator, 'PutMetricData', { Namespace: 'Own', MetricData: [datum] }));
    const listed = async (): Promise<number> =>
      parsed(await json(simulator, 'ListMetrics', { Namespace: 'Own' }))
        .at('Metrics')
        .list().length;
    expect(await listed()).toBe(1);
    simulator.trial.advance(14 * day * 60 + 60);
    expect(await listed()).toBe(0);
    const stat = { Metric: { Namespace: 'Own', MetricName: 'Depth' }, Period: 60, Stat: 'Sum' };
    expect(await points(0, 10, [{ Id: 'm1', MetricStat: stat }])).toEqual([[0, 3]]);
  });
});

describe('PutMetricData', () => {
  it('gives back the statistics of values, value lists and sets', async () => {
    const at = { MetricName: 'Load', Timestamp: seconds(startMs) };
    const all = [
      { ...at, Value: 2 },
      { ...at, Values: [4, 6], Counts: [1, 3] },
    ];
    parsed(await json(simulator, 'PutMetricData', { Namespace: 'Own', MetricData: all }));
    const ask = {
      ...{ Namespace: 'Own', MetricName: 'Load', Period: 60 },
      ...{ StartTime: seconds(startMs), EndTime: seconds(startMs + minute) },
    };
    const statistics = ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum'];
    const plain = await json(simulator, 'GetMetricStatistics', { ...ask, Statistics: statistics });
    expect(parsed(plain).at('Datapoints', 0).value).toMatchObject({
      ...{ SampleCount: 5, Sum: 24, Average: 4.8, Minimum: 2, Maximum: 6, Unit: 'None' },
    });
    const extended = { ...ask, ExtendedStatistics: ['p50', 'p10'] };
    const percentiles = parsed(await json(simulator, 'GetMetricStatistics', extended));
    expect(percentiles.at('Datapoints', 0, 'ExtendedStatistics').value).toEqual({ p50: 6, p10: 2 });
  });

  it.each<[why: string, request: object, code: string]>([
    [
      "AWS's namespace",
      { Namespace: 'AWS/ClientVPN', MetricData: [{ MetricName: 'x', Value: 1 }] },
      'InvalidParameterValue',
    ],
    ['no data', { Namespace: 'Own', MetricData: [] }, 'InvalidParameterValue'],
    [
      'two kinds of value',
      { Namespace: 'Own', MetricData: [{ MetricName: 'x', Value: 1, Values: [1] }] },
      'InvalidParameterCombination',
    ],
    [
      'too old',
      {
        Namespace: 'Own',
        MetricData: [{ MetricName: 'x', Value: 1, Timestamp: seconds(startMs) - 15 * 86_400 }],
      },
      'InvalidParameterValue',
    ],
    ['no name', { Namespace: 'Own', MetricData: [{ Value: 1 }] }, 'MissingParameter'],
    [
      'text for a number',
      { Namespace: 'Own', MetricData: [{ MetricName: 'x', Value: 'much' }] },
      'MalformedInput',
    ],
  ])('refuses %s', async (_why, request, code) => {
    expect(errorOf(await json(simulator, 'PutMetricData', request)).code).toBe(code);
  });
});

describe('GetMetricStatistics', () => {
  const ask = { Namespace: 'Own', MetricName: 'x', Period: 60, Statistics: ['Sum'] };
  it.each<[why: string, change: object, code: string]>([
    ['1,441 datapoints', { StartTime: 0, EndTime: 1441 * 60 }, 'InvalidParameterCombination'],
    ['no statistic', { Statistics: undefined }, 'InvalidParameterCombination'],
    ['an empty list of statistics', { Statistics: [] }, 'InvalidParameterValue'],
    ['a wrong statistic', { Statistics: ['Median'] }, 'InvalidParameterValue'],
    ['end before start', { EndTime: 0 }, 'InvalidParameterCombination'],
  ])('refuses %s', async (_why, change, code) => {
    const range = { StartTime: 600, EndTime: 1200 };
    const answer = await json(simulator, 'GetMetricStatistics', { ...ask, ...range, ...change });
    expect(errorOf(answer).code).toBe(code);
  });
});

it('lists metrics 500 a page', async () => {
  simulator = standing('fleet');
  const first = parsed(await json(simulator, 'ListMetrics', { Namespace: 'AWS/ClientVPN' }));
  expect(first.at('Metrics').list()).toHaveLength(500);
  const recent = { MetricName: 'ActiveConnectionsCount', RecentlyActive: 'PT3H' };
  const counts = parsed(await json(simulator, 'ListMetrics', recent));
  expect(counts.at('Metrics').list()).toHaveLength(200);
  expect(counts.at('NextToken').value).toBeUndefined();
});
