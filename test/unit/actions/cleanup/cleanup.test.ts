/** What nothing uses any more after an alarm was deleted: found, and deleted as it was seen. */
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteUnused as deleteUnusedAction } from '../../../../src/core/actions/cleanup/deleteUnused';
import { findUnused, stillUnused, type Unused } from '../../../../src/core/actions/cleanup/unused';
import {
  deletedText,
  deletingActions,
  unusedRow,
} from '../../../../src/core/actions/cleanup/unusedText';
import { newTopicPolicy } from '../../../../src/core/actions/policy/topicPolicy';
import {
  connectionCountAlarm,
  connectionFilter,
} from '../../../../src/core/cloudwatch/connectionFilter';
import { connectionLogAlarm } from '../../../../src/core/logAlarms/connectionLogAlarm';
import { permissionPolicy, trustPolicy } from '../../../../src/core/logAlarms/logAlarmRoles';
import { roleDescription, rolePolicyName } from '../../../../src/core/logAlarms/roleTemplate';
import type { AnyAlarm, LogAlarm } from '../../../../src/core/model/logAlarm';
import type { FailureKind } from '../../../../src/core/model/errors';
import type { EventRule } from '../../../../src/core/eventBridge/eventRule';
import type { Role } from '../../../../src/core/policy/role';
import { FakeAws } from '../../../fakes/fakeAws';
import type { FakeOperation } from '../../../fakes/fakeCalls';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { definitionFor } from '../wizardInput';

const group = '/vpn';
const role = { kind: 'query', logGroups: [group] } as const;
let aws: FakeAws;
let topicArn: string;

beforeEach(() => {
  aws = new FakeAws();
  topicArn = aws.topics.arnOf('vpn');
  const source = { region: aws.scope.region, accountId: aws.identity.accountId, alarmName: '' };
  const subscriptions = [{ topicArn, protocol: 'email', endpoint: 'ops@example.com', arn: 'a' }];
  aws.topics.add('vpn', { policy: newTopicPolicy(topicArn, source), subscriptions });
  aws.logGroups.add(group);
  aws.logGroups.filters.push(connectionFilter(group));
  addRole('vpn-query');
});

function addRole(name: string, changes: Partial<Role> = {}, region = aws.scope.region): Role {
  const account = { accountId: aws.identity.accountId, region };
  return aws.roles.add(name, {
    trust: JSON.stringify(trustPolicy(role, account)),
    description: roleDescription(role),
    inline: { [rolePolicyName]: JSON.stringify(permissionPolicy(role, account)) },
    ...changes,
  });
}

/** A rule of the extension that sends to the topic. */
function addRule(name: string, alarmArn: string, changes: Partial<EventRule> = {}): EventRule {
  const pattern = JSON.stringify({ resources: [alarmArn] });
  const description = `Notifies. Made by Client VPN Watch.`;
  return aws.eventRules.add(name, { pattern, description, ...changes }, [
    { id: 'topic', arn: topicArn },
  ]);
}

const counted = (name: string, endpointId: string, topicArns: readonly string[] = [topicArn]) =>
  aws.alarms.add(connectionCountAlarm({ name, endpointId, endpointLabel: name, topicArns }));

function logAlarm(name: string, roleName = 'vpn-query'): LogAlarm {
  const definition = connectionLogAlarm({
    kind: 'connections',
    name,
    endpointId: 'e1',
    endpointLabel: 'one',
    logGroup: group,
    roleArn: aws.roles.the(roleName).arn,
    topicArns: [topicArn],
  });
  const { alarmActions, ...rest } = definition;
  return {
    ...rest,
    alarmActions,
    arn: `arn:aws:cloudwatch:${aws.scope.region}:${aws.identity.accountId}:alarm:${name}`,
    state: 'OK',
    stateReason: '',
    stateSince: 0,
  };
}

/** What is found after this alarm was deleted. */
async function unusedAfter(alarm: AnyAlarm) {
  aws.alarms.byName.delete(alarm.name);
  return findUnused(alarm, aws);
}

const kindsOf = (unused: readonly Unused[]) => unused.map(({ kind }) => kind);

