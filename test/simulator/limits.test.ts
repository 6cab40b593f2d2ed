/** What AWS documents and its models do not carry, and what the models' limits look like to a client. */
import { superLinear } from '../growth';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { matches } from '../../src/simulator/models/pattern';
import { limitsTable } from '../../src/simulator/models/table';
import {
  confirmedTopic,
  countQuery,
  diffAlarm,
  endpointIds,
  errorOf,
  json,
  logs,
  parsed,
  query,
  standing,
  xml,
} from './wireClient';

let simulator: Simulator;

beforeEach(() => {
  simulator = standing();
});

const tags = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: '' }));
const data = (...datum: object[]): object => ({ Namespace: 'Own', MetricData: datum });
const datum = (more: object): object => data({ MetricName: 'x', Value: 1, ...more });
const named = (dimension: string, value = 'v'): object =>
  datum({ Dimensions: [{ Name: dimension, Value: value }] });
const statistics = {
  ...{ Namespace: 'Own', MetricName: 'x', Period: 60, StartTime: 600, EndTime: 1200 },
};
const alarm = (more: object): object => diffAlarm('cvpn-endpoint-1', more);
const single = (more: object): object =>
  alarm({ Metrics: undefined, Namespace: 'Own', MetricName: 'x', Period: 60, ...more });
const labelled = (more: object): object => ({
  MetricDataQueries: [countQuery('cvpn-endpoint-1', 60)],
  ...{ StartTime: 600, EndTime: 1200, ...more },
});

describe('CloudWatch takes', () => {
  it.each<readonly [string, string, object]>([
    ['PutMetricData', '150 values', data({ MetricName: 'x', Values: Array(150).fill(1) })],
    ['PutMetricData', '2^360', datum({ Value: 2 ** 360 })],
    ['PutMetricData', '-2^360', datum({ Value: -(2 ** 360) })],
    ['PutMetricData', 'resolution 1', datum({ StorageResolution: 1 })],
    ['PutMetricData', 'resolution 60', datum({ StorageResolution: 60 })],
    ['PutMetricData', 'a colon inside a name', named('a:b')],
    [
      'PutMetricData',
      '1,000 metrics',
      data(...Array<object>(1000).fill({ MetricName: 'x', Value: 1 })),
    ],
    [
      'PutMetricData',
      'an entity',
      {
        Namespace: 'Own',
        StrictEntityValidation: false,
        EntityMetricData: [{ MetricData: [{ MetricName: 'x', Value: 1 }] }],
      },
    ],
    [
      'GetMetricStatistics',
      'five statistics',
      { ...statistics, Statistics: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] },
    ],
    [
      'GetMetricStatistics',
      'ten percentiles',
      { ...statistics, ExtendedStatistics: Array.from({ length: 10 }, (_, i) => `p${i}.5`) },
    ],
    ['PutMetricAlarm', 'a percentile', single({ ExtendedStatistic: 'p100' })],
    ['PutMetricAlarm', '50 tags', alarm({ Tags: tags(50) })],
    ['PutMetricAlarm', '255 characters beyond the BMP', alarm({ AlarmName: '😀'.repeat(255) })],
    ['GetMetricData', 'a time zone', labelled({ LabelOptions: { Timezone: '-0930' } })],
    ['DescribeAlarms', 'parents alone', { ParentsOfAlarmName: 'x', MaxRecords: 1 }],
  ])('%s: %s', async (operation, _what, params) => {
    expect(parsed(await json(simulator, operation, params)).value).toBeDefined();
  });
});

