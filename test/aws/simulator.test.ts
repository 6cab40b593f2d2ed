/** The ports against the simulator, mounted in process: the whole story, its pages and its faults. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackend } from '../../src/aws/index';
import { isMetricAlarm } from '../../src/core/model/logAlarm';
import {
  alarmActionsCall,
  createTopicCall,
  deleteAlarmCall,
  putAlarmCall,
  setAlarmStateCall,
  setTopicPolicyCall,
  subscribeCall,
} from '../../src/core/ports/calls';
import { previewReplace, replaceAlarm } from '../../src/core/actions/replace/replaceAlarm';
import { newTopicPolicy } from '../../src/core/actions/policy/topicPolicy';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { isExpected, type FailureKind } from '../../src/core/model/errors';
import type { Backend } from '../../src/core/ports/backend';
import type { ScopeAws } from '../../src/core/ports/aws';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import { FakeLog } from '../fakes/fakeLog';
import { failureOf, fastForward } from './fakeWire';
import { byEmail } from '../fakes/subscribers';

const mail = 'ops@example.com';

let simulator: Simulator;
let backend: Backend;
let aws: ScopeAws;

beforeEach(() => {
  // The office's users connect and disconnect by the hour, so the hour is fixed.
  const startMs = Date.parse('2026-06-01T12:00:10Z');
  simulator = createSimulator({ scenario: 'office', speed: 0, startMs });
  const { clock, handle: wire, trial } = simulator;
  backend = createBackend({ log: new FakeLog(), clock, wire, trial });
  aws = backend.open({ profile: 'trial', region: trial.region });
});

afterEach(() => {
  backend.dispose();
  simulator.dispose();
});

async function fault(kind: string, more: object = {}): Promise<void> {
  const body = JSON.stringify({ kind, rate: 1, ...more });
  const headers = { host: 'localhost' };
  const answer = await simulator.handle({
    method: 'POST',
    path: '/_simulator/faults',
    headers,
    body,
  });
  expect(answer.status).toBe(200);
}

/** The calls of an operation that reached the simulator. */
function calls(operation: string): number {
  return simulator.calls().filter((call) => call.operation === operation).length;
}

async function firstEndpointId(): Promise<string> {
  const [endpoint] = await aws.endpoints.list();
  if (!endpoint) throw new Error('The scenario has no endpoint.');
  return endpoint.id;
}

function definition(
  endpointId: string,
  name = 'client-vpn-watch-test',
  topicArn = topicArnOf('t'),
) {
  return connectionAlarm({ endpointId, endpointLabel: 'office', name, topicArn });
}

/** A policy for a topic of that name. */
function policyOf(name: string): string {
  const { accountId, region } = simulator;
  return newTopicPolicy(topicArnOf(name), { accountId, region, alarmName: 'watch' });
}

function topicArnOf(name: string): string {
  return `arn:aws:sns:${simulator.region}:${simulator.accountId}:${name}`;
}

