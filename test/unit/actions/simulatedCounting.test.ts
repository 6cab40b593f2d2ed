/**
 * Connections that are counted in a connection log, through the real adapters and the simulated
 * account: logging is turned on, the alarm is created, clients connect, mails arrive.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackend } from '../../../src/aws/index';
import { readCountedGroup } from '../../../src/core/actions/metricFilters/countedGroup';
import { previewDeleteFilter } from '../../../src/core/actions/metricFilters/deleteMetricFilter';
import { planMetricFilterAlarm } from '../../../src/core/actions/metricFilters/planMetricFilterAlarm';
import { planConnectionLogging } from '../../../src/core/actions/logging/planConnectionLogging';
import { runLogging } from '../../../src/core/actions/logging/runLogging';
import { deleteUnused } from '../../../src/core/actions/cleanup/deleteUnused';
import { findUnused } from '../../../src/core/actions/cleanup/unused';
import { deleteAlarm } from '../../../src/core/actions/deleteAlarm';
import { runSteps } from '../../../src/core/actions/plan/runSteps';
import { planRole } from '../../../src/core/actions/roles/planRole';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import { putLogAlarmCall, putRuleCall, putTargetsCall } from '../../../src/core/ports/calls';
import { planTopic, runTopicPlan } from '../../../src/core/actions/createTopic';
import type { AlarmPlan } from '../../../src/core/actions/plan/plan';
import { runPlan } from '../../../src/core/actions/runPlan';
import { refuses } from '../../../src/core/actions/write/problem';
import { connectionFilterName } from '../../../src/core/cloudwatch/connectionFilter';
import type { Endpoint } from '../../../src/core/model/endpoint';
import type { Backend } from '../../../src/core/ports/backend';
import type { ScopeAws } from '../../../src/core/ports/aws';
import { createFormat } from '../../../src/core/text/format';
import { watchedEndpoints } from '../../../src/core/watching/watches';
import { createSimulator, type Simulator } from '../../../src/simulator/index';
import { FakeLog } from '../../fakes/fakeLog';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { byEmail } from '../../fakes/subscribers';
import { email } from './wizardInput';

const shared = '/client-vpn/offices';
const format = createFormat({ locale: 'en', timeZone: 'UTC' });
let simulator: Simulator;
let backend: Backend;
let aws: ScopeAws;

beforeEach(() => {
  // Late in the evening nobody comes or goes by themselves.
  const startMs = Date.parse('2026-11-23T13:30:00Z');
  simulator = createSimulator({ scenario: 'office', speed: 0, startMs });
  const { clock, handle, trial, region } = simulator;
  backend = createBackend({ log: new FakeLog(), clock, wire: handle, trial });
  aws = backend.open({ profile: '', region });
});

afterEach(() => {
  backend.dispose();
  simulator.dispose();
});

async function endpointAt(index: number): Promise<Endpoint> {
  const endpoint = (await aws.endpoints.list())[index];
  if (!endpoint) throw new Error(`No endpoint ${index}`);
  return endpoint;
}

/** A topic whose one subscriber has confirmed. */
async function confirmedTopic(): Promise<string> {
  const identity = await aws.account.identity();
  const input = { scope: aws.scope, identity, name: 'counted', subscribers: [byEmail(email)] };
  const result = await runTopicPlan(planTopic(input, t), aws);
  if (result.kind !== 'done') throw new Error(result.kind);
  simulator.trial.confirm(result.topic.arn, email);
  return result.topic.arn;
}

async function planFor(endpoint: Endpoint, group: string, topicArn: string): Promise<AlarmPlan> {
  const now = backend.clock.now();
  const identity = await aws.account.identity();
  const counted = await readCountedGroup(group, endpoint.id, now, aws);
  const name = `client-vpn-watch-counted-${endpoint.id}`;
  const topicArns = [topicArn];
  const input = { scope: aws.scope, identity, endpoint, group: counted, topicArns, name };
  return { ...planMetricFilterAlarm(input, { t, format, now }), topicArn };
}

const alarmMails = (name: string) =>
  simulator.trial.outbox().filter(({ subject }) => subject.includes(`"${name}"`));