describe('CloudWatch refuses', () => {
  it.each<readonly [string, string, object, RegExp]>([
    [
      'PutMetricData',
      '151 values',
      data({ MetricName: 'x', Values: Array(151).fill(1) }),
      /collection MetricData.member.1.Values .* 150/,
    ],
    [
      'PutMetricData',
      '151 counts',
      data({ MetricName: 'x', Counts: Array(151).fill(1) }),
      /Counts .* 150/,
    ],
    ['PutMetricData', '2^361', datum({ Value: 2 ** 361 }), /MetricData.member.1.Value /],
    ['PutMetricData', '-2^361', datum({ Value: -(2 ** 361) }), /MetricData.member.1.Value /],
    [
      'PutMetricData',
      '2^361 in a list',
      data({ MetricName: 'x', Values: [1, 2 ** 361] }),
      /Values.member.2/,
    ],
    [
      'PutMetricData',
      '2^361 in a set',
      data({
        MetricName: 'x',
        StatisticValues: { SampleCount: 1, Sum: 2 ** 361, Minimum: 0, Maximum: 1 },
      }),
      /StatisticValues.Sum/,
    ],
    ['PutMetricData', 'infinity', datum({ Value: 'Infinity' }), /Value/],
    ['PutMetricData', 'NaN', datum({ Value: 'NaN' }), /Value/],
    ['PutMetricData', 'resolution 30', datum({ StorageResolution: 30 }), /StorageResolution/],
    ['PutMetricData', 'resolution 0', datum({ StorageResolution: 0 }), /StorageResolution/],
    ['PutMetricData', 'a name that begins with a colon', named(':x'), /Dimensions.member.1.Name/],
    ['PutMetricData', 'a blank name', named('  '), /Dimensions.member.1.Name/],
    ['PutMetricData', 'a name beyond ASCII', named('é'), /Dimensions.member.1.Name/],
    ['PutMetricData', 'a blank value', named('x', ' '), /Dimensions.member.1.Value/],
    [
      'PutMetricData',
      'a control character in a value',
      named('x', 'a\tb'),
      /Dimensions.member.1.Value/,
    ],
    [
      'PutMetricData',
      '31 dimensions',
      datum({ Dimensions: Array.from({ length: 31 }, (_, i) => ({ Name: `d${i}`, Value: 'v' })) }),
      /collection MetricData.member.1.Dimensions .* 30/,
    ],
    [
      'PutMetricData',
      '1,001 metrics',
      data(...Array<object>(1001).fill({ MetricName: 'x', Value: 1 })),
      /collection MetricData .* 1000/,
    ],
    [
      'PutMetricData',
      'an entity without strictness',
      { Namespace: 'Own', EntityMetricData: [{ MetricData: [{ MetricName: 'x', Value: 1 }] }] },
      /StrictEntityValidation/,
    ],
    [
      'PutMetricData',
      'counts of other length',
      data({ MetricName: 'x', Values: [1, 2], Counts: [1] }),
      /same length/,
    ],
    ['PutMetricData', 'a namespace beyond ASCII', { ...datum({}), Namespace: '名' }, /Namespace/],
    [
      'GetMetricStatistics',
      'six statistics',
      { ...statistics, Statistics: Array(6).fill('Sum') },
      /collection Statistics .* 5/,
    ],
    [
      'GetMetricStatistics',
      'eleven percentiles',
      { ...statistics, ExtendedStatistics: Array(11).fill('p90') },
      /collection ExtendedStatistics .* 10/,
    ],
    [
      'GetMetricStatistics',
      'a plain one as extended',
      { ...statistics, ExtendedStatistics: ['Sum'] },
      /ExtendedStatistics/,
    ],
    ['GetMetricStatistics', 'p101', { ...statistics, ExtendedStatistics: ['p101'] }, /p101/],
    [
      'PutMetricAlarm',
      'a plain one as extended',
      single({ ExtendedStatistic: 'Sum' }),
      /ExtendedStatistic/,
    ],
    ['PutMetricAlarm', 'p100.5', single({ ExtendedStatistic: 'p100.5' }), /p100\.5/],
    ['PutMetricAlarm', 'an upper-case percentile', single({ ExtendedStatistic: 'P90' }), /P90/],
    ['PutMetricAlarm', 'half a range', single({ ExtendedStatistic: 'TM(10%' }), /not a statistic/],
    [
      'PutMetricAlarm',
      'tm without a number',
      single({ ExtendedStatistic: 'tm' }),
      /not a statistic/,
    ],
    [
      'PutMetricAlarm',
      'a range in letters',
      single({ ExtendedStatistic: 'PR(a:b)' }),
      /not a statistic/,
    ],
    ['PutMetricAlarm', 'no ASCII control character', alarm({ AlarmName: 'a\u007f' }), /alarmName/],
    [
      'PutMetricAlarm',
      'DEL and 51 tags at once',
      alarm({ AlarmName: '\u0000', Tags: tags(51) }),
      /^2 validation errors detected: .*; /,
    ],
    [
      'PutMetricAlarm',
      'a reserved tag',
      alarm({ Tags: [{ Key: 'aws:x', Value: 'y' }] }),
      /tags.1.member.key/,
    ],
    ['PutMetricAlarm', 'the same tag twice', alarm({ Tags: [...tags(1), ...tags(1)] }), /unique/],
    [
      'PutMetricAlarm',
      'three billion periods',
      alarm({ EvaluationPeriods: 3e9 }),
      /EvaluationPeriods.*Integer/,
    ],
    ['TagResource', 'no tags', { ResourceARN: 'x' }, /tags/],
    [
      'GetMetricData',
      'a name as time zone',
      labelled({ LabelOptions: { Timezone: 'Asia/Tokyo' } }),
      /labelOptions.timezone/,
    ],
    [
      'GetMetricData',
      'more than a day of offset',
      labelled({ LabelOptions: { Timezone: '+2400' } }),
      /timezone/,
    ],
    [
      'GetMetricData',
      'too many points a page',
      labelled({ MaxDatapoints: 100_801 }),
      /maxDatapoints/,
    ],
    [
      'DescribeAlarms',
      'a type that is none',
      { AlarmTypes: ['AnyAlarm'] },
      /alarmTypes.1.member.*enum/,
    ],
    ['DescribeAlarms', 'names and prefix', { AlarmNames: ['a'], AlarmNamePrefix: 'a' }, /together/],
    [
      'DescribeAlarms',
      'parents with a state',
      { ParentsOfAlarmName: 'a', StateValue: 'OK' },
      /StateValue/,
    ],
    [
      'DescribeAlarms',
      'children with names',
      { ChildrenOfAlarmName: 'a', AlarmNames: ['a'] },
      /AlarmNames/,
    ],
    [
      'DescribeAlarms',
      'children with parents',
      { ChildrenOfAlarmName: 'a', ParentsOfAlarmName: 'a' },
      /OfAlarmName/,
    ],
    ['DescribeAlarms', 'a state that is none', { StateValue: 'ok' }, /stateValue.*enum/],
    [
      'ListAlarmMuteRules',
      'a status that is none',
      { Statuses: ['DONE'] },
      /statuses.1.member.*enum/,
    ],
    ['DeleteAlarms', 'no names', {}, /alarmNames/],
    ['DeleteAlarms', 'an empty list', { AlarmNames: [] }, /alarmNames/],
    ['EnableAlarmActions', 'no names', {}, /alarmNames/],
    ['DisableAlarmActions', 'an empty list', { AlarmNames: [] }, /alarmNames/],
    ['DeleteAlarmMuteRule', 'no name', {}, /alarmMuteRuleName/],
    ['DeleteAlarmMuteRule', 'a long name', { AlarmMuteRuleName: 'x'.repeat(256) }, /255/],
    ['ListMetrics', 'a long namespace', { Namespace: 'x'.repeat(256) }, /Namespace/],
    [
      'ListMetrics',
      'eleven dimensions',
      { Dimensions: Array(11).fill({ Name: 'x' }) },
      /Dimensions .* 10/,
    ],
  ])('%s: %s', async (operation, _what, params, message) => {
    const answer = errorOf(await json(simulator, operation, params));
    expect(answer.message).toMatch(message);
    expect(answer.status).toBe(400);
  });
});

