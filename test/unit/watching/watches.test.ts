import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import {
  isConnectionAlarm,
  watchedEndpoints,
  watchesClientVpn,
} from '../../../src/core/watching/watches';
import type { AlarmDefinition, MetricQuery } from '../../../src/core/model/alarm';

const seed = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'anything',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});

function metric(
  id: string,
  metricName: string,
  endpointId?: string,
  namespace = 'AWS/ClientVPN',
): MetricQuery {
  const dimensions: Record<string, string> = endpointId ? { Endpoint: endpointId } : {};
  const stat = { namespace, metricName, dimensions, periodSeconds: 60, statistic: 'Maximum' };
  return { id, stat, returnData: false };
}

function watching(expression: string, ...metrics: MetricQuery[]): AlarmDefinition {
  return { ...seed, queries: [...metrics, { id: 'e1', expression, returnData: true }] };
}

function single(query: MetricQuery): AlarmDefinition {
  return { ...seed, queries: [{ ...query, returnData: true }] };
}

const connections = metric('m1', 'ActiveConnectionsCount', 'cvpn-endpoint-1');
const failures = metric('m2', 'AuthenticationFailures', 'cvpn-endpoint-2');
const foreign = metric('m3', 'ActiveConnectionsCount', 'cvpn-endpoint-3', 'Mine');

describe('watchedEndpoints', () => {
  it.each<[string, AlarmDefinition, string[]]>([
    ["the seed's alarm", seed, ['cvpn-endpoint-1']],
    ['a single-metric alarm', single(failures), ['cvpn-endpoint-2']],
    [
      'several endpoints',
      watching('m1 + m2', connections, failures),
      ['cvpn-endpoint-1', 'cvpn-endpoint-2'],
    ],
    [
      'one endpoint twice',
      watching('m1 + m4', connections, metric('m4', 'EgressBytes', 'cvpn-endpoint-1')),
      ['cvpn-endpoint-1'],
    ],
    ['another namespace with the same dimension', single(foreign), []],
    ['no endpoint', single(metric('m1', 'ActiveConnectionsCount')), []],
    ['no metric at all', { ...seed, queries: [] }, []],
  ])('%s', (_name, alarm, expected) => {
    expect(watchedEndpoints(alarm)).toEqual(expected);
  });
});

describe('watchesClientVpn', () => {
  it.each<[string, AlarmDefinition, boolean]>([
    ["the seed's alarm", seed, true],
    ['a metric without an endpoint', single(metric('m1', 'ActiveConnectionsCount')), true],
    ['one metric among others', watching('m3 - m2', foreign, failures), true],
    ['another namespace', single(foreign), false],
  ])('%s: %s', (_name, alarm, expected) => {
    expect(watchesClientVpn(alarm)).toBe(expected);
  });
});

describe('isConnectionAlarm', () => {
  it.each<[string, AlarmDefinition, boolean]>([
    ["the seed's alarm", seed, true],
    ['the count itself', single(connections), true],
    ['another metric', single(failures), false],
    ['the count read but not watched', watching('m2 * 2', connections, failures), false],
    ['an expression of both', watching('m1 / m2', connections, failures), true],
    ['all metrics', watching('SUM(METRICS())', connections), true],
    ['a function that cannot be evaluated here', watching('RUNNING_SUM(m1)', connections), true],
    ['an id that another id starts with', watching('m11', connections), false],
    ['the same metric in another namespace', watching('DIFF(m3)', foreign), false],
    [
      'through another expression',
      {
        ...seed,
        queries: [
          connections,
          { id: 'e1', expression: 'DIFF(m1)', returnData: false },
          { id: 'e2', expression: 'IF(e1 > 0, e1)', returnData: true },
        ],
      },
      true,
    ],
    ['expressions in a circle', watching('e1 + 1', connections), false],
  ])('%s', (_name, alarm, expected) => {
    expect(isConnectionAlarm(alarm)).toBe(expected);
  });
});