describe('reading', () => {
  it('gives the account, its endpoints and who is connected', async () => {
    expect((await aws.account.identity()).accountId).toBe(simulator.accountId);
    const endpoints = await aws.endpoints.list();
    expect(endpoints).toHaveLength(3);
    expect(endpoints.every(({ state, createdAt }) => state === 'available' && createdAt)).toBe(
      true,
    );
    const endpointId = await firstEndpointId();
    const id = simulator.trial.connect({
      endpointId,
      username: 'anna',
      commonName: 'anna.example',
    });
    const connection = (await aws.endpoints.connections(endpointId)).find((one) => one.id === id);
    expect(connection).toMatchObject({ endpointId, state: 'active', commonName: 'anna.example' });
    expect(connection?.startedAt).toBeGreaterThan(simulator.clock.now() - 2000);
    expect(connection?.startedAt).toBeLessThanOrEqual(simulator.clock.now());
  });

  it('says that an endpoint is gone', async () => {
    expect(
      await failureOf(aws.endpoints.connections('cvpn-endpoint-0123456789abcdef0')),
    ).toMatchObject({ kind: 'notFound', resource: 'cvpn-endpoint-0123456789abcdef0' });
  });

  it('reads the samples that were published', async () => {
    const endpointId = await firstEndpointId();
    simulator.trial.advance(3600);
    const end = simulator.clock.now();
    const samples = await aws.metrics.samples(endpointId, { start: end - 3_600_000, end }, 300);
    expect(samples.length).toBeGreaterThanOrEqual(11);
    const steps = samples.slice(1).map(({ at }, i) => at - (samples[i]?.at ?? 0));
    expect(new Set(steps)).toEqual(new Set([300_000]));
  });

  it('reads the samples of up to 500 endpoints with one call, and each as if alone', async () => {
    const endpoints = (await aws.endpoints.list()).map(({ id }) => id);
    simulator.trial.advance(3600);
    const end = simulator.clock.now();
    const range = { start: end - 3_600_000, end };
    const others = Array.from({ length: 1201 - endpoints.length }, (_, i) => `cvpn-none-${i}`);
    const before = calls('GetMetricData');
    const all = await aws.metrics.samplesOf([...endpoints, ...others], range, 60);
    expect(calls('GetMetricData') - before).toBe(3);
    expect(all).toHaveLength(1201);
    for (const [index, id] of endpoints.entries()) {
      const samples = await aws.metrics.samples(id, range, 60);
      expect(samples.length).toBeGreaterThanOrEqual(11);
      expect(all[index]).toEqual(samples);
    }
    expect(all.at(-1)).toEqual([]);
    expect(await aws.metrics.samplesOf([], range, 60)).toEqual([]);
  });

  it('goes on over pages where there are more data points than one holds', async () => {
    const [id = ''] = (await aws.endpoints.list()).map((endpoint) => endpoint.id);
    simulator.trial.advance(30 * 86_400);
    const end = simulator.clock.now();
    const range = { start: end - 30 * 86_400_000, end };
    const before = calls('GetMetricData');
    const all = await aws.metrics.samplesOf(Array<string>(24).fill(id), range, 300);
    // 24 series of 8,640 data points, 100,800 of them a page.
    expect(calls('GetMetricData') - before).toBe(3);
    const [first] = all;
    expect(isExpected(first) ? undefined : first?.length).toBeGreaterThan(8_600);
    for (const series of all) expect(series).toEqual(first);
  }, 60_000);

  it('finds nothing where the account has nothing', async () => {
    const elsewhere = backend.open({ profile: 'trial', region: 'eu-west-3' });
    expect(await elsewhere.endpoints.list()).toEqual([]);
    expect(await elsewhere.alarms.list()).toEqual([]);
    expect(await elsewhere.topics.list()).toEqual([]);
  });
});