describe('CloudWatch Logs', () => {
  const group = { logGroupName: '/vpn' };
  const filter = (unit: string): object => ({
    ...group,
    ...{ filterName: 'f', filterPattern: '' },
    metricTransformations: [{ metricName: 'x', metricNamespace: 'Own', metricValue: '1', unit }],
  });

  it.each<readonly [string, string, object, RegExp]>([
    [
      'PutMetricFilter',
      'a unit that is none',
      filter('Days'),
      /metricTransformations.1.member.unit.*enum/,
    ],
    [
      'TestMetricFilter',
      'an empty message',
      { filterPattern: '', logEventMessages: [''] },
      /logEventMessages.1.member/,
    ],
    [
      'FilterLogEvents',
      'a stream with a colon',
      { ...group, logStreamNames: ['a:b'] },
      /logStreamNames.1.member/,
    ],
    [
      'FilterLogEvents',
      'a long pattern',
      { ...group, filterPattern: 'x'.repeat(1025) },
      /filterPattern.*1024/,
    ],
    [
      'DescribeLogGroups',
      'a prefix with a star',
      { logGroupNamePrefix: 'a*' },
      /logGroupNamePrefix/,
    ],
    [
      'DescribeLogGroups',
      'a pattern with a blank',
      { logGroupNamePattern: 'a b' },
      /logGroupNamePattern/,
    ],
    [
      'DescribeLogStreams',
      'a prefix with a star',
      { ...group, logStreamNamePrefix: '*' },
      /logStreamNamePrefix/,
    ],
    ['CreateLogGroup', "a name that begins with AWS's", { logGroupName: 'aws/x' }, /logGroupName/],
    [
      'DescribeLogGroups',
      'identifiers with a prefix',
      { logGroupIdentifiers: ['g'], logGroupNamePrefix: 'g' },
      /logGroupIdentifiers/,
    ],
    [
      'StartQuery',
      'an empty list of groups',
      { logGroupNames: [], startTime: 0, endTime: 1, queryString: 'fields @message' },
      /log groups/,
    ],
    ['CreateLogGroup', 'a reserved tag', { logGroupName: 'n', tags: { 'AWS:x': '' } }, /tags/],
    [
      'StartQuery',
      '51 groups',
      { logGroupNames: Array(51).fill('x'), startTime: 0, endTime: 1, queryString: '' },
      /logGroupNames.*50/,
    ],
  ])('refuses %s: %s', async (operation, _what, params, message) => {
    await logs(simulator, 'CreateLogGroup', group);
    const answer = errorOf(await logs(simulator, operation, params));
    expect(answer).toMatchObject({ status: 400, code: 'InvalidParameterException' });
    expect(answer.message).toMatch(message);
  });

  it('finds groups by a part of the name, in its case, and by identifiers and class', async () => {
    for (const logGroupName of ['/vpn/A', '/vpn/b'])
      await logs(simulator, 'CreateLogGroup', { logGroupName });
    const found = async (params: object): Promise<string[]> =>
      parsed(await logs(simulator, 'DescribeLogGroups', params))
        .at('logGroups')
        .texts('logGroupName');
    expect(await found({ logGroupNamePattern: 'n/A' })).toEqual(['/vpn/A']);
    expect(await found({ logGroupNamePattern: 'n/a' })).toEqual([]);
    expect(await found({ logGroupIdentifiers: ['/vpn/b'] })).toEqual(['/vpn/b']);
    expect(await found({ logGroupClass: 'INFREQUENT_ACCESS' })).toEqual([]);
    const accountIdentifiers = ['999988887777'];
    expect(await found({ includeLinkedAccounts: true, accountIdentifiers })).toEqual([]);
  });
});