describe('after an alarm was deleted', () => {
  it('its filter and its topic are unused', async () => {
    const { unused, failures } = await unusedAfter(counted('one', 'e1'));
    expect(kindsOf(unused)).toEqual(['metricFilter', 'topic']);
    expect(failures).toEqual([]);
  });

  it('a filter is used by an alarm of another endpoint, and a topic by any alarm', async () => {
    const one = counted('one', 'e1');
    counted('two', 'e2', []);
    aws.alarms.add(definitionFor(topicArn));
    expect((await unusedAfter(one)).unused).toEqual([]);
  });

  it.each([
    ['okActions', { okActions: ['TOPIC'] }],
    ['insufficientDataActions', { insufficientDataActions: ['TOPIC'] }],
  ])('a topic among the %s of another alarm is used', async (_, actions) => {
    const named = Object.fromEntries(Object.keys(actions).map((key) => [key, [topicArn]]));
    aws.alarms.add({ ...definitionFor('arn:aws:sns:x'), alarmActions: [], ...named });
    expect(kindsOf((await unusedAfter(counted('one', 'e1'))).unused)).toEqual(['metricFilter']);
  });

  it('a rise alarm has a topic only', async () => {
    const alarm = aws.alarms.add(definitionFor(topicArn));
    expect(kindsOf((await unusedAfter(alarm)).unused)).toEqual(['topic']);
  });

  it('a log alarm has a topic and a role', async () => {
    const { unused } = await unusedAfter(logAlarm('log'));
    expect(kindsOf(unused)).toEqual(['topic', 'role']);
    expect(unused.map((resource) => unusedRow(resource, t).label)).toEqual([
      'SNS topic vpn',
      'IAM role vpn-query',
    ]);
    expect(unused.map((resource) => unusedRow(resource, t).detail)[0]).toMatch(/ops@example.com/);
    expect(unused.flatMap(deletingActions)).toEqual([
      'sns:DeleteTopic',
      'iam:DeleteRolePolicy',
      'iam:DeleteRole',
    ]);
  });

  it('a list that still has the alarm does not use anything', async () => {
    const { unused } = await findUnused(counted('one', 'e1'), aws);
    expect(kindsOf(unused)).toEqual(['metricFilter', 'topic']);
  });

  it.each<[string, string | undefined]>([
    ['without a policy', undefined],
    ['of somebody else', JSON.stringify({ Statement: [{ Sid: 'Theirs', Effect: 'Allow' }] })],
    [
      'that others may publish to',
      JSON.stringify({ Statement: [{ Sid: 'ClientVpnWatchAlarms' }, { Effect: 'Allow' }] }),
    ],
    ['with a broken policy', '{'],
  ])('a topic %s is left alone', async (_, policy) => {
    aws.topics.add('vpn', policy === undefined ? {} : { policy });
    expect(kindsOf((await unusedAfter(counted('one', 'e1'))).unused)).toEqual(['metricFilter']);
  });

  it.each([
    'SELECT SUM(ConnectionAttempts) FROM "ClientVPN/ConnectionLog"',
    'SELECT SUM(ConnectionAttempts) FROM "ClientVPN/ConnectionLog" WHERE a LIKE b',
  ])('a filter is used by an alarm on %s', async (expression) => {
    const one = counted('one', 'e1');
    const query = { id: 'q', expression, periodSeconds: 60, returnData: true };
    aws.alarms.add({ ...definitionFor(topicArn), queries: [query] });
    expect((await unusedAfter(one)).unused).toEqual([]);
  });

  it('nothing is unused where a new alarm has its name', async () => {
    const one = { ...counted('one', 'e1'), configuredAt: 1 };
    aws.alarms.byName.set(one.name, { ...one, configuredAt: 2 });
    addRule('one', one.arn);
    expect((await findUnused(one, aws)).unused).toEqual([]);
  });

  it('what an alarm uses that was created afterwards is no longer unused', async () => {
    const one = counted('one', 'e1');
    const { unused } = await unusedAfter(one);
    expect(await stillUnused(unused, one, aws)).toEqual(unused);
    aws.alarms.add(definitionFor(topicArn));
    expect(kindsOf(await stillUnused(unused, one, aws))).toEqual(['metricFilter']);
  });

  it('a role that another region also uses is left alone', async () => {
    const account = { accountId: aws.identity.accountId, region: aws.scope.region };
    const here = JSON.stringify(trustPolicy(role, account));
    const arn = /"arn:[^"]*:scheduled-query:[^"]*"/;
    const both = here.replace(arn, (one) => `[${one},${one.replace(account.region, 'eu-west-1')}]`);
    expect(both).not.toBe(here);
    addRole('vpn-query', { trust: both });
    expect(kindsOf((await unusedAfter(logAlarm('log'))).unused)).toEqual(['topic']);
  });

  it.each<[string, () => unknown]>([
    ['of somebody else', () => addRole('vpn-query', { description: 'mine' })],
    ['with a policy of somebody else', () => addRole('vpn-query', { inline: { mine: '{}' } })],
    ['with a managed policy', () => addRole('vpn-query', { attached: { 'arn:p': '{}' } })],
    ['of another region', () => addRole('vpn-query', {}, 'eu-west-1')],
    ['without a condition', () => addRole('vpn-query', { trust: '{"Statement":[{}]}' })],
  ])('a role %s is left alone', async (_, prepare) => {
    prepare();
    expect(kindsOf((await unusedAfter(logAlarm('log'))).unused)).toEqual(['topic']);
  });

  it('the rule of the alarm and the topic that it notifies are unused', async () => {
    const alarm = counted('one', 'e1', []);
    addRule('one', alarm.arn);
    const { unused } = await unusedAfter(alarm);
    expect(kindsOf(unused)).toEqual(['rule', 'metricFilter', 'topic']);
    expect(unused.slice(0, 1).map((resource) => unusedRow(resource, t).label)).toEqual([
      'EventBridge rule one',
    ]);
    expect(unused.slice(0, 1).flatMap(deletingActions)).toEqual([
      'events:RemoveTargets',
      'events:DeleteRule',
    ]);
  });

  it.each<[string, Partial<EventRule>]>([
    ['of another alarm', { pattern: JSON.stringify({ resources: ['arn:other'] }) }],
    ['of somebody else', { description: 'mine' }],
  ])('a topic that a rule %s notifies is used', async (_, changes) => {
    const alarm = counted('one', 'e1');
    addRule('other', alarm.arn, changes);
    expect(kindsOf((await unusedAfter(alarm)).unused)).toEqual(['metricFilter']);
  });

  it('no topic is unused where the rules cannot be read', async () => {
    aws.calls.failFrom('eventRules.list', { kind: 'denied', when: 'before' });
    const { unused, failures } = await unusedAfter(counted('one', 'e1'));
    expect(kindsOf(unused)).toEqual(['metricFilter']);
    expect(failures.map(({ action }) => action)).toEqual(['events:ListRules']);
  });

  it('what cannot be read is named, and the rest is found', async () => {
    aws.calls.fail('metricFilters.ofMetric', { kind: 'denied', when: 'before' });
    const { unused, failures } = await unusedAfter(counted('one', 'e1'));
    expect(kindsOf(unused)).toEqual(['topic']);
    expect(failures).toMatchObject([{ kind: 'denied', action: 'logs:DescribeMetricFilters' }]);
  });

  it('what is gone already is not found', async () => {
    const alarm = counted('one', 'e1');
    aws.topics.byArn.clear();
    aws.logGroups.filters.length = 0;
    expect((await unusedAfter(alarm)).unused).toEqual([]);
  });
});