describe('writing', () => {
  it('makes a topic once, however often it is asked', async () => {
    const create = createTopicCall('vpn', policyOf('vpn'), { team: 'net' });
    const { topicArn: arn = '' } = await aws.send(create);
    expect(await aws.send(create)).toEqual({ topicArn: arn });
    expect(await aws.topics.list()).toContain(arn);
    expect(await aws.send(subscribeCall(arn, byEmail(mail)))).toEqual({});
    await aws.send(subscribeCall(arn, byEmail(mail)));
    const pending = { topicArn: arn, protocol: 'email', endpoint: mail };
    expect((await aws.topics.get(arn)).subscriptions).toEqual([pending]);
    simulator.trial.confirm(arn, mail);
    const confirmed = (await aws.topics.get(arn)).subscriptions;
    expect(confirmed.map((one) => one.arn?.startsWith(`${arn}:`))).toEqual([true]);
    const changed = policyOf('vpn').replace('__default_policy_ID', 'changed');
    await aws.send(setTopicPolicyCall(arn, changed));
    expect((await aws.topics.get(arn)).policy).toBe(changed);
  });

  it('subscribes phones at once, and finds web addresses by their whole URL', async () => {
    const { topicArn: arn = '' } = await aws.send(createTopicCall('vpn', policyOf('vpn'), {}));
    const phone = { protocol: 'sms', endpoint: '+819012345678' } as const;
    const web = { protocol: 'https', endpoint: 'https://hooks.example.com/secret/1' } as const;
    expect(await aws.topics.subscription(arn, web)).toBeUndefined();
    expect((await aws.send(subscribeCall(arn, phone))).subscriptionArn).toMatch(/^arn:/);
    expect(await aws.send(subscribeCall(arn, web))).toEqual({});
    const { subscriptions } = await aws.topics.get(arn);
    expect(subscriptions).toMatchObject([
      { protocol: 'sms', endpoint: phone.endpoint },
      { protocol: 'https', endpoint: 'https://hooks.example.com/…' },
    ]);
    expect(await aws.topics.subscription(arn, web)).toEqual(subscriptions[1]);
    const other = { ...web, endpoint: 'https://hooks.example.com/secret/2' };
    expect(await aws.topics.subscription(arn, other)).toBeUndefined();
    expect(await aws.topics.subscription(arn, phone)).toEqual(subscriptions[0]);
    simulator.trial.confirm(arn, 'https://hooks.example.com/…');
    expect((await aws.topics.subscription(arn, web))?.arn).toMatch(/^arn:/);
  });

  it('gives back the alarm that was put', async () => {
    const wanted = definition(await firstEndpointId());
    await aws.send(putAlarmCall(wanted, { team: 'net' }));
    const [action = ''] = wanted.alarmActions;
    const notifying = await aws.alarms.withAction(action);
    expect(notifying.map(({ name }) => name)).toContain(wanted.name);
    expect(await aws.alarms.withAction(`${action}-other`)).toEqual([]);
    expect(await aws.alarms.get([wanted.name, 'nobody'])).toEqual([
      expect.objectContaining(wanted),
    ]);
    await aws.send(alarmActionsCall(wanted.name, false));
    expect((await aws.alarms.get([wanted.name]))[0]?.actionsEnabled).toBe(false);
    await aws.send(alarmActionsCall(wanted.name, true));
    expect((await aws.alarms.get([wanted.name]))[0]?.actionsEnabled).toBe(true);
    await aws.send(deleteAlarmCall(wanted.name));
    expect(await aws.alarms.get([wanted.name])).toEqual([]);
  });

  it('keeps the account of a metric when another part of the alarm is rewritten', async () => {
    const requested = definition(await firstEndpointId());
    const queries = requested.queries.map((query) =>
      query.stat ? { ...query, accountId: '999988887777' } : query,
    );
    await aws.send(putAlarmCall({ ...requested, queries }, {}));
    const [seen] = (await aws.alarms.get([requested.name])).filter(isMetricAlarm);
    if (!seen) throw new Error('The alarm is not there.');
    const threshold = seen.threshold + 1;
    const preview = await previewReplace(seen, { ...seen, threshold }, aws);
    if (preview.kind !== 'ready') throw new Error(preview.kind);
    expect((await replaceAlarm(preview.replacement, aws)).kind).toBe('done');
    expect(await aws.alarms.get([requested.name])).toMatchObject([{ threshold, queries }]);
  });

  it('carries a connection to the alarm, its history and the mail', async () => {
    const endpointId = await firstEndpointId();
    const { topicArn = '' } = await aws.send(createTopicCall('vpn', policyOf('vpn'), {}));
    await aws.send(subscribeCall(topicArn, byEmail(mail)));
    simulator.trial.confirm(topicArn, mail);
    const alarm = definition(endpointId, 'watch', topicArn);
    await aws.send(putAlarmCall(alarm, {}));
    simulator.trial.advance(600);
    const start = simulator.clock.now();
    for (let i = 0; i < 40; i++) simulator.trial.connect({ endpointId });
    simulator.trial.advance(900);
    const end = simulator.clock.now();
    const transitions = await aws.alarms.transitions(alarm.name, { start, end });
    expect(transitions[0]).toMatchObject({ alarmName: alarm.name, from: 'OK', to: 'ALARM' });
    expect(transitions.every(({ at }, i) => at >= (transitions[i - 1]?.at ?? start))).toBe(true);
    await aws.send(deleteAlarmCall(alarm.name));
    const history = await aws.alarms.history(alarm.name, { start: 0, end: end + 1 });
    expect(history[0]).toMatchObject({ change: 'created', definition: alarm });
    expect(history.at(-1)).toMatchObject({ change: 'deleted', definition: alarm });
    const rise = history.find(
      (item) => item.kind === 'state' && item.to === 'ALARM' && item.at > start,
    );
    expect(rise).toMatchObject(transitions[0] ?? {});
    // The office's own users connect and disconnect meanwhile.
    expect(rise?.kind === 'state' && rise.reasonData).toMatch(/"recentDatapoints":\[[34]\d\]/);
    const notified = { kind: 'action', at: rise?.at, actionArn: topicArn, succeeded: true };
    expect(history).toContainEqual(expect.objectContaining(notified));
    expect(simulator.trial.outbox().some(({ subject }) => subject.includes('ALARM'))).toBe(true);
  });

  it('refuses what AWS refuses, in its words', async () => {
    const endpointId = await firstEndpointId();
    const long = definition(endpointId, 'x'.repeat(256));
    const failure = await failureOf(aws.send(putAlarmCall(long, {})));
    expect(failure).toMatchObject({ kind: 'invalid', action: 'cloudwatch:PutMetricAlarm' });
    expect(failure.detail).not.toBe('');
    expect((await failureOf(aws.topics.get(topicArnOf('nobody')))).kind).toBe('notFound');
    expect((await failureOf(aws.send(setAlarmStateCall('nobody', 'OK', 'x')))).kind).toBe(
      'notFound',
    );
    expect(
      (await failureOf(aws.send(subscribeCall(topicArnOf('nobody'), byEmail(mail))))).kind,
    ).toBe('notFound');
  });
});

