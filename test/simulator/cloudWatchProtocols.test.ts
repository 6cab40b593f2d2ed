/** CloudWatch over JSON and over Query: the same call gives the same answer, or the same error. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import {
  control,
  diffAlarm,
  endpointIds,
  errorOf,
  json,
  parsed,
  Part,
  query,
  standing,
  startMs,
  xml,
} from './wireClient';

let simulator: Simulator;
let endpointId: string;

beforeEach(async () => {
  simulator = standing();
  [endpointId = ''] = await endpointIds(simulator);
  parsed(await json(simulator, 'PutMetricAlarm', diffAlarm(endpointId)));
  simulator.trial.connect({ endpointId });
  simulator.trial.advance(12 * 60);
});

/** JSON parameters as a Query form. */
function form(value: unknown, path = ''): Record<string, string> {
  if (Array.isArray(value) && value.length === 0) return { [path]: '' };
  if (typeof value !== 'object' || value === null) return { [path]: String(value) };
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [`member.${index + 1}`, item])
    : Object.entries(value);
  return Object.fromEntries(
    entries.flatMap(([name, item]) =>
      Object.entries(form(item, path === '' ? name : `${path}.${name}`)),
    ),
  );
}

/** An XML result with its lists as lists, to be compared with JSON turned to texts. */
function plainXml(value: unknown): unknown {
  if (value === '') return [];
  if (typeof value !== 'object' || value === null) return value;
  if ('member' in value && Array.isArray(value.member)) return value.member.map(plainXml);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainXml(one)]));
}

/** JSON with numbers as texts and timestamps as ISO, which is how XML has them. */
function plainJson(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => plainJson(one, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, plainJson(one, key)]),
    );
  }
  const isTime = typeof value === 'number' && /Time|Date/.test(name);
  return isTime ? new Date(value * 1000).toISOString() : String(value);
}

const span = { StartTime: startMs / 1000 - 3600, EndTime: startMs / 1000 + 3600 };
const isoSpan = {
  StartTime: new Date(span.StartTime * 1000).toISOString(),
  EndTime: new Date(span.EndTime * 1000).toISOString(),
};

describe('the same call in both protocols', () => {
  const metric = { Namespace: 'AWS/ClientVPN', MetricName: 'ActiveConnectionsCount' };
  const calls: [operation: string, params: () => object, formParams?: () => object][] = [
    ['DescribeAlarms', () => ({ AlarmNames: ['connections'] })],
    ['DescribeAlarms', () => ({ AlarmTypes: ['CompositeAlarm'] })],
    ['DescribeAlarmHistory', () => ({ AlarmName: 'connections', MaxRecords: 2 })],
    [
      'GetMetricData',
      () => ({ ...span, MetricDataQueries: diffAlarm(endpointId).Metrics }),
      () => ({ ...isoSpan, MetricDataQueries: diffAlarm(endpointId).Metrics }),
    ],
    [
      'GetMetricStatistics',
      () => ({ ...metric, ...span, Period: 300, Statistics: ['Maximum', 'SampleCount'] }),
      () => ({ ...metric, ...isoSpan, Period: 300, Statistics: ['Maximum', 'SampleCount'] }),
    ],
    ['ListMetrics', () => ({ ...metric, Dimensions: [{ Name: 'Endpoint' }] })],
    [
      'ListTagsForResource',
      () => ({
        ResourceARN: `arn:aws:cloudwatch:ap-northeast-1:${simulator.accountId}:alarm:connections`,
      }),
    ],
  ];

  it.each(calls)('%s', async (operation, params, formParams = params) => {
    const fromJson = parsed(await json(simulator, operation, params()));
    const answer = await query(simulator, 'monitoring', operation, form(formParams()));
    const fromXml = xml(answer).at(`${operation}Result`);
    expect(plainXml(fromXml.value)).toEqual(plainJson(fromJson.value));
  });
});

describe('the same error in both protocols', () => {
  it.each<[operation: string, params: object, status: number, code: string, shape: string]>([
    [
      'SetAlarmState',
      { AlarmName: 'no', StateValue: 'OK', StateReason: 'x' },
      404,
      'ResourceNotFound',
      'ResourceNotFound',
    ],
    ['DescribeAlarms', { MaxRecords: 101 }, 400, 'ValidationError', 'ValidationException'],
    ['DescribeAlarms', { NextToken: 'x' }, 400, 'InvalidNextToken', 'InvalidNextToken'],
    ['PutCompositeAlarm', {}, 400, 'InvalidAction', 'UnknownOperationException'],
  ])('%s %o', async (operation, params, status, code, shape) => {
    const overJson = await json(simulator, operation, params);
    const overQuery = await query(simulator, 'monitoring', operation, form(params));
    expect(errorOf(overJson)).toEqual(errorOf(overQuery));
    expect(errorOf(overJson)).toMatchObject({ status, code });
    expect(overJson.headers['x-amzn-query-error']).toBe(`${code};Sender`);
    expect(new Part(overJson.body).json().at('__type').text()).toMatch(new RegExp(`#${shape}$`));
  });

  it.each([
    ['throttle', 400, 'Throttling'],
    ['expired', 403, 'ExpiredToken'],
    ['denied', 403, 'AccessDenied'],
    ['server-error', 500, 'InternalServiceError'],
  ])('%s', async (kind, status, code) => {
    await control(simulator, 'POST', 'faults', { kind });
    const overJson = errorOf(await json(simulator, 'DescribeAlarms'));
    const overQuery = errorOf(await query(simulator, 'monitoring', 'DescribeAlarms'));
    expect(overJson).toEqual(overQuery);
    expect(overJson).toMatchObject({ status, code });
  });
});
