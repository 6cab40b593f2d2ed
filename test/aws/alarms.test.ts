/** CloudWatch's alarms: every shape that an alarm comes in, its history, and how names are looked up. */
import { describe, expect, it } from 'vitest';
import { isMetricAlarm } from '../../src/core/model/logAlarm';
import { failureOf, json, openWire } from './fakeWire';

const arn = (name: string): string => `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`;
const seconds = (hour: number): number => Date.UTC(2026, 0, 5, hour) / 1000;

const head = (name: string) => ({
  AlarmName: name,
  AlarmArn: arn(name),
  StateValue: 'OK',
  StateReason: 'Threshold not crossed',
  StateUpdatedTimestamp: seconds(9),
});
const limits = {
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
};
const metric = {
  Namespace: 'AWS/ClientVPN',
  MetricName: 'ActiveConnectionsCount',
  Dimensions: [{ Name: 'Endpoint', Value: 'cvpn-endpoint-1' }],
};
const stat = {
  namespace: 'AWS/ClientVPN',
  metricName: 'ActiveConnectionsCount',
  dimensions: { Endpoint: 'cvpn-endpoint-1' },
  periodSeconds: 60,
  statistic: 'Maximum',
};
const diffAlarm = {
  ...head('diff'),
  ...limits,
  AlarmDescription: '',
  StateTransitionedTimestamp: seconds(8),
  AlarmConfigurationUpdatedTimestamp: seconds(7),
  StateReasonData: '{"version":"1.0"}',
  DatapointsToAlarm: 1,
  TreatMissingData: 'notBreaching',
  ActionsEnabled: false,
  AlarmActions: ['arn:aws:sns:eu-west-1:123456789012:vpn'],
  OKActions: [],
  InsufficientDataActions: [],
  Metrics: [
    { Id: 'm1', MetricStat: { Metric: metric, Period: 60, Stat: 'Maximum' }, ReturnData: false },
    { Id: 'e1', Label: 'New', Expression: 'DIFF(m1)', ReturnData: true },
  ],
};

async function listed(MetricAlarms: unknown[]) {
  const { aws, log } = openWire(() => json({ MetricAlarms }));
  const alarms = (await aws.alarms.list()).filter(isMetricAlarm);
  return { alarms, warnings: log.texts('warn') };
}