describe('SNS', () => {
  const tagged = (Key: string, Value = ''): Record<string, string> => ({
    Name: 't',
    'Tags.member.1.Key': Key,
    'Tags.member.1.Value': Value,
  });

  it.each<readonly [string, string, Record<string, string>]>([
    ['CreateTopic', 'a key of 129 characters', tagged('k'.repeat(129))],
    ['CreateTopic', 'an empty key', tagged('')],
    ['CreateTopic', 'a value of 257 characters', tagged('k', 'v'.repeat(257))],
    ['CreateTopic', 'a reserved key', tagged('Aws:x')],
    ['TagResource', 'no tags', { ResourceArn: 'arn:aws:sns:ap-northeast-1:123456789012:t' }],
  ])('refuses %s: %s', async (operation, _what, params) => {
    const answer = errorOf(await query(simulator, 'sns', operation, params));
    expect(answer).toMatchObject({ status: 400, code: 'InvalidParameter' });
    expect(answer.message).toMatch(/Tags/);
  });

  it('takes keys of 128 and values of 256 characters', async () => {
    const params = tagged('k'.repeat(128), 'v'.repeat(256));
    expect((await query(simulator, 'sns', 'CreateTopic', params)).status).toBe(200);
  });
});

describe('an answer in XML', () => {
  const put = async (AlarmDescription: string): Promise<void> => {
    const answer = await json(simulator, 'PutMetricAlarm', alarm({ AlarmDescription }));
    expect(answer.status).toBe(200);
  };

  it.each(['\u0001', '\u0000', '\u001f', '\ufffe', '\ud800'])(
    'can be read, whatever a description holds: %j',
    async (sign) => {
      await put(`a${sign}b`);
      const answer = await query(simulator, 'monitoring', 'DescribeAlarms');
      const alarms = xml(answer).at('DescribeAlarmsResult', 'MetricAlarms', 'member');
      expect(alarms.texts('AlarmDescription')).toEqual(['a\ufffdb']);
    },
  );

  it('keeps what XML can spell', async () => {
    const text = 'a<b>&"\t\n接続 😀\u0085';
    await put(text);
    const answer = await query(simulator, 'monitoring', 'DescribeAlarms');
    const alarms = xml(answer).at('DescribeAlarmsResult', 'MetricAlarms', 'member');
    expect(alarms.texts('AlarmDescription')).toEqual([text]);
  });
});

