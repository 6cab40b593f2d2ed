/** Alarms on names that Client VPN never publishes by, and what is meant by them. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import { replacementOf } from '../../../src/core/diagnosis/fixedAlarm';
import type { Alarm, MetricQuery, MetricStat } from '../../../src/core/model/alarm';
import { findingText } from '../../../src/core/diagnosis/text/findingText';
import { at } from '../../fakes/snapshots';
import { words } from '../text/viewWords';
import {
  alarmOf,
  endpointId,
  metric,
  plain,
  rise,
  rulesOf,
  scopeWith,
  watched,
} from './faultyAlarms';

/** Of the name that is meant, the beginning. */
const almost = { metricName: 'ActiveConnections' };
const silent = { state: 'INSUFFICIENT_DATA', stateSince: at(5) } as const;

describe('an alarm on a name that nothing is published by', () => {
  it.each<readonly [Partial<MetricStat>, string]>([
    [{ metricName: 'ActiveConnections' }, 'the correct name is ActiveConnectionsCount'],
    [{ metricName: 'ConnectionAttemptFailureCount' }, 'the correct name is AuthenticationFailures'],
    [{ metricName: 'activeconnectionscount' }, 'the correct name is ActiveConnectionsCount'],
    [{ metricName: 'ActiveConnectionsCount ' }, 'the correct name is ActiveConnectionsCount'],
    [{ metricName: 'Ingress_Bytes' }, 'the correct name is IngressBytes'],
    [{ metricName: 'Temperature' }, 'no metric Temperature.'],
    [{ namespace: 'AWS/VPN' }, 'its namespace is AWS/ClientVPN'],
    [{ namespace: 'AWS/ClientVpn' }, 'its namespace is AWS/ClientVPN'],
    [{ namespace: 'AWS/Client VPN' }, 'its namespace is AWS/ClientVPN'],
    [{ dimensions: { Endpoint: ' CVPN-endpoint-1' } }, 'the correct ID is cvpn-endpoint-1'],
    [
      {
        dimensions: {
          Endpoint: 'arn:aws:ec2:eu-west-1:123456789012:client-vpn-endpoint/cvpn-endpoint-1',
        },
      },
      'the correct ID is cvpn-endpoint-1',
    ],
  ])('%j', (stat, sentence) => {
    for (const alarm of [plain(stat, silent), rise(stat, silent)]) {
      const [found, ...others] = findings(scopeWith([alarm]));
      expect(found).toMatchObject({ severity: 'error', diagnosis: { rule: 'neverPublished' } });
      expect(found && findingText(found, words).what).toContain(sentence);
      expect(others.map(({ diagnosis }) => diagnosis.rule)).toContain('noAlarm');
    }
  });

  it('says all names that are wrong, once, and gives them all when it is repaired', () => {
    const wrong = rise(
      {
        namespace: 'aws/clientvpn',
        metricName: 'activeConnections',
        dimensions: { Endpoint: 'CVPN-ENDPOINT-1' },
      },
      silent,
    );
    const [found] = findings(scopeWith([wrong]));
    expect(found?.diagnosis).toEqual({
      rule: 'neverPublished',
      names: [
        { part: 'namespace', found: 'aws/clientvpn', intended: 'AWS/ClientVPN' },
        { part: 'metric', found: 'activeConnections', intended: 'ActiveConnectionsCount' },
        { part: 'endpoint', found: 'CVPN-ENDPOINT-1', intended: endpointId },
      ],
    });
    if (found?.fix?.kind !== 'replaceAlarm') throw new Error('no fix');
    const repaired = replacementOf(found.fix);
    expect(repaired.queries).toEqual(rise().queries);
    expect(rulesOf(scopeWith([{ ...wrong, ...repaired, state: 'OK' }]))).toEqual([]);
  });

  it('has no fix where one of the names cannot be determined', () => {
    const [found] = findings(scopeWith([plain({ metricName: 'Temperature' }, silent)]));
    expect(found?.fix).toBeUndefined();
    expect(found && findingText(found, words).remedy).toContain('CrlDaysToExpiry');
  });

  it.each<readonly [string, Alarm, object]>([
    [
      'one of two names cannot be determined',
      plain({ namespace: 'AWS/ClientVpn', metricName: 'Temperature' }, silent),
      {
        rule: 'neverPublished',
        names: [
          { part: 'namespace', found: 'AWS/ClientVpn', intended: 'AWS/ClientVPN' },
          { part: 'metric', found: 'Temperature' },
        ],
      },
    ],
    [
      'the dimension is wrong too',
      plain({ metricName: 'ActiveConnections', dimensions: { EndpointId: endpointId } }, silent),
      {
        rule: 'neverPublished',
        names: [{ part: 'metric', found: 'ActiveConnections', intended: 'ActiveConnectionsCount' }],
      },
    ],
  ])('has no fix where %s', (_, alarm, diagnosis) => {
    const [found] = findings(scopeWith([alarm]));
    expect(found).toMatchObject({ severity: 'error', diagnosis });
    expect(found?.fix).toBeUndefined();
  });

  it.each<readonly [string, Alarm]>([
    ['that does not treat missing data as missing', plain(almost, { treatMissing: 'ignore' })],
    ['that works the metric out', rise(almost, { treatMissing: 'missing' })],
    [
      'that asks by a query',
      alarmOf(
        [
          {
            id: 'q1',
            expression: 'SELECT MAX(ActiveConnections) FROM "AWS/ClientVPN"',
            returnData: true,
          },
        ],
        { treatMissing: 'missing' },
      ),
    ],
  ])('is said of an alarm in OK %s: its state shows no data', (_, alarm) => {
    expect(rulesOf(scopeWith([alarm]))).toContain('error neverPublished');
  });

  it.each<readonly [string, Alarm]>([
    ['a metric of AWS that has data', plain({ metricName: 'ActiveConnections' }, { state: 'OK' })],
    ['every published metric', plain({ metricName: 'ClientConnectHandlerTimeouts' })],
    ['a metric of one’s own', alarmOf([{ id: 'm1', stat: own(), returnData: true }])],
  ])('is not said of %s', (_, alarm) => {
    expect(rulesOf(scopeWith([alarm]))).not.toContain('error neverPublished');
  });

  it.each([
    ['SELECT MAX(ActiveConnections) FROM "AWS/ClientVPN"', 'error neverPublished'],
    ['SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVpn"', 'error neverPublished'],
    [
      'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA("AWS/ClientVPN", EndpointId)',
      'error wrongDimension',
    ],
    [
      `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE endpoint = 'cvpn-endpoint-1'`,
      'error wrongDimension',
    ],
    [
      `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint = 'CVPN-endpoint-1'`,
      'error neverPublished',
    ],
  ])('in a query: %s', (expression, rule) => {
    const alarm = alarmOf([{ id: 'q1', expression, returnData: true }], silent);
    const [found] = findings(scopeWith([alarm]));
    expect(found && `${found.severity} ${found.diagnosis.rule}`).toBe(rule);
    expect(found?.fix).toBeUndefined();
  });

  it.each([
    `WHERE tag.owner = 'CVPN-endpoint-1'`,
    `WHERE Endpoint != 'CVPN-endpoint-1'`,
    `WHERE AWS.AccountId = '999988887777'`,
    `WHERE tag.env = 'prod' GROUP BY Endpoint`,
    `WHERE Endpoint = CURRENT_ACCOUNT_ID()`,
  ])('is not said of a query %s', (where) => {
    const expression = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" ${where}`;
    const found = rulesOf(scopeWith([alarmOf([{ id: 'q1', expression, returnData: true }])]));
    expect(found.filter((rule) => rule.startsWith('error'))).toEqual([]);
  });
});

