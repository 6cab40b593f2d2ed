/** Alarms for many endpoints: the plan, and its run with every kind of failure. */
import { describe, expect, it } from 'vitest';
import {
  planManyAlarms,
  type ManyAlarmsFacts,
} from '../../../../src/core/actions/createMany/planManyAlarms';
import {
  isMissing,
  runManyAlarms,
  type ManyAlarmsOptions,
} from '../../../../src/core/actions/createMany/runManyAlarms';
import {
  createdList,
  manyAlarmsReport,
  manyAlarmsSummary,
  methodCounts,
} from '../../../../src/core/actions/createMany/manyAlarmsText';
import { sharedRoles } from '../../../../src/core/actions/createMany/sharedRoles';
import type { Endpoint } from '../../../../src/core/model/endpoint';
import { permissionPolicy } from '../../../../src/core/logAlarms/logAlarmRoles';
import { FakeAws } from '../../../fakes/fakeAws';
import { byEmail } from '../../../fakes/subscribers';
import { testAlarm, testEndpoint } from '../../../fakes/snapshots';
import { timePasses } from '../../../fakes/timePasses';
import { writeFaults } from '../plan/writeFaults';
import { planContext } from '../wizardInput';

const nothing: ManyAlarmsFacts = {
  alarmNames: new Set(),
  roleNames: new Set(),
  countedGroups: new Map(),
};
const plain = (number: number, name = `office ${number}`): Endpoint =>
  testEndpoint({ id: `cvpn-endpoint-${number}`, name });
const logged = (number: number, group = `/vpn/${number}`): Endpoint => ({
  ...plain(number),
  logging: { enabled: true, group },
});
const topic = {
  kind: 'new',
  name: 'vpn-watch',
  subscribers: [byEmail('ops@example.com')],
} as const;

function planOf(
  aws: FakeAws,
  endpoints: readonly Endpoint[],
  facts: Partial<ManyAlarmsFacts> = {},
) {
  const { scope, identity } = aws;
  aws.endpointList.push(...endpoints);
  return planManyAlarms(
    { scope, identity, endpoints, topic },
    { ...nothing, ...facts },
    planContext,
  );
}

describe('the plan of many alarms', () => {
  it('gives each alarm a name that no other has', () => {
    const taken = ['client-vpn-watch-x', 'client-vpn-watch-cvpn-endpoint-1'];
    const plan = planOf(new FakeAws(), [plain(1, 'x'), plain(2, 'x')], {
      alarmNames: new Set(taken),
    });
    expect(plan.alarms.map(({ alarm }) => alarm.call.definition.name)).toEqual([
      'client-vpn-watch-cvpn-endpoint-1-2',
      'client-vpn-watch-cvpn-endpoint-2',
    ]);
  });

  it('has the topic, the role and the subscription once, and an alarm for each endpoint', () => {
    const plan = planOf(new FakeAws(), [plain(1), logged(2), logged(3), plain(4)]);
    expect(plan.steps.map(({ kind }) => kind)).toEqual([
      ...['createTopic', 'createRole', 'putRolePolicy', 'subscribe'],
      ...['putAlarm', 'putLogAlarm', 'putLogAlarm', 'putAlarm'],
    ]);
    expect(plan.alarms.map(({ method }) => method)).toEqual([
      ...['rise', 'logAlarm', 'logAlarm', 'rise'],
    ]);
    expect(methodCounts(plan, planContext)).toHaveLength(2);
    expect(plan.problems).toEqual([]);
    expect(plan.monthlyCost.filter((text) => text.startsWith('2 times: '))).not.toEqual([]);
  });

  it('names alarms after endpoints where the names are free', () => {
    const plan = planOf(new FakeAws(), [plain(1, 'a'), plain(2, 'a'), plain(3, 'taken')], {
      alarmNames: new Set(['client-vpn-watch-taken']),
    });
    expect(plan.alarms.map(({ alarm }) => alarm.call.definition.name)).toEqual([
      'client-vpn-watch-a',
      'client-vpn-watch-cvpn-endpoint-2',
      'client-vpn-watch-cvpn-endpoint-3',
    ]);
  });

  it('divides many log groups among roles whose policies have room', () => {
    const groups = Array.from({ length: 300 }, (_, index) => `/client-vpn/endpoint-${index}`);
    const account = { accountId: '123456789012', region: 'eu-west-1' };
    const roles = sharedRoles(groups, account, new Set(['client-vpn-watch-eu-west-1-query']));
    expect(roles.flatMap(({ logGroups }) => logGroups)).toEqual(groups);
    expect(roles[0]?.name).toBe('client-vpn-watch-eu-west-1-query-2');
    expect(new Set(roles.map(({ name }) => name)).size).toBe(roles.length);
    for (const { logGroups } of roles) {
      const policy = permissionPolicy({ kind: 'query', logGroups }, account);
      expect(JSON.stringify(policy).length).toBeLessThanOrEqual(10_240);
    }
  });
});