describe('alarms', () => {
  it('reads an alarm on metric math', async () => {
    const { alarms } = await listed([diffAlarm]);
    expect(alarms).toEqual([
      {
        name: 'diff',
        arn: arn('diff'),
        state: 'OK',
        stateSince: seconds(8) * 1000,
        stateReason: 'Threshold not crossed',
        configuredAt: seconds(7) * 1000,
        queries: [
          { id: 'm1', stat, returnData: false },
          { id: 'e1', label: 'New', expression: 'DIFF(m1)', returnData: true },
        ],
        comparison: 'GreaterThanOrEqualToThreshold',
        threshold: 1,
        periodSeconds: 60,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissing: 'notBreaching',
        actionsEnabled: false,
        alarmActions: ['arn:aws:sns:eu-west-1:123456789012:vpn'],
        okActions: [],
        insufficientDataActions: [],
      },
    ]);
  });

  it('reads an alarm on one metric as one query, with what CloudWatch takes for granted', async () => {
    const { alarms } = await listed([
      {
        ...head('single'),
        ...limits,
        ...metric,
        EvaluationPeriods: 3,
        Period: 60,
        Statistic: 'Maximum',
      },
      { ...head('p90'), ...limits, ...metric, Period: 60, ExtendedStatistic: 'p90' },
    ]);
    expect(alarms[0]).toMatchObject({
      stateSince: seconds(9) * 1000,
      queries: [{ id: 'm1', stat, returnData: true }],
      periodSeconds: 60,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      treatMissing: 'missing',
      actionsEnabled: true,
      alarmActions: [],
    });
    expect(alarms[1]?.queries).toEqual([
      { id: 'm1', stat: { ...stat, statistic: 'p90' }, returnData: true },
    ]);
  });

  it('does not give an alarm on a band or on PromQL a threshold that it does not have', async () => {
    const { alarms } = await listed([
      {
        ...diffAlarm,
        Threshold: undefined,
        ThresholdMetricId: 'ad1',
        ComparisonOperator: 'GreaterThanUpperThreshold',
      },
      { ...head('promql'), EvaluationCriteria: {}, EvaluationInterval: 60 },
    ]);
    expect(alarms.map(({ comparison, queries }) => [comparison, queries.length])).toEqual([
      ['other', 2],
      ['other', 0],
    ]);
  });

  it.each([
    ['no window', undefined, undefined],
    ['a window that slides', { SlidingWindow: {} }, undefined],
    ['a window of UTC', { WallClockWindow: {} }, { kind: 'wallClock' }],
    [
      'a window of a time zone',
      { WallClockWindow: { Timezone: 'Asia/Tokyo' } },
      { kind: 'wallClock', timezone: 'Asia/Tokyo' },
    ],
    [
      'a window of next year',
      { LunarWindow: { Phase: 1 } },
      { kind: 'other', name: 'LunarWindow' },
    ],
  ])('reads an alarm with %s', async (_, EvaluationWindow, expected) => {
    const { alarms } = await listed([{ ...diffAlarm, EvaluationWindow }]);
    expect(alarms[0]?.evaluationWindow).toEqual(expected);
  });

  it.each([
    ['none', undefined, undefined],
    [
      'one that ends when the data are there',
      { WarmUpPeriodDurationInMinutes: 10 },
      { minutes: 10, wholePeriod: false },
    ],
    [
      'one that is always whole',
      { WarmUpPeriodDurationInMinutes: 2880, OnlyStartEvaluatingAfterWarmUpPeriodEnds: true },
      { minutes: 2880, wholePeriod: true },
    ],
  ])('reads the warm-up of an alarm: %s', async (_, WarmUpConfiguration, expected) => {
    const { alarms } = await listed([{ ...diffAlarm, WarmUpConfiguration }]);
    expect(alarms[0]?.warmUp).toEqual(expected);
  });

  it.each([
    ['ignore', true],
    ['evaluate', undefined],
    [undefined, undefined],
  ])('reads what an alarm makes of low samples: %s', async (asked, expected) => {
    const source = { ...diffAlarm, EvaluateLowSampleCountPercentile: asked };
    const { alarms } = await listed([source]);
    expect(alarms[0]?.ignoresLowSamples).toBe(expected);
  });

  it('reads whose metric a query takes', async () => {
    const [m1, e1] = diffAlarm.Metrics;
    const { alarms } = await listed([
      { ...diffAlarm, Metrics: [{ ...m1, AccountId: '999988887777' }, e1] },
    ]);
    expect(alarms[0]?.queries.map(({ accountId }) => accountId)).toEqual([
      '999988887777',
      undefined,
    ]);
  });

  it.each([
    ['no name', { AlarmName: undefined }],
    ['no ARN', { AlarmArn: '' }],
    ['a state of its own', { StateValue: 'SLEEPING' }],
    ['no time', { StateTransitionedTimestamp: undefined, StateUpdatedTimestamp: undefined }],
    ['no threshold', { Threshold: undefined }],
    ['no number of periods', { EvaluationPeriods: undefined }],
    ['a query that says nothing', { Metrics: [{ Id: 'm1' }] }],
    ['a metric without a name', { Metrics: [{ Id: 'm1', MetricStat: { Period: 60 } }] }],
    ['a query without an id', { Metrics: [{ Expression: 'DIFF(m1)' }] }],
  ])('leaves out an alarm with %s', async (_, change) => {
    const { alarms, warnings } = await listed([{ ...diffAlarm, ...change }, diffAlarm]);
    expect(alarms.map(({ name }) => name)).toEqual(['diff']);
    expect(warnings).toEqual(['cloudwatch:DescribeAlarms: 1 unreadable item(s) left out']);
  });

  it.each(['none', 7, {}])('does not take %j for an empty list', async (MetricAlarms) => {
    const { aws } = openWire(() => json({ MetricAlarms }));
    expect(await failureOf(aws.alarms.list())).toMatchObject({ kind: 'malformed' });
  });

  it('asks for metric and log alarms, 100 a page, to the last page', async () => {
    const { aws, sent } = openWire(({ input }) => {
      const page = Number(input.NextToken ?? 0);
      const MetricAlarms = Array.from({ length: 100 }, (_, i) => ({
        ...diffAlarm,
        AlarmName: `alarm-${page * 100 + i}`,
      }));
      return json(page < 2 ? { MetricAlarms, NextToken: `${page + 1}` } : { MetricAlarms });
    });
    expect(await aws.alarms.list()).toHaveLength(300);
    expect(sent.map(({ input }) => input)).toEqual([
      { AlarmTypes: ['MetricAlarm', 'LogAlarm'], MaxRecords: 100 },
      { AlarmTypes: ['MetricAlarm', 'LogAlarm'], MaxRecords: 100, NextToken: '1' },
      { AlarmTypes: ['MetricAlarm', 'LogAlarm'], MaxRecords: 100, NextToken: '2' },
    ]);
  });
});

