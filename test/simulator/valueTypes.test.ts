/** Values have the types of the protocol: in JSON a text is no number, in Query every value is a text. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import {
  control,
  countQuery,
  diffAlarm,
  errorOf,
  json,
  logs,
  parsed,
  Part,
  query,
  standing,
  xml,
} from './wireClient';

let simulator: Simulator;

beforeEach(() => {
  simulator = standing();
});

const alarm = (change: object): object => diffAlarm('cvpn-endpoint-1', change);
const datum = (change: object): object => ({
  Namespace: 'Own',
  MetricData: [{ MetricName: 'x', Value: 1, ...change }],
});
const window = {
  StartTime: 600,
  EndTime: 1200,
  MetricDataQueries: [countQuery('cvpn-endpoint-1', 60)],
};

describe('CloudWatch over JSON', () => {
  it.each<[what: string, operation: string, params: object, place: string]>([
    ['a whole number as text', 'DescribeAlarms', { MaxRecords: '5' }, 'MaxRecords'],
    ['an empty text', 'DescribeAlarms', { MaxRecords: '' }, 'MaxRecords'],
    ['a fraction as text', 'PutMetricAlarm', alarm({ Threshold: '1.5' }), 'Threshold'],
    ['a fraction', 'PutMetricAlarm', alarm({ EvaluationPeriods: 1.5 }), 'EvaluationPeriods'],
    ['a flag as number', 'PutMetricAlarm', alarm({ Threshold: true }), 'Threshold'],
    ['a number in a list as text', 'PutMetricData', datum({ Values: ['1'] }), 'Values.1'],
    ['a flag as text', 'PutMetricAlarm', alarm({ ActionsEnabled: 'true' }), 'ActionsEnabled'],
    ['a number for a flag', 'PutMetricAlarm', alarm({ ActionsEnabled: 1 }), 'ActionsEnabled'],
    ['a time as ISO text', 'GetMetricData', { ...window, EndTime: '2026-11-23' }, 'EndTime'],
    ['a time as digits', 'GetMetricData', { ...window, StartTime: '600' }, 'StartTime'],
    ['a time that no date has', 'GetMetricData', { ...window, EndTime: 1e300 }, 'EndTime'],
    ['a number for a text', 'DescribeAlarms', { AlarmNamePrefix: 5 }, 'AlarmNamePrefix'],
    ['a number in a list of texts', 'DescribeAlarms', { AlarmNames: ['a', 5] }, 'AlarmNames.2'],
    ['a flag for a text', 'PutMetricAlarm', alarm({ AlarmName: false }), 'AlarmName'],
    ['an object for a text', 'PutMetricAlarm', alarm({ AlarmName: {} }), 'AlarmName'],
    ['a text for a list', 'DescribeAlarms', { AlarmNames: 'a' }, 'AlarmNames'],
    ['an empty text for a list', 'DescribeAlarms', { AlarmNames: '' }, 'AlarmNames'],
    ['an object for a list', 'DescribeAlarms', { AlarmNames: { 1: 'a' } }, 'AlarmNames'],
    ['a list as Query has it', 'DescribeAlarms', { AlarmNames: { member: ['a'] } }, 'AlarmNames'],
    ['null in a list', 'DescribeAlarms', { AlarmNames: ['a', null] }, 'AlarmNames'],
    ['a text for an object', 'GetMetricData', { ...window, LabelOptions: 'x' }, 'LabelOptions'],
    ['a list for an object', 'GetMetricData', { ...window, LabelOptions: [] }, 'LabelOptions'],
  ])('refuses %s: %s', async (_what, operation, params, place) => {
    const answer = await json(simulator, operation, params);
    expect(answer.status).toBe(400);
    expect(new Part(answer.body).json().at('__type').text()).toMatch(/#SerializationException$/);
    expect(errorOf(answer).message).toContain(`The value of `);
    expect(errorOf(answer).message).toContain(`${place} is not of type`);
  });

  it('reads null as absent', async () => {
    expect(
      parsed(await json(simulator, 'DescribeAlarms', { MaxRecords: null })).value,
    ).toBeDefined();
  });
});

describe('CloudWatch Logs over JSON', () => {
  it.each<[what: string, operation: string, params: object]>([
    ['a number as text', 'DescribeLogGroups', { limit: '5' }],
    ['a number for a text', 'CreateLogGroup', { logGroupName: 5 }],
    ['a time as text', 'FilterLogEvents', { logGroupName: '/vpn', startTime: '0' }],
    ['a number in a map of texts', 'CreateLogGroup', { logGroupName: '/vpn', tags: { a: 1 } }],
    ['null in a map', 'CreateLogGroup', { logGroupName: '/vpn', tags: { a: null } }],
    ['a map as Query has it', 'CreateLogGroup', { logGroupName: '/vpn', tags: { entry: {} } }],
  ])('refuses %s', async (_what, operation, params) => {
    const answer = errorOf(await logs(simulator, operation, params));
    expect(answer).toMatchObject({ status: 400, code: 'SerializationException' });
  });

  it('takes a tag named entry', async () => {
    const params = { logGroupName: '/vpn', tags: { entry: 'x', member: 'y' } };
    expect((await logs(simulator, 'CreateLogGroup', params)).status).toBe(200);
  });
});

describe('Query', () => {
  it('takes numbers, flags, times and empty lists as texts', async () => {
    const answer = await query(simulator, 'monitoring', 'DescribeAlarmHistory', {
      MaxRecords: '5',
      StartDate: '2026-11-23T00:00:00',
      EndDate: '1800000000.5',
      AlarmTypes: '',
    });
    expect(xml(answer).at('DescribeAlarmHistoryResult').value).toBeDefined();
    const dry = await query(simulator, 'ec2', 'DescribeClientVpnEndpoints', { DryRun: 'true' });
    expect(errorOf(dry).code).toBe('DryRunOperation');
  });

  it.each([
    ['MaxRecords', 'five'],
    ['MaxRecords', ' '],
    ['MaxRecords', 'NaN'],
    ['StartDate', 'yesterday'],
    ['AlarmTypes', 'MetricAlarm'],
    ['AlarmTypes.member.x', 'MetricAlarm'],
    ['AlarmName.member.1', 'a'],
  ])('refuses %s=%s', async (name, value) => {
    const answer = await query(simulator, 'monitoring', 'DescribeAlarmHistory', { [name]: value });
    expect(errorOf(answer)).toMatchObject({ status: 400, code: 'MalformedInput' });
  });
});

describe('a control call', () => {
  it('refuses a number as text', async () => {
    const answer = await control(simulator, 'POST', 'advance', { seconds: '60' });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('must be a number');
  });
});
