import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { queriesMetrics } from '../../../src/core/watching/alarmInsights';
import {
  accountOf,
  coverOf,
  endpointsOf,
  isConnectionAlarm,
  namedEndpoints,
  watchedEndpoints,
  watchesClientVpn,
} from '../../../src/core/watching/watches';
import type { LoggedEndpoint } from '../../../src/core/watching/connectionLogs';
import type { Alarm, AlarmDefinition, MetricQuery } from '../../../src/core/model/alarm';
import { testAccount, testAlarm } from '../../fakes/snapshots';

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

/** A query in a namespace that Site-to-Site VPN has, too. */
function likeInsights(endpointId: string): string {
  return `SELECT MAX(TunnelState) FROM "AWS/VPN" WHERE Endpoint = '${endpointId}'`;
}

function single(query: MetricQuery): AlarmDefinition {
  return { ...seed, queries: [{ ...query, returnData: true }] };
}

const connections = metric('m1', 'ActiveConnectionsCount', 'cvpn-endpoint-1');
const failures = metric('m2', 'AuthenticationFailures', 'cvpn-endpoint-2');
const foreign = metric('m3', 'ActiveConnectionsCount', 'cvpn-endpoint-3', 'Mine');

/** A Metrics Insights query of Client VPN's counts. */
function insights(where = '', id = 'q1'): MetricQuery {
  const expression = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN"${where}`;
  return { id, expression, returnData: true };
}

function unwatched(query: MetricQuery): MetricQuery {
  return { ...query, returnData: false };
}

function alarmOf(...queries: MetricQuery[]): Alarm {
  return testAlarm('cvpn-endpoint-1', { queries });
}

const logged = (id: string): LoggedEndpoint => ({ id, logging: { enabled: false } });

describe('namedEndpoints', () => {
  it('names one id of two accounts twice', () => {
    const other = { ...connections, id: 'm2', accountId: '999988887777' };
    const again = { ...other, id: 'm3' };
    expect(namedEndpoints(alarmOf(connections, other, again))).toStrictEqual([
      { id: 'cvpn-endpoint-1' },
      { id: 'cvpn-endpoint-1', accountId: '999988887777' },
    ]);
  });
});

describe('an alarm and an endpoint', () => {
  const unread = { id: 'q1', expression: 'SELECT COUNT(*) FROM "AWS/EC2"', returnData: true };

  it.each<[string, MetricQuery[], string]>([
    ['that it names', [connections], 'yes'],
    ['that it does not name', [failures], 'no'],
    ['that its query covers', [insights()], 'yes'],
    ['of the account of its query', [insights(` WHERE AWS.AccountId = '${testAccount}'`)], 'yes'],
    ['of another account', [insights(` WHERE AWS.AccountId = '999988887777'`)], 'no'],
    ['that tags decide about', [insights(` WHERE tag.env = 'prod'`)], 'unknown'],
    [
      'that one of its queries covers',
      [insights(` WHERE tag.env = 'prod'`), insights('', 'q2')],
      'yes',
    ],
    ['with a query that cannot be read', [unread], 'no'],
    [
      'with one of Client VPN that cannot be read',
      [{ ...unread, expression: 'SELECT COUNT(*) FROM "AWS/ClientVPN"' }],
      'unknown',
    ],
  ])('%s', (_, queries, cover) => {
    expect(coverOf(alarmOf(...queries), logged('cvpn-endpoint-1'))).toBe(cover);
  });

  it('are listed once where it is named and covered by a query', () => {
    const listed = ['cvpn-endpoint-1', 'cvpn-endpoint-2'].map(logged);
    expect(endpointsOf(alarmOf(failures, insights()), listed)).toEqual([
      'cvpn-endpoint-2',
      'cvpn-endpoint-1',
    ]);
    expect(endpointsOf(alarmOf(failures), listed)).toEqual(['cvpn-endpoint-2']);
  });

  it('may be in one account', () => {
    expect(accountOf(alarmOf(connections))).toBe(testAccount);
  });
});

it.each<[string, AlarmDefinition, boolean]>([
  ['a metric', single(connections), false],
  ['an expression', watching('DIFF(m1)', connections), false],
  ['a query', single(insights()), true],
])('%s selects metrics by a query: %s', (_name, alarm, expected) => {
  expect(queriesMetrics(alarm)).toBe(expected);
});

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
    ['a query', single(insights()), true],
    ['a query of a similar namespace', watching(likeInsights('cvpn-endpoint-1')), true],
    ['a query of a similar namespace for something else', watching(likeInsights('vpn-1')), false],
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
    ['all metrics, with a blank', watching('SUM(METRICS ())', connections), true],
    [
      'all metrics, a query besides',
      watching('SUM(METRICS())', failures, unwatched(insights())),
      false,
    ],
    ['a query', single(insights()), true],
    ['neither a metric nor an expression', single({ id: 'm1', returnData: true }), false],
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
