/** How the `Metrics` of an alarm change with its queries, entry by entry. */
import { describe, expect, it } from 'vitest';
import { metricDataQuery } from '../../../../src/core/ports/calls';
import { overlaid, type Members } from '../../../../src/core/actions/write/overlaid';
import { rewrittenQueries } from '../../../../src/core/actions/replace/rewriteQueries';
import { omitUndefined } from '../../../../src/core/base/omitUndefined';
import type { MetricQuery, MetricStat } from '../../../../src/core/model/alarm';

const stat: MetricStat = {
  namespace: 'AWS/ClientVPN',
  metricName: 'ActiveConnectionsCount',
  dimensions: { Endpoint: 'e', Zone: 'z' },
  periodSeconds: 300,
  statistic: 'Sum',
};
const m1: MetricQuery = { id: 'm1', label: 'all', accountId: '1', stat, returnData: false };
const m2: MetricQuery = { id: 'm2', stat: { ...stat, periodSeconds: 60 }, returnData: false };
const e1: MetricQuery = { id: 'e1', expression: 'm1 + m2', returnData: true };
const from: readonly MetricQuery[] = [m1, m2, e1];

/** As AWS has them, with a member that the model does not have at each place. */
const metric = {
  Namespace: 'AWS/ClientVPN',
  MetricName: 'ActiveConnectionsCount',
  Dimensions: [
    { Name: 'Zone', Value: 'z', Future: 1 },
    { Name: 'Endpoint', Value: 'e', Future: 2 },
  ],
  Future: 3,
};
const metricStat = { Metric: metric, Period: 300, Stat: 'Sum', Unit: 'Count' };
const M1 = {
  Id: 'm1',
  Label: 'all',
  AccountId: '1',
  MetricStat: metricStat,
  ReturnData: false,
  Future: 4,
};
const M2 = { Id: 'm2', MetricStat: { ...metricStat, Period: 60 }, ReturnData: false, Future: 5 };
const E1 = { Id: 'e1', Expression: 'm1 + m2', ReturnData: true, Future: 6 };

function rewritten(configuration: Members, to: readonly MetricQuery[], before = from): Members {
  return overlaid(configuration, rewrittenQueries(configuration, before, to));
}

/** The first entry with other members. */
function withStat(changes: object): Members {
  return { ...M1, MetricStat: { ...metricStat, ...changes } };
}

/** The first entry with other members of its metric. */
function withMetric(changes: object): Members {
  return withStat({ Metric: { ...metric, ...changes } });
}

describe('an entry keeps what is not known here, and changes', () => {
  it.each<[string, MetricQuery, Members]>([
    ['nothing', m1, M1],
    ['its label', { ...m1, label: '' }, { ...M1, Label: '' }],
    [
      'its label to none',
      omitUndefined({ ...m1, label: undefined }),
      overlaid(M1, { Label: undefined }),
    ],
    ['its account', { ...m1, accountId: '2' }, { ...M1, AccountId: '2' }],
    [
      'its account to none',
      omitUndefined({ ...m1, accountId: undefined }),
      overlaid(M1, { AccountId: undefined }),
    ],
    ['whether it is watched', { ...m1, returnData: true }, { ...M1, ReturnData: true }],
    [
      'its namespace',
      { ...m1, stat: { ...stat, namespace: 'AWS/EC2' } },
      withMetric({ Namespace: 'AWS/EC2' }),
    ],
    ['its metric', { ...m1, stat: { ...stat, metricName: 'M' } }, withMetric({ MetricName: 'M' })],
    ['its period', { ...m1, stat: { ...stat, periodSeconds: 60 } }, withStat({ Period: 60 })],
    ['its statistic', { ...m1, stat: { ...stat, statistic: 'p9' } }, withStat({ Stat: 'p9' })],
    [
      'the value of a dimension',
      { ...m1, stat: { ...stat, dimensions: { Endpoint: 'e2', Zone: 'z' } } },
      withMetric({
        Dimensions: [
          { Name: 'Endpoint', Value: 'e2', Future: 2 },
          { Name: 'Zone', Value: 'z', Future: 1 },
        ],
      }),
    ],
    [
      'a dimension to none',
      { ...m1, stat: { ...stat, dimensions: { Zone: 'z' } } },
      withMetric({ Dimensions: [{ Name: 'Zone', Value: 'z', Future: 1 }] }),
    ],
    [
      'a dimension to another',
      { ...m1, stat: { ...stat, dimensions: { Endpoint: 'e', More: 'z' } } },
      withMetric({
        Dimensions: [
          { Name: 'Endpoint', Value: 'e', Future: 2 },
          { Name: 'More', Value: 'z' },
        ],
      }),
    ],
  ])('%s', (_, query, entry) => {
    const configuration = { Metrics: [M1, M2, E1], Other: 7 };
    expect(rewritten(configuration, [query, m2, e1])).toStrictEqual({
      Metrics: [entry, M2, E1],
      Other: 7,
    });
  });

  it('an expression', () => {
    const to = [m1, m2, { ...e1, expression: 'm1' }];
    expect(rewritten({ Metrics: [M1, M2, E1] }, to)).toStrictEqual({
      Metrics: [M1, M2, { ...E1, Expression: 'm1' }],
    });
  });
});