it('turns logging on, and counts from then on', async () => {
  const endpoint = await endpointAt(2);
  const identity = await aws.account.identity();
  const group = 'client-vpn/operations';
  const logging = planConnectionLogging(
    {
      scope: aws.scope,
      identity,
      endpoint,
      group: { kind: 'new', name: group, retentionDays: 90 },
      sharedWith: [],
    },
    t,
  );
  expect(await runLogging(logging, aws)).toMatchObject({
    kind: 'done',
    created: [{ kind: 'logGroup' }, { kind: 'retention' }, { kind: 'logging' }],
  });
  expect((await endpointAt(2)).logging).toMatchObject({ enabled: true, group });
  expect(await aws.logGroups.get(group)).toMatchObject({ name: group, retentionDays: 90 });

  const plan = await planFor(await endpointAt(2), group, await confirmedTopic());
  expect(plan.steps[0]?.details?.[0]).toMatch(/No entries were written in the last 7 days/);
  const created = await runPlan(plan, aws);
  expect(created).toMatchObject({ kind: 'done' });
  const { name } = plan.alarm.call.definition;
  expect(created.kind === 'done' && watchedEndpoints(created.alarm)).toEqual([endpoint.id]);

  simulator.trial.advance(300);
  expect(alarmMails(name)).toEqual([]);
  simulator.trial.connect({ endpointId: endpoint.id, username: 'alice' });
  simulator.trial.advance(300);
  expect(alarmMails(name)).toHaveLength(1);
  expect(await aws.logGroups.streams(group)).toHaveLength(1);
  const [entry] = await aws.logGroups.latest({
    group,
    range: { start: 0, end: backend.clock.now() + 1 },
    most: 1,
  });
  expect(entry?.message).toContain('alice');
});

describe('a log group that two endpoints share', () => {
  it('has one filter for both, and each alarm counts its own endpoint', async () => {
    const [tokyo, partners] = [await endpointAt(0), await endpointAt(1)];
    const topicArn = await confirmedTopic();
    const first = await planFor(tokyo, shared, topicArn);
    expect(first.steps.map(({ kind }) => kind)).toEqual(['putMetricFilter', 'putAlarm']);
    const lines = first.steps[0]?.details ?? [];
    expect(lines[0]).toMatch(
      /^Tested by CloudWatch Logs with the latest entries of the last \d+ days: \d+ of \d+ match/,
    );
    expect(lines.some((line) => line.includes(`for ${partners.id}`))).toBe(true);
    expect(first.problems).toEqual([]);
    expect(await runPlan(first, aws)).toMatchObject({ kind: 'done' });

    const second = await planFor(partners, shared, topicArn);
    expect(second.steps.map(({ kind }) => kind)).toEqual(['putAlarm']);
    expect(refuses(second.problems)).toBe(false);
    expect(await runPlan(second, aws)).toMatchObject({ kind: 'done' });

    simulator.trial.advance(300);
    const before = alarmMails(first.alarm.call.resource).length;
    simulator.trial.connect({ endpointId: partners.id, username: 'anna.weber' });
    simulator.trial.advance(300);
    expect(alarmMails(second.alarm.call.resource)).toHaveLength(1);
    expect(alarmMails(first.alarm.call.resource)).toHaveLength(before);
  });
});