describe('a dimension that Client VPN does not publish by', () => {
  const choose = { kind: 'chooseEndpoint', alarmName: `client-vpn-watch-${endpointId}` };
  const lost = metric({ dimensions: { Endpoint: endpointId, Subnet: 'a' } });
  const bytes: MetricQuery = {
    id: 'q1',
    expression: 'SELECT MAX(IngressBytes) FROM "AWS/ClientVPN"',
    returnData: false,
  };
  const select = 'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN"';

  it.each<readonly [string, readonly MetricQuery[], string, object | undefined]>([
    ['of a rise', [lost, watched('DIFF(m1)')], 'Endpoint, Subnet', choose],
    ['of the count', [{ ...lost, returnData: true }], 'Endpoint, Subnet', undefined],
    [
      'of a rise in another account',
      [{ ...lost, accountId: '999988887777' }, watched('DIFF(m1)')],
      'Endpoint, Subnet',
      undefined,
    ],
    [
      'of a rise with a query besides',
      [lost, bytes, watched('DIFF(m1) + q1')],
      'Endpoint, Subnet',
      undefined,
    ],
    [
      'of a query, its name like that of a tag',
      [{ ...bytes, expression: `${select} WHERE "my.tag.env" = 'a'`, returnData: true }],
      'my.tag.env',
      undefined,
    ],
    [
      'of a query, its name like that of the account',
      [{ ...bytes, expression: `${select} GROUP BY AWS.AccountIds, Endpoint`, returnData: true }],
      'AWS.AccountIds, Endpoint',
      undefined,
    ],
  ])('is named, with an endpoint to choose where that can be: %s', (_, queries, found, fix) => {
    const hit = findings(scopeWith([alarmOf(queries)])).find(
      ({ diagnosis }) => diagnosis.rule === 'wrongDimension',
    );
    expect(hit).toMatchObject({ severity: 'error', diagnosis: { rule: 'wrongDimension', found } });
    expect(hit?.fix).toEqual(fix);
  });
});

function own(): MetricStat {
  return {
    namespace: 'MyCompany/ClientVPN',
    metricName: 'NewConnections',
    dimensions: { Endpoint: endpointId },
    periodSeconds: 60,
    statistic: 'Sum',
  };
}
