/** Log alarms that never notify although nothing fails, and those that reach CloudWatch's limits. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import { findingText } from '../../../src/core/diagnosis/text/findingText';
import type { LogAlarm, ScheduledQuery } from '../../../src/core/model/logAlarm';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { createFormat } from '../../../src/core/text/format';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import {
  testContributor,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
  testTopic,
} from '../../fakes/snapshots';

const logging = { enabled: true, group: '/client-vpn/corp' };
const words = { t, format: createFormat({ locale: 'en', timeZone: 'UTC' }), now: 0 };

function found(changes: Partial<LogAlarm>, parts: Partial<ScopeSnapshot> = {}) {
  const alarms = [testLogAlarm('cvpn-endpoint-1', changes)];
  const endpoints = [testEndpoint({ logging })];
  const snapshot = testScopeSnapshot({ endpoints, alarms, topics: [testTopic()] }, parts);
  return findings(snapshot).filter(({ target }) => target.kind === 'alarm');
}

function query(changes: Partial<ScheduledQuery>): Partial<LogAlarm> {
  return { query: { ...testLogAlarm().query, ...changes } };
}

const { queryString } = testLogAlarm().query;
const byPattern =
  'filter `client-vpn-endpoint-id` like /0abc$/ | fields username as connection_id, username as common_name, username as device_ip, username as start_time';
const ofAll = queryString.replace(/ and `client-vpn[^\n]*"/, '');
const ends = queryString
  .replace('"connection-attempt"', '"connection-reset"')
  .replace(/ and `connection-attempt-status` = "successful"/, '');
const renamed = (from: string, to: string) =>
  query({ queryString: queryString.replaceAll(from, to) });
const misspelt = query({ queryString: queryString.replace('successful', 'success') });

describe('a log alarm', () => {
  it.each<readonly [string, Partial<LogAlarm>, readonly string[]]>([
    ['with a misspelt value', misspelt, ['error matchesNothing']],
    [
      'that CloudWatch cannot evaluate either',
      { ...misspelt, evaluation: 'error' },
      ['error evaluationError'],
    ],
    ['on the ends of connections', query({ queryString: ends }), []],
    [
      'with a query that is not understood',
      query({ queryString: 'stats pct(`connection-log-type`)' }),
      [],
    ],
    [
      'with a misspelt field',
      renamed('connection-log-type', 'conection-log-type'),
      ['error unknownFields'],
    ],
    [
      'that groups by a misspelt field',
      renamed('`device-ip`', '`devise-ip`'),
      ['warning unknownFields'],
    ],
    ['on the entries of one user', renamed('filter ', 'filter username = "hana" and '), []],
    ['on an endpoint whose id is not written out', query({ queryString: byPattern }), []],
    [
      'on the log of a function',
      query({
        queryString: 'filter level = "ERROR"',
        logGroups: ['/aws/lambda/AWSClientVPN-handler'],
        aggregation: 'count(*) by level',
      }),
      [],
    ],
    ['on a group of endpoints that log', query({ queryString: ofAll }), []],
    [
      'on a group to which no endpoint logs',
      query({ queryString: ofAll, logGroups: ['/old'] }),
      ['error logUnused'],
    ],
  ])('%s', (_what, changes, expected) => {
    const rules = found(changes).map(({ severity, diagnosis }) => `${severity} ${diagnosis.rule}`);
    expect(rules).toEqual(expected);
  });

  it('is not evaluated by endpoints that are not known', () => {
    const parts = { endpoints: { kind: 'waiting' } } as const;
    expect(found(query({ queryString: ofAll, logGroups: ['/old'] }), parts)).toEqual([]);
  });

  it.each([
    [99, []],
    [100, ['contributorLimit']],
  ])('with %i contributors in ALARM', (count, expected) => {
    const value = Array.from({ length: count }, (_, i) => testContributor(`user-${i}`));
    const { name } = testLogAlarm();
    const contributors = { [name]: { kind: 'ready', value, fetchedAt: 1 } } as const;
    const rules = found({ state: 'ALARM' }, { contributors }).map(
      ({ diagnosis }) => diagnosis.rule,
    );
    expect(rules).toEqual(expected);
  });

  it('names the intended fields', () => {
    const [finding] = found(renamed('`device-ip`', '`devise-ip`'));
    const text = finding && findingText(finding, words);
    expect(text?.what).toContain('devise-ip');
    expect(text?.remedy).toBe('The log has device-ip. Create the alarm again.');
  });

  it('names the log group that nobody uses', () => {
    const [finding] = found(query({ queryString: ofAll, logGroups: ['/old'] }));
    expect(finding && findingText(finding, words).what).toBe('No endpoint logs to /old.');
  });
});
