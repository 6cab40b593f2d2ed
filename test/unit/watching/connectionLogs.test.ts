/** Which endpoints a log alarm watches and what it finds, by its query and its log groups. */
import { describe, expect, it } from 'vitest';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import type { LogAlarm } from '../../../src/core/model/logAlarm';
import {
  logAlarmSubject,
  logGroupRef,
  type LoggedEndpoint,
} from '../../../src/core/watching/connectionLogs';
import { detectsConnections } from '../../../src/core/watching/detects';
import {
  endpointsOf,
  foreignEndpoints,
  watchedEndpoints,
  watchesClientVpn,
} from '../../../src/core/watching/watches';
import { testAlarm, testLogAlarm } from '../../fakes/snapshots';

const listed: readonly LoggedEndpoint[] = [
  { id: 'cvpn-endpoint-1', logging: { enabled: true, group: 'shared' } },
  { id: 'cvpn-endpoint-2', logging: { enabled: true, group: 'shared' } },
  { id: 'cvpn-endpoint-3', logging: { enabled: true, group: 'own' } },
  { id: 'cvpn-endpoint-4', logging: { enabled: false } },
];
const arnOf = (group: string, account = '123456789012'): string =>
  `arn:aws:logs:ap-northeast-1:${account}:log-group:${group}`;

function querying(queryString: string, ...logGroups: readonly string[]): LogAlarm {
  const alarm = testLogAlarm();
  return { ...alarm, query: { ...alarm.query, queryString, logGroups } };
}

describe('the endpoints of a log alarm', () => {
  it.each<[string, LogAlarm, readonly string[]]>([
    ['the one in its query', testLogAlarm('cvpn-endpoint-2'), ['cvpn-endpoint-2']],
    ['one that is not listed', testLogAlarm('cvpn-endpoint-9'), ['cvpn-endpoint-9']],
    [
      'several, each once',
      querying(
        'filter `x` in ["cvpn-endpoint-3", "cvpn-endpoint-1"] or `x` = "cvpn-endpoint-3"',
        'a',
      ),
      ['cvpn-endpoint-3', 'cvpn-endpoint-1'],
    ],
    [
      'those of its log group if it names none',
      querying('fields @timestamp', 'shared'),
      ['cvpn-endpoint-1', 'cvpn-endpoint-2'],
    ],
    ['by the ARN of a log group', querying('fields x', arnOf('own')), ['cvpn-endpoint-3']],
    [
      'by an ARN that ends with a star',
      querying('fields x', `${arnOf('own')}:*`),
      ['cvpn-endpoint-3'],
    ],
    [
      'not the others of a shared group',
      querying('"cvpn-endpoint-1"', 'shared'),
      ['cvpn-endpoint-1'],
    ],
    ['none of another log group', querying('fields @timestamp', 'web'), []],
    ['none of a similar id', querying('xcvpn-endpoint-1', 'web'), []],
    [
      'none of a log group in another account',
      querying('fields x', arnOf('own', '999988887777')),
      [],
    ],
  ])('%s', (_, alarm, expected) => {
    expect(endpointsOf(alarm, listed)).toEqual(expected);
  });

  it('are in the account of the log groups', () => {
    const alarm = querying('"cvpn-endpoint-1"', arnOf('shared', '999988887777'));
    expect(foreignEndpoints(alarm)).toEqual([{ id: 'cvpn-endpoint-1', accountId: '999988887777' }]);
    expect(watchedEndpoints(alarm)).toEqual([]);
    const both = querying('"cvpn-endpoint-1"', 'shared', arnOf('shared', '999988887777'));
    expect(watchedEndpoints(both)).toEqual(['cvpn-endpoint-1']);
  });
});

it.each([
  ['a', { name: 'a' }],
  [arnOf('/aws/vpn'), { name: '/aws/vpn', accountId: '123456789012' }],
  [`${arnOf('a')}:*`, { name: 'a', accountId: '123456789012' }],
  ['arn:aws:logs:eu-west-1::log-group:a', { name: 'a' }],
  ['arn:nonsense', { name: 'arn:nonsense' }],
])('the log group %s', (identifier, expected) => {
  expect(logGroupRef(identifier)).toEqual(expected);
});

const attempts = 'filter `connection-log-type` = "connection-attempt"';

describe('what a log alarm finds', () => {
  const failures = connectionLogAlarm({
    ...{ kind: 'failedAttempts', name: 'f', endpointId: 'cvpn-endpoint-1', endpointLabel: 'x' },
    ...{ logGroup: 'g', roleArn: 'r', topicArns: [] },
  });

  it.each<[string, Pick<LogAlarm, 'query'>, ReturnType<typeof logAlarmSubject>]>([
    ['our alarm on connections', testLogAlarm(), 'connections'],
    ['our alarm on failed attempts', failures, 'failedAttempts'],
    ['all attempts', querying(attempts), 'connections'],
    [
      'attempts that did not fail',
      querying(`${attempts} and \`connection-attempt-status\` != "failed"`),
      'connections',
    ],
    [
      'a text in the message',
      querying('filter @message like /"connection-attempt-status":"failed"/'),
      'failedAttempts',
    ],
    ['ends of connections', querying('filter `connection-log-type` = "connection-reset"'), 'other'],
    ['one user', querying('filter username = "hana"'), 'other'],
    [
      'a query that is not supported here, on successes',
      querying('parse @message /x/ | filter a = "successful"'),
      'connections',
    ],
    ['one that says nothing', querying('stats count(*) by bin(5m)'), 'other'],
  ])('%s', (_, alarm, expected) => {
    expect(logAlarmSubject(alarm)).toBe(expected);
  });

  it('decides whether it detects connections', () => {
    expect([testLogAlarm(), failures].map(detectsConnections)).toEqual([true, false]);
  });
});

describe('alarms about Client VPN', () => {
  it.each<[string, LogAlarm, boolean]>([
    ['an id', querying('"cvpn-endpoint-1"', 'web'), true],
    ['fields of the connection log', querying(attempts, 'web'), true],
    ['a log group of that name', querying('fields @timestamp', '/aws/clientvpn'), true],
    ['neither', querying('filter status = 500', 'web'), false],
  ])('by %s', (_, alarm, expected) => {
    expect(watchesClientVpn(alarm)).toBe(expected);
  });

  it('include those on the metric of a metric filter, which watch the endpoint', () => {
    const stat = {
      namespace: 'ClientVPN/ConnectionLog',
      metricName: 'ConnectionAttempts',
      dimensions: { Endpoint: 'cvpn-endpoint-1' },
      periodSeconds: 60,
      statistic: 'Sum',
    };
    const alarm = testAlarm('x', { queries: [{ id: 'm1', stat, returnData: true }] });
    expect(watchesClientVpn(alarm)).toBe(true);
    expect(detectsConnections(alarm)).toBe(true);
    expect(endpointsOf(alarm, listed)).toEqual(['cvpn-endpoint-1']);
  });
});