describe('alarms with an action', () => {
  it('are asked for by the ARN, to the last page', async () => {
    const { aws, sent } = openWire(({ input }) =>
      json({
        MetricAlarms: [{ ...diffAlarm, AlarmName: input.NextToken ?? 'first' }],
        ...(input.NextToken === undefined && { NextToken: 'two' }),
      }),
    );
    const ActionPrefix = 'arn:aws:sns:eu-west-1:123456789012:vpn';
    const found = await aws.alarms.withAction(ActionPrefix);
    expect(found.map(({ name }) => name)).toEqual(['first', 'two']);
    const input = { AlarmTypes: ['MetricAlarm', 'LogAlarm'], MaxRecords: 100, ActionPrefix };
    expect(sent.map((call) => call.input)).toEqual([input, { ...input, NextToken: 'two' }]);
  });
});

describe('a page of alarms', () => {
  it('is one call: the first, or the one of the token, with the token of the next', async () => {
    const { aws, sent } = openWire(({ input }) =>
      json({
        MetricAlarms: [{ ...diffAlarm, AlarmName: input.NextToken ?? 'first' }],
        ...(input.NextToken === undefined && { NextToken: 'two' }),
      }),
    );
    expect(await aws.alarms.page(undefined)).toMatchObject({
      alarms: [{ name: 'first' }],
      next: 'two',
    });
    const last = await aws.alarms.page('two');
    expect(last).toMatchObject({ alarms: [{ name: 'two' }] });
    expect(last).not.toHaveProperty('next');
    expect(sent.map(({ input }) => input)).toEqual([
      { AlarmTypes: ['MetricAlarm', 'LogAlarm'], MaxRecords: 100 },
      { AlarmTypes: ['MetricAlarm', 'LogAlarm'], MaxRecords: 100, NextToken: 'two' },
    ]);
  });
});

describe('alarms by name', () => {
  it('asks for 100 names at a time, each once, and for none not at all', async () => {
    const { aws, sent } = openWire(() => json({ MetricAlarms: [] }));
    const names = Array.from({ length: 150 }, (_, i) => `alarm-${i}`);
    expect(await aws.alarms.get([])).toEqual([]);
    expect(sent).toHaveLength(0);
    expect(await aws.alarms.get([...names, 'alarm-0'])).toEqual([]);
    expect(sent.map(({ input }) => input.AlarmNames)).toEqual([
      names.slice(0, 100),
      names.slice(100),
    ]);
  });

  it('does not take an alarm that it cannot read for a free name', async () => {
    const { aws } = openWire(() =>
      json({ MetricAlarms: [{ ...diffAlarm, StateValue: undefined }] }),
    );
    expect(await failureOf(aws.alarms.get(['diff']))).toMatchObject({
      kind: 'malformed',
      resource: 'diff',
    });
  });
});

describe('transitions', () => {
  const item = (hour: number, from: unknown, to: unknown) => ({
    AlarmName: 'diff',
    HistoryItemType: 'StateUpdate',
    Timestamp: seconds(hour),
    HistoryData: JSON.stringify({
      version: '1.0',
      oldState: { stateValue: from },
      newState: { stateValue: to, stateReason: `to ${String(to)}` },
    }),
  });
  const range = { start: seconds(1) * 1000, end: seconds(5) * 1000 };

  it('puts all pages in order, oldest first, within the range', async () => {
    const { aws, sent } = openWire(({ input }) =>
      input.NextToken === undefined
        ? json({ AlarmHistoryItems: [item(3, 'ALARM', 'OK')], NextToken: '2' })
        : json({ AlarmHistoryItems: [item(5, 'OK', 'ALARM'), item(1, 'OK', 'ALARM')] }),
    );
    expect(await aws.alarms.transitions('diff', range)).toEqual([
      { alarmName: 'diff', at: seconds(1) * 1000, from: 'OK', to: 'ALARM', reason: 'to ALARM' },
      { alarmName: 'diff', at: seconds(3) * 1000, from: 'ALARM', to: 'OK', reason: 'to OK' },
    ]);
    expect(sent[0]?.input).toEqual({
      AlarmName: 'diff',
      AlarmTypes: ['MetricAlarm', 'LogAlarm'],
      HistoryItemType: 'StateUpdate',
      StartDate: seconds(1),
      EndDate: seconds(5),
      ScanBy: 'TimestampAscending',
      MaxRecords: 100,
    });
  });

  it('leaves out what cannot be read', async () => {
    const whole = item(2, 'OK', 'ALARM');
    const { aws, log } = openWire(() =>
      json({
        AlarmHistoryItems: [
          { ...whole, HistoryData: whole.HistoryData.slice(0, 40) },
          { ...whole, HistoryData: undefined },
          { ...whole, HistoryData: 'null' },
          { ...whole, HistoryData: '{"oldState":null,"newState":7}' },
          { ...whole, Timestamp: undefined },
          item(2, 'OK', 'SLEEPING'),
          whole,
        ],
      }),
    );
    expect(await aws.alarms.transitions('diff', range)).toHaveLength(1);
    expect(log.texts('warn')).toEqual([
      'cloudwatch:DescribeAlarmHistory: 6 unreadable item(s) left out',
    ]);
  });
});