describe('a mute rule', () => {
  const rule = (more: object): object => ({
    Name: 'night',
    Rule: { Schedule: { Expression: 'cron(0 2 * * *)', Duration: 'PT4H' } },
    ...more,
  });
  const arn = 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm-mute-rule:night';

  it.each<readonly [string, object, RegExp]>([
    ['an empty list of targets', { MuteTargets: { AlarmNames: [] } }, /muteTargets.alarmNames/],
    ['an alarm that is not there', { MuteTargets: { AlarmNames: ['none'] } }, /none/],
    ['a reserved tag', { Tags: [{ Key: 'aws:x', Value: '' }] }, /tags.1.member.key/],
    ['51 tags', { Tags: tags(51) }, /tags.*50/],
    [
      'a duration of 51 characters',
      { Rule: { Schedule: { Expression: 'x', Duration: 'P'.repeat(51) } } },
      /duration/,
    ],
  ])('is refused with %s', async (_what, more, message) => {
    const answer = errorOf(await json(simulator, 'PutAlarmMuteRule', rule(more)));
    expect(answer).toMatchObject({ status: 400, code: 'ValidationError' });
    expect(answer.message).toMatch(message);
  });

  it('has the tags that it was made with, until it is deleted', async () => {
    const asked = [{ Key: 'team', Value: 'net' }];
    await json(simulator, 'PutAlarmMuteRule', rule({ Tags: asked }));
    const listed = parsed(await json(simulator, 'ListTagsForResource', { ResourceARN: arn }));
    expect(listed.at('Tags').value).toEqual(asked);
    await json(simulator, 'DeleteAlarmMuteRule', { AlarmMuteRuleName: 'night' });
    expect((await json(simulator, 'ListTagsForResource', { ResourceARN: arn })).status).toBe(404);
  });
});

it('answers a call that fits as before', async () => {
  const [endpointId = ''] = await endpointIds(simulator);
  const topic = await confirmedTopic(simulator);
  const asked = diffAlarm(endpointId, { AlarmActions: [topic] });
  expect((await json(simulator, 'PutMetricAlarm', asked)).status).toBe(200);
});

describe('the patterns of the table', () => {
  const patterns = new Set(
    Object.values(limitsTable).flatMap(({ shapes }) =>
      Object.values(shapes).flatMap(({ pattern }) => pattern ?? []),
    ),
  );

  it.each([...patterns])('%s takes time in proportion to the text', (pattern) => {
    const attacks = ['a', ' ', ':', 'a ', '\u0001'].map(
      (part) =>
        (characters: number): string =>
          `${part.repeat(characters / part.length)}\u0000`,
    );
    expect(superLinear((text) => matches(pattern, text), attacks)).toEqual([]);
  });
});