/** Runs it, and on again until nothing is missing. */
async function runTwice(aws: FakeAws, options: ManyAlarmsOptions = {}) {
  const plan = planOf(aws, [plain(1), plain(2), plain(3)]);
  const first = await timePasses(aws.clock, runManyAlarms(plan, aws, options));
  const there = new Set(aws.alarms.byName.keys());
  aws.calls.heal();
  const second = await timePasses(aws.clock, runManyAlarms(plan, aws, { before: first }));
  return { first, second, there };
}

function expectAllOnce(aws: FakeAws): void {
  expect([...aws.alarms.byName.keys()].sort()).toEqual(
    [1, 2, 3].map((number) => `client-vpn-watch-office-${number}`),
  );
  expect(aws.topics.byArn.size).toBe(1);
  expect(aws.topics.confirmationMails).toHaveLength(1);
}

describe('the run of many alarms', () => {
  it('creates everything once, and says how far it is', async () => {
    const aws = new FakeAws();
    const steps: string[] = [];
    const onProgress = (number: number, of: number, { id }: Endpoint): void => {
      steps.push(`${number}/${of} ${id}`);
    };
    const { first, second } = await runTwice(aws, { onProgress });
    expect(first.endpoints.map(({ result }) => result.kind)).toEqual(Array(3).fill('created'));
    expect(steps).toEqual([1, 2, 3].map((number) => `${number}/3 cvpn-endpoint-${number}`));
    expect(second.endpoints).toEqual(first.endpoints);
    expect(aws.calls.count('alarms.put')).toBe(3);
    expectAllOnce(aws);
  });

  const operations = ['topics.create', 'topics.subscribe', 'alarms.put'] as const;
  const cases = operations.flatMap((operation) =>
    writeFaults.flatMap((fault) => [1, 2].map((nth) => [operation, nth, ...fault] as const)),
  );
  it.each(cases)('%s, call %i: %s; the next run creates what is missing', async (...given) => {
    const [operation, nth, , faultOf] = given;
    const aws = new FakeAws();
    const abort = new AbortController();
    aws.calls.fail(operation, faultOf(abort), nth);
    const { first, second, there } = await runTwice(aws, { signal: abort.signal });
    for (const { alarmName, result } of first.endpoints)
      if (result.kind !== 'unknown') expect(there.has(alarmName)).toBe(result.kind === 'created');
    expect(second.endpoints.some(isMissing)).toBe(false);
    expect(second.stop).toBeUndefined();
    expectAllOnce(aws);
  });

  it('goes on after a failure of one, and stops after one that all would meet', async () => {
    const kinds = async (kind: 'invalid' | 'denied') => {
      const aws = new FakeAws();
      aws.calls.fail('alarms.put', { kind, when: 'before' }, 2);
      const { first } = await runTwice(aws);
      expectAllOnce(aws);
      return first.endpoints.map(({ result }) => result.kind);
    };
    expect(await kinds('invalid')).toEqual(['created', 'stopped', 'created']);
    expect(await kinds('denied')).toEqual(['created', 'stopped', 'notStarted']);
  });

  it('stops between two endpoints when it is canceled', async () => {
    const aws = new FakeAws();
    const abort = new AbortController();
    const onProgress = (number: number): void => {
      if (number === 2) abort.abort();
    };
    const { first } = await runTwice(aws, { signal: abort.signal, onProgress });
    expect(first.endpoints.map(({ result }) => result.kind)).toEqual([
      ...['created', 'stopped', 'notStarted'],
    ]);
    expect(first.stop?.kind).toBe('cancelled');
    expectAllOnce(aws);
  });

  it('creates no second alarm for an endpoint that got one meanwhile', async () => {
    const aws = new FakeAws();
    const plan = planOf(aws, [plain(1), plain(2)]);
    aws.alarms.add(testAlarm('cvpn-endpoint-1', { name: 'by hand' }));
    const result = await timePasses(aws.clock, runManyAlarms(plan, aws));
    expect(result.endpoints.map((one) => one.result)).toEqual([
      { kind: 'watched', alarmName: 'by hand' },
      { kind: 'created' },
    ]);
  });

  it('creates everything once where two windows run the plan at the same moment', async () => {
    const aws = new FakeAws();
    const plan = planOf(aws, [plain(1), plain(2), plain(3)]);
    const both = Promise.all([runManyAlarms(plan, aws), runManyAlarms(plan, aws)]);
    const [, before] = await timePasses(aws.clock, both);
    await timePasses(aws.clock, runManyAlarms(plan, aws, { before }));
    expect([...aws.alarms.byName.keys()].sort()).toEqual(
      [1, 2, 3].map((number) => `client-vpn-watch-office-${number}`),
    );
    expect([...aws.topics.byArn.keys()]).toEqual([plan.topicArn]);
    expect(aws.topics.the(plan.topicArn).subscriptions).toHaveLength(1);
  });

  it('creates what is missing where the window was reloaded in the middle of a run', async () => {
    for (const until of [1, 2, 3]) {
      const aws = new FakeAws();
      const plan = planOf(aws, [plain(1), plain(2), plain(3)]);
      // The run does not go on, and nothing is known of it afterwards.
      aws.calls.failFrom('alarms.put', { when: 'never' }, until);
      void runManyAlarms(plan, aws);
      await aws.clock.settle(60_000);
      aws.calls.heal();
      const left = [plain(1), plain(2), plain(3)].slice(until - 1);
      const { scope, identity } = aws;
      const created = [...aws.topics.byArn.values()][0];
      if (!created) throw new Error('no topic');
      const facts = { ...nothing, alarmNames: new Set(aws.alarms.byName.keys()) };
      const existing = { kind: 'existing', topic: created } as const;
      const next = planManyAlarms(
        { scope, identity, endpoints: left, topic: existing },
        facts,
        planContext,
      );
      const result = await timePasses(aws.clock, runManyAlarms(next, aws));
      expect(result.endpoints.map((one) => one.result.kind)).toEqual(left.map(() => 'created'));
      expectAllOnce(aws);
    }
  });

  it('creates again what was deleted since, its own alarm or the one of somebody else', async () => {
    const aws = new FakeAws();
    const plan = planOf(aws, [plain(1), plain(2), plain(3), plain(4)]);
    aws.alarms.add(testAlarm('cvpn-endpoint-2', { name: 'by hand' }));
    aws.alarms.add(testAlarm('cvpn-endpoint-3', { name: 'stays' }));
    const before = await timePasses(aws.clock, runManyAlarms(plan, aws));
    for (const name of ['client-vpn-watch-office-1', 'by hand']) aws.alarms.byName.delete(name);
    const puts = aws.calls.count('alarms.put');
    const after = await timePasses(aws.clock, runManyAlarms(plan, aws, { before }));
    expect(after.endpoints.map(({ result }) => result)).toEqual([
      { kind: 'created' },
      { kind: 'created' },
      { kind: 'watched', alarmName: 'stays' },
      { kind: 'created' },
    ]);
    expect(aws.calls.count('alarms.put') - puts).toBe(2);
    expect([...aws.alarms.byName.keys()].sort()).toEqual([
      ...[1, 2, 4].map((number) => `client-vpn-watch-office-${number}`),
      'stays',
    ]);
  });

  it('does not replace an alarm of its own by one of somebody else that watches the endpoint', async () => {
    const aws = new FakeAws();
    const plan = planOf(aws, [plain(1)]);
    const before = await timePasses(aws.clock, runManyAlarms(plan, aws));
    aws.alarms.byName.clear();
    aws.alarms.add(testAlarm('cvpn-endpoint-1', { name: 'by hand' }));
    const after = await timePasses(aws.clock, runManyAlarms(plan, aws, { before }));
    expect(after.endpoints.map(({ result }) => result)).toEqual([
      { kind: 'watched', alarmName: 'by hand' },
    ]);
  });

  it('keeps what it knows of an earlier run where the alarms cannot be read', async () => {
    const aws = new FakeAws();
    const plan = planOf(aws, [plain(1), plain(2)]);
    aws.calls.fail('alarms.put', { kind: 'invalid', when: 'before' });
    const before = await timePasses(aws.clock, runManyAlarms(plan, aws));
    aws.calls.failFrom('alarms.list', { kind: 'denied', when: 'before' });
    const after = await timePasses(aws.clock, runManyAlarms(plan, aws, { before }));
    expect(after.endpoints).toEqual(before.endpoints);
    expect(after.stop?.kind).toBe('failed');
  });

  it('creates the topic and its subscription again if they were deleted since', async () => {
    const aws = new FakeAws();
    const plan = planOf(aws, [plain(1), plain(2)]);
    aws.calls.fail('alarms.put', { kind: 'invalid', when: 'before' });
    const before = await timePasses(aws.clock, runManyAlarms(plan, aws));
    aws.topics.byArn.clear();
    const after = await timePasses(aws.clock, runManyAlarms(plan, aws, { before }));
    expect(after.endpoints.some(isMissing)).toBe(false);
    expect([...aws.topics.byArn.keys()]).toEqual([plan.topicArn]);
    expect(aws.topics.the(plan.topicArn).subscriptions).toHaveLength(1);
  });

  it('writes nothing in another account, or to a topic that is gone', async () => {
    const aws = new FakeAws();
    const { scope, identity } = aws;
    const gone = { arn: aws.topics.arnOf('gone'), fifo: false, subscriptions: [] };
    const input = { scope, identity, endpoints: [plain(1)] };
    const plans = [
      planManyAlarms(
        { ...input, identity: { ...identity, accountId: '210987654321' }, topic },
        nothing,
        planContext,
      ),
      planManyAlarms({ ...input, topic: { kind: 'existing', topic: gone } }, nothing, planContext),
    ];
    for (const plan of plans) {
      const { endpoints, stop } = await timePasses(aws.clock, runManyAlarms(plan, aws));
      expect(endpoints.map(({ result }) => result.kind)).toEqual(['notStarted']);
      expect(stop?.kind).toBe('failed');
    }
    expect(aws.alarms.byName.size).toBe(0);
  });
});