describe('an entry', () => {
  it('stays as AWS has it where no change is asked for, whatever the model has read of it', () => {
    const Metrics = [
      {
        Id: 'm1',
        Label: { Text: 'all' },
        ReturnData: 'no',
        MetricStat: {
          Metric: { Namespace: 'n', MetricName: 'm', Dimensions: [{ Name: 'A', Value: 'b' }] },
          Period: '300',
          Stat: 's',
        },
      },
      M2,
      { Id: 'e1', Expression: 'm1', Label: 'x' },
    ];
    expect(rewritten({ Metrics }, from)).toStrictEqual({ Metrics });
  });

  it('that is dropped is gone, and the order is that of the queries', () => {
    expect(rewritten({ Metrics: [M1, M2, E1] }, [e1, m2])).toStrictEqual({ Metrics: [E1, M2] });
  });

  it.each<[string, MetricQuery, readonly MetricQuery[]]>([
    ['of a new id', { ...m1, id: 'm9' }, from],
    ['that was not known before', m1, [m2, e1]],
    ['that becomes an expression', { ...e1, id: 'm1' }, from],
    ['that becomes a metric', { ...m1, id: 'e1' }, from],
  ])('%s is as that of a new alarm', (_, query, before) => {
    expect(rewritten({ Metrics: [M1, M2, E1] }, [query], before)).toStrictEqual({
      Metrics: [metricDataQuery(query)],
    });
  });

  it('that is not an object is dropped, and so is a dimension', () => {
    const Dimensions = [null, ...metric.Dimensions];
    const Metrics = [null, withMetric({ Dimensions })];
    const query = { ...m1, stat: { ...stat, dimensions: { Zone: 'y' } } };
    expect(rewritten({ Metrics }, [query])).toStrictEqual({
      Metrics: [withMetric({ Dimensions: [{ Name: 'Zone', Value: 'y', Future: 1 }] })],
    });
  });

  it('whose dimensions cannot be read has those of its query', () => {
    const query = { ...m1, stat: { ...stat, dimensions: { Zone: 'y' } } };
    const configuration = { Metrics: [withMetric({ Dimensions: 'Zone' })] };
    expect(rewritten(configuration, [query])).toStrictEqual({
      Metrics: [withMetric({ Dimensions: [{ Name: 'Zone', Value: 'y' }] })],
    });
  });
});

describe('an alarm on one metric', () => {
  const only: MetricQuery = { id: 'm1', stat, returnData: true };
  const { Namespace, MetricName, Dimensions } = metric;
  const single = { Namespace, MetricName, Dimensions, Period: 300, Unit: 'Count' };
  const entry = {
    Id: 'm1',
    MetricStat: {
      Metric: { Namespace, MetricName, Dimensions },
      Period: 300,
      Stat: 'Sum',
      Unit: 'Count',
    },
    ReturnData: true,
  };

  it.each<[string, Members, Members]>([
    ['a statistic', { ...single, Statistic: 'Sum' }, entry],
    [
      'a percentile',
      { ...single, ExtendedStatistic: 'p99' },
      { ...entry, MetricStat: { ...entry.MetricStat, Stat: 'p99' } },
    ],
  ])('of %s becomes one of queries', (_, configuration, expected) => {
    const to = [only, { ...e1, expression: 'DIFF(m1)' }];
    expect(rewritten({ ...configuration, Other: 7 }, to, [only])).toStrictEqual({
      Metrics: [expected, { Id: 'e1', Expression: 'DIFF(m1)', ReturnData: true }],
      Other: 7,
    });
  });

  it('without dimensions and unit gets none', () => {
    const bare = { ...only, stat: { ...stat, dimensions: {} } };
    const configuration = { Namespace, MetricName, Period: 300, Statistic: 'Sum' };
    expect(rewritten(configuration, [bare], [bare])).toStrictEqual({
      Metrics: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: { Namespace, MetricName, Dimensions: [] },
            Period: 300,
            Stat: 'Sum',
          },
          ReturnData: true,
        },
      ],
    });
  });

  it('changes in what is asked for alone', () => {
    const to = [{ ...only, stat: { ...stat, periodSeconds: 60 }, returnData: false }];
    expect(rewritten({ ...single, Statistic: 'Sum' }, to, [only])).toStrictEqual({
      Metrics: [{ ...entry, MetricStat: { ...entry.MetricStat, Period: 60 }, ReturnData: false }],
    });
  });
});

it('an alarm on PromQL becomes one of queries', () => {
  const configuration = { EvaluationCriteria: { PromQLCriteria: {} }, EvaluationInterval: 60 };
  expect(rewritten(configuration, [m2, e1])).toStrictEqual({
    Metrics: [metricDataQuery(m2), metricDataQuery(e1)],
  });
});