describe('the connections that a count of open connections hides', () => {
  it('are counted: one that is short, and one that takes the place of another', async () => {
    const endpoint = await endpointAt(1);
    const plan = await planFor(endpoint, shared, await confirmedTopic());
    await runPlan(plan, aws);
    const { resource: name } = plan.alarm.call;
    simulator.trial.advance(600);
    const short = simulator.trial.connect({ endpointId: endpoint.id, username: 'short' });
    simulator.trial.advance(30);
    simulator.trial.disconnect(short);
    simulator.trial.advance(600);
    expect(alarmMails(name)).toHaveLength(1);
    const stays = simulator.trial.connect({ endpointId: endpoint.id, username: 'stays' });
    simulator.trial.advance(600);
    expect(alarmMails(name)).toHaveLength(2);
    simulator.trial.disconnect(stays);
    simulator.trial.connect({ endpointId: endpoint.id, username: 'swapped' });
    simulator.trial.advance(600);
    expect(alarmMails(name)).toHaveLength(3);
  });

  it('but several at once send one mail, and failed attempts none', async () => {
    const endpoint = await endpointAt(1);
    const plan = await planFor(endpoint, shared, await confirmedTopic());
    await runPlan(plan, aws);
    const { resource: name } = plan.alarm.call;
    simulator.trial.advance(600);
    simulator.trial.attempt({ endpointId: endpoint.id, username: 'mallory', reason: 'denied' });
    simulator.trial.advance(600);
    expect(alarmMails(name)).toEqual([]);
    for (const username of ['a', 'b', 'c', 'd', 'e'])
      simulator.trial.connect({ endpointId: endpoint.id, username });
    simulator.trial.advance(600);
    expect(alarmMails(name)).toHaveLength(1);
  });
});

it('deletes what stays when the alarm is gone', async () => {
  const endpoint = await endpointAt(0);
  const topicArn = await confirmedTopic();
  const plan = await planFor(endpoint, shared, topicArn);
  const created = await runPlan(plan, aws);
  if (created.kind !== 'done') throw new Error(created.kind);
  const { alarm } = created;
  const preview = await previewDeleteFilter({ group: shared, name: connectionFilterName }, aws);
  expect(preview.kind === 'ready' && preview.readers.map(({ name }) => name)).toEqual([alarm.name]);
  const before = await findUnused({ ...alarm, name: 'another' }, aws);
  expect(before.unused).toEqual([]);

  expect(await deleteAlarm(alarm, aws, t)).toEqual({ kind: 'done' });
  const { unused, failures } = await findUnused(alarm, aws);
  expect(failures).toEqual([]);
  expect(unused.map(({ kind }) => kind)).toEqual(['metricFilter', 'topic']);
  for (const resource of unused)
    expect(await deleteUnused(resource, aws, t)).toEqual({ kind: 'done' });
  expect((await findUnused(alarm, aws)).unused).toEqual([]);
  expect(await aws.metricFilters.ofGroup(shared)).toEqual([]);
  expect(await aws.topics.list()).not.toContain(topicArn);
});

it('deletes the role and the rule of a log alarm', async () => {
  const endpoint = await endpointAt(0);
  const identity = await aws.account.identity();
  const { scope } = aws;
  const role = { kind: 'query', logGroups: [shared] } as const;
  const rolePlan = planRole({ scope, identity, name: 'vpn-query', role }, t);
  expect((await runSteps(rolePlan, aws, {})).stop).toBeUndefined();
  const definition = connectionLogAlarm({
    kind: 'connections',
    name: 'client-vpn-watch-log',
    endpointId: endpoint.id,
    endpointLabel: 'office',
    logGroup: shared,
    roleArn: rolePlan.roleArn,
    topicArns: [],
  });
  await aws.send(putLogAlarmCall(definition, {}));
  const [alarm] = await aws.alarms.get([definition.name]);
  if (!alarm) throw new Error('no alarm');
  const rule = { pattern: JSON.stringify({ resources: [alarm.arn] }), tags: {} };
  const description = 'Notifies. Made by Client VPN Watch.';
  await aws.send(putRuleCall('vpn-rule', { ...rule, description }));
  const topicArn = await confirmedTopic();
  await aws.send(putTargetsCall('vpn-rule', [{ id: 'topic', arn: topicArn }]));

  expect(await deleteAlarm(alarm, aws, t)).toEqual({ kind: 'done' });
  const { unused } = await findUnused(alarm, aws);
  expect(unused.map(({ kind }) => kind)).toEqual(['rule', 'topic', 'role']);
  for (const resource of unused)
    expect(await deleteUnused(resource, aws, t)).toEqual({ kind: 'done' });
  expect(await aws.roles.get('vpn-query')).toBeUndefined();
  expect(await aws.eventRules.get('vpn-rule')).toBeUndefined();
});