const deleteUnused: typeof deleteUnusedAction = (...values) =>
  timePasses(aws.clock, deleteUnusedAction(...values));
const topic = (): Unused => ({ kind: 'topic', topic: aws.topics.the(topicArn) });
const queryRole = (): Unused => ({ kind: 'role', role: aws.roles.the('vpn-query') });
const filter = (): Unused => ({ kind: 'metricFilter', filter: connectionFilter(group) });

const alarmArn = 'arn:aws:cloudwatch:x:123456789012:alarm:one';
const rule = (): Unused => ({ kind: 'rule', rule: addRule('one', alarmArn), alarmArn });

const kinds: readonly {
  readonly name: string;
  readonly seen: () => Unused;
  readonly write: FakeOperation;
  readonly read: FakeOperation;
  /** Reads before the write. */
  readonly reads: number;
  readonly exists: () => boolean;
  readonly change: () => void;
}[] = [
  {
    name: 'a rule',
    seen: rule,
    write: 'rules.delete',
    read: 'eventRules.get',
    reads: 3,
    exists: () => aws.eventRules.byName.has('one'),
    change: () => {
      addRule('one', alarmArn, { description: 'mine' });
    },
  },
  {
    name: 'a metric filter',
    seen: filter,
    write: 'metricFilters.delete',
    read: 'metricFilters.ofGroup',
    reads: 1,
    exists: () => aws.logGroups.filters.length > 0,
    change: () => {
      aws.logGroups.filters[0] = { ...connectionFilter(group), pattern: '' };
    },
  },
  {
    name: 'a topic',
    seen: topic,
    write: 'topics.delete',
    read: 'topics.get',
    reads: 1,
    exists: () => aws.topics.byArn.has(topicArn),
    change: () => {
      aws.topics.add('vpn', { ...aws.topics.the(topicArn), subscriptions: [] });
    },
  },
  {
    name: 'a role',
    seen: queryRole,
    write: 'roles.delete',
    read: 'roles.get',
    reads: 3,
    exists: () => aws.roles.byName.has('vpn-query'),
    change: () => {
      addRole('vpn-query', { attached: { 'arn:p': '{}' } });
    },
  },
];