describe('the list of many alarms', () => {
  it('shows what failed first, with its reason', async () => {
    const aws = new FakeAws();
    aws.calls.fail('alarms.put', { kind: 'invalid', when: 'before', detail: '<b>|' }, 2);
    const plan = planOf(aws, [plain(1), plain(2), plain(3)]);
    aws.alarms.add(testAlarm('cvpn-endpoint-3', { name: 'by hand' }));
    const result = await timePasses(aws.clock, runManyAlarms(plan, aws));
    const list = createdList('corp@eu-west-1', result, planContext);
    expect(list).toMatchObject({ summary: 'Alarms created: 1 of 3.', canTryAgain: true });
    expect(list.rows).toMatchObject([
      { ...refOf(2), name: 'office 2', alarmName: null, outcome: 'failed' },
      { ...refOf(1), name: 'office 1', alarmName: 'client-vpn-watch-office-1', outcome: 'created' },
      { ...refOf(3), name: 'office 3', alarmName: 'by hand', outcome: 'existed' },
    ]);
    expect(list.rows[0]?.text).toMatch(/^not created: /);
    const next = await timePasses(aws.clock, runManyAlarms(plan, aws, { before: result }));
    const after = createdList('corp@eu-west-1', next, planContext);
    expect(after.canTryAgain).toBe(false);
    expect(after.rows.map(({ outcome: one }) => one)).toEqual(['created', 'created', 'existed']);
  });

  it.each([
    [{ kind: 'unknown', failure: { kind: 'timeout' } }, 'unknown', null],
    [{ kind: 'notStarted' }, 'failed', null],
    [{ kind: 'differs' }, 'created', 'a'],
  ] as const)('%o: %s', (result, outcome, alarmName) => {
    const endpoints = [{ endpoint: plain(1), alarmName: 'a', result }];
    const { rows } = createdList('corp@eu-west-1', { endpoints, created: [] }, planContext);
    expect(rows).toMatchObject([{ outcome, alarmName }]);
  });
});

const refOf = (number: number) => ({
  scope: 'corp@eu-west-1',
  endpointId: `cvpn-endpoint-${number}`,
});

describe('the report of many alarms', () => {
  it('lists what is missing first', async () => {
    const aws = new FakeAws();
    aws.calls.fail('alarms.put', { kind: 'invalid', when: 'before', detail: '<b>|' }, 2);
    const { first, second } = await runTwice(aws);
    const lines = manyAlarmsReport(first, planContext).split('\n');
    expect(lines[0]).toBe('# Create Alarms');
    expect(lines[2]).toBe('Alarms created: 2 of 3.');
    expect(lines[6]).toContain('office 2');
    expect(manyAlarmsSummary(second, planContext)).toBe(
      'All 3 endpoints have an alarm. Created: 3.',
    );
  });
});
