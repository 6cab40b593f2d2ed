/** What is found by reading the roles and log groups of log alarms. */
import { beforeEach, describe, expect, it } from 'vitest';
import { readFindings } from '../../../src/core/diagnosis/readFindings';
import { findingText } from '../../../src/core/diagnosis/text/findingText';
import { permissionPolicy, trustPolicy } from '../../../src/core/logAlarms/logAlarmRoles';
import type { Connection } from '../../../src/core/model/connection';
import { createFormat } from '../../../src/core/text/format';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import {
  testConnection,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
} from '../../fakes/snapshots';

const alarm = testLogAlarm();
const [group = ''] = alarm.query.logGroups;
const endpoints = [testEndpoint({ logging: { enabled: true, group } })];
const words = { t, format: createFormat({ locale: 'en', timeZone: 'UTC' }), now: 0 };
const role = { kind: 'query', logGroups: [group] } as const;
const hour = 3_600_000;

let aws: FakeAws;
beforeEach(() => {
  aws = new FakeAws();
  aws.logGroups.add(group);
  addRole();
});

function addRole(service = 'logs.amazonaws.com', actions?: readonly string[]): void {
  const account = { accountId: alarm.arn.split(':')[4] ?? '', region: aws.scope.region };
  const trust = JSON.stringify(trustPolicy(role, account)).replace('logs.amazonaws.com', service);
  const policy = JSON.stringify(
    actions
      ? {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
        }
      : permissionPolicy(role, account),
  );
  aws.roles.add('vpn-query', { trust, inline: { all: policy } });
}

async function found(connections: readonly Connection[] = [], signal = AbortSignal.any([])) {
  const scope = testScopeSnapshot({ scope: aws.scope, endpoints, alarms: [alarm], connections });
  return readFindings(scope, { aws, signal });
}

const old = (): Connection => testConnection({ startedAt: aws.clock.now() - hour });

describe('the roles and log groups of a log alarm', () => {
  it.each<[string, () => void, readonly string[]]>([
    ['are as they should be', () => undefined, []],
    [
      'the role is gone',
      () => {
        aws.roles.byName.clear();
      },
      ['error roleGone'],
    ],
    [
      'the role trusts another service',
      () => {
        addRole('ec2.amazonaws.com');
      },
      ['error roleFaulty'],
    ],
    [
      'the role lacks an action',
      () => {
        addRole(undefined, ['logs:StartQuery']);
      },
      ['error roleFaulty'],
    ],
    [
      'the log group is gone',
      () => {
        aws.logGroups.byName.clear();
      },
      ['error groupGone'],
    ],
    [
      'the role cannot be read',
      () => {
        aws.calls.fail('roles.get', { kind: 'denied', when: 'before' });
      },
      ['info unread'],
    ],
    [
      'the group cannot be read',
      () => {
        aws.calls.fail('logGroups.get', { kind: 'denied', when: 'before' });
      },
      ['info unread'],
    ],
  ])('%s', async (_, change, expected) => {
    change();
    const all = await found();
    expect(all.map(({ severity, diagnosis }) => `${severity} ${diagnosis.rule}`)).toEqual(expected);
    for (const finding of all) {
      const { what, why, remedy, link } = findingText(finding, words);
      expect(what).toMatch(/vpn-query|client-vpn/);
      expect([why, remedy].every((text) => text.length > 10)).toBe(true);
      expect(link).toMatch(/^https:/);
    }
  });

  it.each<[string, () => readonly Connection[], boolean, readonly string[]]>([
    ['no entry since a client connected', () => [old()], false, ['logSilent']],
    ['an entry since a client connected', () => [old()], true, []],
    ['no entry, but nobody is connected', () => [], false, []],
    [
      'no entry of a client that has just connected',
      () => [testConnection({ startedAt: aws.clock.now() - 60_000 })],
      false,
      [],
    ],
  ])('have %s', async (_, connections, written, expected) => {
    if (written) aws.logGroups.write(group, { at: aws.clock.now() - hour / 2, message: '{}' });
    const all = await found(connections());
    expect(all.map(({ diagnosis }) => diagnosis.rule)).toEqual(expected);
  });

  it('are not read after the user left', async () => {
    aws.roles.byName.clear();
    expect(await found([], AbortSignal.abort())).toEqual([]);
  });
});