describe.each(kinds)('deleting $name', ({ seen, write, read, reads, exists, change }) => {
  it('ends when AWS no longer has it, and says so', async () => {
    const resource = seen();
    expect(await deleteUnused(resource, aws, t)).toEqual({ kind: 'done' });
    expect(exists()).toBe(false);
    expect(deletedText(resource, t)).toMatch(/was deleted/);
    expect(await deleteUnused(resource, aws, t)).toEqual({ kind: 'gone' });
  });

  it('leaves it when it was changed after it was seen', async () => {
    const resource = seen();
    change();
    expect(await deleteUnused(resource, aws, t)).toMatchObject({ kind: 'changed' });
    expect(aws.calls.count(write)).toBe(0);
    expect(exists()).toBe(true);
  });

  it.each<[FailureKind, 'before' | 'after', object]>([
    ['denied', 'before', { kind: 'failed', failure: { kind: 'denied' }, applied: 'no' }],
    ['timeout', 'before', { kind: 'failed', failure: { kind: 'timeout' }, applied: 'no' }],
    ['timeout', 'after', { kind: 'done' }],
    ['network', 'after', { kind: 'done' }],
    ['throttled', 'before', { kind: 'done' }],
    ['notFound', 'before', { kind: 'gone' }],
    ['cancelled', 'before', { kind: 'cancelled', applied: 'no' }],
    ['cancelled', 'after', { kind: 'cancelled', applied: 'yes' }],
  ])('that ends in %s %s the effect', async (kind, when, expected) => {
    const resource = seen();
    aws.calls.fail(write, { kind, when });
    expect(await deleteUnused(resource, aws, t)).toMatchObject(expected);
    aws.calls.heal();
    expect(['done', 'gone']).toContain((await deleteUnused(resource, aws, t)).kind);
    expect(exists()).toBe(false);
  });

  it('that nobody can look at may have happened', async () => {
    aws.calls.fail(write, { kind: 'timeout', when: 'after' });
    aws.calls.failFrom(read, { kind: 'network', when: 'before' }, reads + 1);
    expect(await deleteUnused(seen(), aws, t)).toMatchObject({
      failure: { kind: 'timeout' },
      applied: 'unknown',
    });
  });
});

describe('deleting a role', () => {
  it('says that its policy is gone where the role stays, and goes on from there', async () => {
    const resource = queryRole();
    aws.calls.fail('roles.delete', { kind: 'denied', when: 'before' });
    expect(await deleteUnused(resource, aws, t)).toMatchObject({
      failure: { kind: 'denied' },
      policyDeleted: true,
    });
    expect(aws.roles.the('vpn-query').inline).toEqual({});
    expect(await deleteUnused(resource, aws, t)).toEqual({ kind: 'done' });
    expect(aws.calls.count('roles.deletePolicy')).toBe(1);
  });

  it.each([
    ['denied', 'before', { failure: { kind: 'denied' }, applied: 'no' }],
    ['timeout', 'after', { kind: 'done' }],
    ['cancelled', 'after', { kind: 'cancelled', applied: 'yes' }],
  ] as const)('whose policy ends in %s %s the effect', async (kind, when, expected) => {
    aws.calls.fail('roles.deletePolicy', { kind, when });
    expect(await deleteUnused(queryRole(), aws, t)).toMatchObject(expected);
  });

  it('leaves a role with another policy than was seen', async () => {
    const resource = queryRole();
    addRole('vpn-query', { inline: { [rolePolicyName]: '{"Statement":[]}' } });
    expect(await deleteUnused(resource, aws, t)).toEqual({ kind: 'changed' });
    expect(aws.calls.count('roles.deletePolicy')).toBe(0);
  });
});