describe('pages', () => {
  it('reads 250 alarms in three calls and ends there', async () => {
    const endpointId = await firstEndpointId();
    const before = (await aws.alarms.list()).length;
    const names = Array.from({ length: 250 }, (_, i) => `page-${i}`);
    for (const name of names) await aws.send(putAlarmCall(definition(endpointId, name), {}));
    const asked = calls('DescribeAlarms');
    const alarms = await aws.alarms.list();
    expect(alarms).toHaveLength(before + 250);
    expect(calls('DescribeAlarms') - asked).toBe(Math.ceil((before + 250) / 100));
    expect(new Set(await aws.alarms.get(names)).size).toBe(250);
  });

  it('reads 250 topics, 100 a page', async () => {
    const before = (await aws.topics.list()).length;
    for (let i = 0; i < 250; i++)
      await aws.send(createTopicCall(`page-${i}`, policyOf('page'), {}));
    const asked = calls('ListTopics');
    expect(new Set(await aws.topics.list()).size).toBe(before + 250);
    expect(calls('ListTopics') - asked).toBe(Math.ceil((before + 250) / 100));
  });
});

type Read = (one: ScopeAws) => Promise<unknown>;

const reads: readonly (readonly [string, Read])[] = [
  ['DescribeClientVpnEndpoints', (one) => one.endpoints.list()],
  ['DescribeAlarms', (one) => one.alarms.list()],
  ['ListTopics', (one) => one.topics.list()],
];

const faults: readonly (readonly [string, FailureKind, number])[] = [
  ['throttle', 'throttled', 3],
  ['expired', 'expired', 1],
  ['denied', 'denied', 1],
  ['server-error', 'server', 3],
  ['timeout', 'timeout', 3],
  ['reset', 'network', 3],
  ['malformed', 'malformed', 1],
];

const cases = faults.flatMap(([kind, failure, tries]) =>
  reads.map(([operation, read]) => ({ kind, failure, tries, operation, read })),
);

describe('faults', () => {
  it.each(cases)(
    '$kind of $operation is $failure',
    async ({ kind, failure, tries, operation, read }) => {
      await fault(kind);
      expect((await fastForward(() => failureOf(read(aws)))).kind).toBe(failure);
      expect(calls(operation)).toBe(tries);
    },
  );

  it.each(['throttle', 'server-error', 'reset'])('%s passes when it is over', async (kind) => {
    await fault(kind, { times: 2 });
    expect(await fastForward(() => aws.endpoints.list())).toHaveLength(3);
  });

  it('names the permission that is missing', async () => {
    await fault('denied', { operation: 'PutMetricAlarm' });
    const wanted = definition(await firstEndpointId());
    expect(await failureOf(aws.send(putAlarmCall(wanted, {})))).toMatchObject({
      kind: 'denied',
      action: putAlarmCall(wanted, {}).iamAction,
      resource: wanted.name,
      profile: 'trial',
      region: simulator.region,
    });
  });
});

describe('an answer of which half is lost after a write', () => {
  it('says malformed, not done, when only half an answer came, and does not write again', async () => {
    await fault('malformed', { operation: 'CreateTopic' });
    expect((await failureOf(aws.send(createTopicCall('vpn', policyOf('vpn'), {})))).kind).toBe(
      'malformed',
    );
    expect(calls('CreateTopic')).toBe(1);
    expect(await aws.topics.list()).toContain(topicArnOf('vpn'));
  });
});

describe('the account', () => {
  it('has an alias and regions, of which some are not enabled', async () => {
    expect(await aws.account.alias()).toBe('example-office');
    const regions = await aws.account.regions();
    expect(regions).toContainEqual({ code: simulator.region, enabled: true });
    expect(regions).toContainEqual({ code: 'ap-east-1', enabled: true });
    expect(regions).toContainEqual({ code: 'af-south-1', enabled: false });
  });

  it.each<[string, FailureKind]>([
    ['denied', 'denied'],
    ['server-error', 'server'],
    ['throttle', 'throttled'],
  ])('keeps its alias for itself: %s', async (kind, expected) => {
    await fault(kind, { service: 'iam' });
    const failure = await fastForward(() => failureOf(aws.account.alias()));
    expect(failure).toMatchObject({ kind: expected, action: 'iam:ListAccountAliases' });
  });
});
