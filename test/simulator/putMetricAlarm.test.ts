/** PutMetricAlarm: what CloudWatch refuses, and what an upsert keeps. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import {
  confirmedTopic,
  countQuery,
  diffAlarm,
  endpointIds,
  errorOf,
  json,
  parsed,
  type Part,
  standing,
} from './wireClient';

let simulator: Simulator;
let endpointId: string;

beforeEach(async () => {
  simulator = standing();
  [endpointId = ''] = await endpointIds(simulator);
});

const id = 'cvpn-endpoint-1';
const single = {
  Metrics: undefined,
  Namespace: 'AWS/ClientVPN',
  MetricName: 'ActiveConnectionsCount',
  Dimensions: [{ Name: 'Endpoint', Value: id }],
  Period: 60,
  Statistic: 'Maximum',
};
const metric = countQuery(id, 60);
const expression = (text: string): object => ({
  Metrics: [
    { ...metric, ReturnData: false },
    { Id: 'e1', Expression: text },
  ],
});
const many = (count: number): object[] =>
  Array.from({ length: count }, (_, i) => ({ ...metric, Id: `m${i + 1}`, ReturnData: i === 0 }));
const wallClock = (zone?: string): object => ({
  WallClockWindow: zone === undefined ? {} : { Timezone: zone },
});
const propagation = (settings: object): object => ({
  ActionConfiguration: { AlarmTagsPropagation: settings },
});
const sns = (region: string): string => `arn:aws:sns:${region}:123456789012:alerts`;

const alarms = async (): Promise<Part> =>
  parsed(await json(simulator, 'DescribeAlarms')).at('MetricAlarms');

const withoutUndefined = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

describe('refused with ValidationError', () => {
  it.each<[why: string, change: object, message: RegExp]>([
    ['no name', { AlarmName: undefined }, /alarmName/],
    ['empty name', { AlarmName: '' }, /greater than or equal to 1/],
    ['256 characters', { AlarmName: 'x'.repeat(256) }, /less than or equal to 255/],
    ['control character', { AlarmName: 'a\u0007b' }, /alarmName.*regular expression/],
    ['long description', { AlarmDescription: 'x'.repeat(1025) }, /1024/],
    ['an empty account', { Metrics: [{ ...metric, AccountId: '' }] }, /accountId/i],
    [
      'an account of 256 characters',
      { Metrics: [{ ...metric, AccountId: '1'.repeat(256) }] },
      /accountId.*255/i,
    ],
    ['six actions', { AlarmActions: Array<string>(6).fill(sns('ap-northeast-1')) }, /5/],
    ['no ARN', { OKActions: ['alerts'] }, /Invalid arn syntax: alerts/],
    ['topic elsewhere', { AlarmActions: [sns('us-east-1')] }, /Invalid region us-east-1/],
    ['neither metric nor metrics', { Metrics: undefined }, /MetricName or Metrics/],
    ['both', { Metrics: many(1), MetricName: 'x' }, /must not be given together/],
    ['both, by period', { Metrics: many(1), Period: 60 }, /Metrics and Period/],
    ['nothing returned', { Metrics: [{ ...metric, ReturnData: false }] }, /return data/],
    ['two returned', { Metrics: [metric, { ...metric, Id: 'm2' }] }, /return data/],
    ['eleven metrics', { Metrics: many(11) }, /at most 10/],
    ['no metric', { Metrics: [{ Id: 'e1', Expression: '1 + 1' }] }, /at least one MetricStat/],
    ['same ids', { Metrics: [metric, { ...metric, ReturnData: false }] }, /not unique: m1/],
    ['capital id', { Metrics: [{ ...metric, Id: 'M1' }] }, /metrics\.1\.member\.id.*\[a-z\]/],
    [
      'mixed periods',
      { Metrics: [metric, { ...countQuery(id, 300), Id: 'm2', ReturnData: false }] },
      /same period/,
    ],
    ['unknown function', expression('ANOMALY_DETECTION_BAND(m1)'), /ANOMALY_DETECTION_BAND/],
    [
      'an odd period of an expression',
      {
        Metrics: [
          { ...metric, ReturnData: false },
          { Id: 'e1', Expression: 'm1', Period: 61 },
        ],
      },
      /Period.*multiple of 60/i,
    ],
    ['tags of no kind', propagation({}), /alarmTagsPropagation\.enabled/],
    [
      'tags both included and excluded',
      propagation({ Enabled: true, IncludedTagKeys: ['a'], ExcludedTagKeys: ['b'] }),
      /IncludedTagKeys and ExcludedTagKeys/,
    ],
    [
      'no tag included',
      propagation({ Enabled: true, IncludedTagKeys: [] }),
      /includedTagKeys.*greater than or equal to 1/,
    ],
    [
      '51 tags excluded',
      propagation({ Enabled: true, ExcludedTagKeys: Array<string>(51).fill('a') }),
      /excludedTagKeys.*less than or equal to 50/,
    ],
    ['SEARCH', expression("SEARCH('{AWS/ClientVPN}', 'Maximum')"), /SEARCH/],
    [
      'METRICS()',
      expression('DIFF(METRICS())'),
      /^Error in expression 'e1': .* array of time series/,
    ],
    ['a function of other data', expression('LAMBDA("f")'), /'LAMBDA' is not supported here/],
    ['a small letter', expression('diff(m1)'), /'diff' not found/],
    ['unknown id', expression('DIFF(m2)'), /m2/],
    ['half an expression', expression('DIFF(m1'), /e1/],
    ['a number', expression('MAX(m1)'), /number/],
    ['circle', expression('e1 + m1'), /circle/],
    ['period 59', { ...single, Period: 59 }, /multiple of 60/],
    ['period 5', { ...single, Period: 5 }, /multiple of 60/],
    ['no statistic', { ...single, Statistic: undefined }, /Statistic/],
    ['wrong statistic', { ...single, Statistic: 'Median' }, /enum value set/],
    [
      'trimmed mean',
      { ...single, Statistic: undefined, ExtendedStatistic: 'tm90' },
      /not simulated/,
    ],
    ['namespace with colon', { ...single, Namespace: ':x' }, /namespace/],
    ['unit Days', { ...single, Unit: 'Days' }, /enum value set/],
    ['over a day', { ...single, Period: 60, EvaluationPeriods: 1441 }, /more than a day.*86400/],
    ['over a week', { ...single, Period: 3600, EvaluationPeriods: 169 }, /604800/],
    ['no periods', { EvaluationPeriods: undefined }, /evaluationPeriods/],
    ['zero periods', { EvaluationPeriods: 0 }, /greater than or equal to 1/],
    ['M over N', { DatapointsToAlarm: 2 }, /less than or equal to EvaluationPeriods/],
    ['no threshold', { Threshold: undefined }, /threshold/],
    ['no comparison', { ComparisonOperator: undefined }, /comparisonOperator/],
    ['odd comparison', { ComparisonOperator: 'More' }, /enum value set/],
    ['anomaly detection', { ComparisonOperator: 'GreaterThanUpperThreshold' }, /not simulated/],
    ['odd treatment', { TreatMissingData: 'zero' }, /enum value set/],
    ['no window', { EvaluationWindow: {} }, /exactly one of \[WallClockWindow, SlidingWindow\]/],
    [
      'two windows',
      { EvaluationWindow: { SlidingWindow: {}, WallClockWindow: {} } },
      /exactly one of \[WallClockWindow, SlidingWindow\]/,
    ],
    ['no zone', { EvaluationWindow: { WallClockWindow: { Timezone: '' } } }, /equal to 1/],
    [
      'a strange zone',
      { EvaluationWindow: wallClock('Mars/Olympus') },
      /Mars\/Olympus is not valid/,
    ],
    ['an odd offset', { EvaluationWindow: wallClock('+01:03') }, /multiple of 5 minutes/],
    [
      'a wall clock of ten minutes',
      { ...single, Period: 600, EvaluationWindow: wallClock() },
      /one of 60, 300, 3600, 86400, 604800/,
    ],
    ['a warm-up without length', { WarmUpConfiguration: {} }, /warmUpPeriodDurationInMinutes/i],
    [
      'a warm-up of 0',
      { WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 0 } },
      /greater than or equal to 1/,
    ],
    [
      'a warm-up of two days and a minute',
      { WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 2881 } },
      /less than or equal to 2880/,
    ],
    [
      '51 tags',
      { Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' })) },
      /50/,
    ],
  ])('%s', async (_why, change, message) => {
    const answer = errorOf(await json(simulator, 'PutMetricAlarm', diffAlarm(id, change)));
    expect(answer).toMatchObject({ status: 400, code: 'ValidationError' });
    expect(answer.message).toMatch(message);
    expect((await alarms()).value).toEqual([]);
  });
});

describe('accepted', () => {
  it.each<[what: string, change: object]>([
    ['a single metric', single],
    ['a percentile', { ...single, Statistic: undefined, ExtendedStatistic: 'p99.9' }],
    ['a name of 255 characters in any script', { AlarmName: '接'.repeat(255) }],
    ['ten seconds', { ...single, Period: 10 }],
    ['a whole day', { ...single, EvaluationPeriods: 1440 }],
    ['a whole week by the hour', { ...single, Period: 3600, EvaluationPeriods: 168 }],
    ['a sliding window', { EvaluationWindow: { SlidingWindow: {} } }],
    ['a wall clock', { EvaluationWindow: wallClock() }],
    [
      'a wall clock somewhere',
      { ...single, Period: 300, EvaluationWindow: wallClock('Asia/Kolkata') },
    ],
    ['a wall clock by offset', { EvaluationWindow: wallClock('GMT-08:00') }],
    [
      'a week of a wall clock',
      { ...single, Period: 604_800, EvaluationWindow: wallClock('Europe/London') },
    ],
    [
      'the longest warm-up',
      {
        WarmUpConfiguration: {
          WarmUpPeriodDurationInMinutes: 2880,
          OnlyStartEvaluatingAfterWarmUpPeriodEnds: true,
        },
      },
    ],
    ['tags in notifications', propagation({ Enabled: true })],
    ['some tags in notifications', propagation({ Enabled: true, IncludedTagKeys: ['a', 'b'] })],
    ['no tags in notifications', propagation({ Enabled: false, ExcludedTagKeys: ['a'] })],
    ['nothing about notifications', { ActionConfiguration: {} }],
    ['arrays and clock functions', expression('IF(HOUR(m1) < 8, 0, DIFF(AVG(METRICS())))')],
    [
      'the period of an expression',
      {
        Metrics: [
          { ...metric, ReturnData: false },
          { Id: 'e1', Expression: 'm1 * 2', Label: 'twice', Period: 60, ReturnData: true },
        ],
      },
    ],
    ['a metric of another account', { Metrics: [{ ...metric, AccountId: '999988887777' }] }],
    ['FILL, IF and RATE', expression('IF(FILL(RATE(m1), 0) > 0, 1, 0)')],
  ])('%s', async (_what, change) => {
    const asked = diffAlarm(id, change);
    expect((await json(simulator, 'PutMetricAlarm', asked)).status).toBe(200);
    expect((await alarms()).at(0).value).toMatchObject(withoutUndefined(asked));
    simulator.trial.advance(600);
  });
});

describe('a warm-up', () => {
  const warmUp = (minutes: number, whole = true): object => ({
    WarmUpConfiguration: {
      WarmUpPeriodDurationInMinutes: minutes,
      OnlyStartEvaluatingAfterWarmUpPeriodEnds: whole,
    },
  });
  const put = async (change: object): Promise<void> => {
    const asked = diffAlarm(endpointId, change);
    expect((await json(simulator, 'PutMetricAlarm', asked)).status).toBe(200);
  };
  const state = async (): Promise<unknown> => {
    const alarm = (await alarms()).at(0);
    return [alarm.at('StateValue').value, alarm.at('EvaluationState').value];
  };
  const warming = ['INSUFFICIENT_DATA', 'IN_WARM_UP'];

  it('leaves an alarm unevaluated until it is over', async () => {
    await put(warmUp(10));
    simulator.trial.advance(9 * 60);
    expect(await state()).toEqual(warming);
    simulator.trial.advance(2 * 60);
    expect(await state()).toEqual(['OK', undefined]);
  });

  it('may be made longer, shorter or end by an update, and never begins again', async () => {
    await put(warmUp(10));
    simulator.trial.advance(5 * 60);
    await put(warmUp(20));
    simulator.trial.advance(10 * 60);
    expect(await state()).toEqual(warming);
    await put({});
    simulator.trial.advance(60);
    expect(await state()).toEqual(['OK', undefined]);
    await put(warmUp(20));
    expect(await state()).toEqual(['OK', undefined]);
  });
});

describe('an upsert', () => {
  const tags = async (arn: string): Promise<unknown> =>
    parsed(await json(simulator, 'ListTagsForResource', { ResourceARN: arn })).at('Tags').value;

  it('starts in INSUFFICIENT_DATA and runs the action of the state it lands in', async () => {
    const topic = await confirmedTopic(simulator);
    await json(simulator, 'PutMetricAlarm', diffAlarm(endpointId, { OKActions: [topic] }));
    expect((await alarms()).at(0, 'StateValue').value).toBe('INSUFFICIENT_DATA');
    simulator.trial.advance(60);
    expect((await alarms()).at(0, 'StateValue').value).toBe('OK');
    expect(simulator.trial.outbox().at(-1)?.subject).toMatch(/^OK: "connections"/);
  });

  it('drops the settings of notifications that it does not repeat', async () => {
    const settings = propagation({ Enabled: true });
    await json(simulator, 'PutMetricAlarm', diffAlarm(endpointId, settings));
    await json(simulator, 'DisableAlarmActions', { AlarmNames: ['connections'] });
    expect((await alarms()).at(0).value).toMatchObject(settings);
    await json(simulator, 'PutMetricAlarm', diffAlarm(endpointId));
    expect((await alarms()).at(0, 'ActionConfiguration').value).toBeUndefined();
  });

  it('keeps the state, replaces the whole configuration and takes no tags', async () => {
    const first = diffAlarm(endpointId, {
      AlarmDescription: 'first',
      Tags: [{ Key: 'a', Value: '1' }],
    });
    await json(simulator, 'PutMetricAlarm', first);
    simulator.trial.advance(120);
    const before = (await alarms()).at(0);
    const second = diffAlarm(endpointId, { Threshold: 7, Tags: [{ Key: 'b', Value: '2' }] });
    await json(simulator, 'PutMetricAlarm', second);
    const after = (await alarms()).at(0);
    expect(after.value).toMatchObject({ StateValue: before.at('StateValue').value, Threshold: 7 });
    expect(after.at('AlarmDescription').value).toBeUndefined();
    expect(after.at('StateUpdatedTimestamp').value).toBe(before.at('StateUpdatedTimestamp').value);
    expect(after.at('AlarmConfigurationUpdatedTimestamp').number()).toBeGreaterThan(
      before.at('AlarmConfigurationUpdatedTimestamp').number(),
    );
    const arn = after.at('AlarmArn').text();
    expect(await tags(arn)).toEqual([{ Key: 'a', Value: '1' }]);
    const added = [{ Key: 'b', Value: '2' }];
    await json(simulator, 'TagResource', { ResourceARN: arn, Tags: added });
    expect(await tags(arn)).toEqual([{ Key: 'a', Value: '1' }, ...added]);
  });

  it('sees only data of the unit it asks for', async () => {
    const alarm = {
      ...diffAlarm(endpointId),
      ...single,
      Threshold: 0,
      TreatMissingData: 'missing',
    };
    const put = async (unit: string): Promise<void> => {
      const dimensions = [{ Name: 'Endpoint', Value: endpointId }];
      const asked = { ...alarm, Dimensions: dimensions, AlarmName: unit, Unit: unit };
      expect((await json(simulator, 'PutMetricAlarm', asked)).status).toBe(200);
    };
    await put('Count');
    await put('Bytes');
    simulator.trial.advance(6 * 60);
    const found = await alarms();
    expect(found.texts('AlarmName')).toEqual(['Bytes', 'Count']);
    expect(found.texts('StateValue')).toEqual(['INSUFFICIENT_DATA', 'ALARM']);
  });
});
