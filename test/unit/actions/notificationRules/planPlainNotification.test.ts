/** A plain-language notification: what is planned, and what is left after every fault of a write. */
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteNotificationRule } from '../../../../src/core/actions/notificationRules/deleteNotificationRule';
import {
  planPlainNotification,
  type PlainNotificationPlan,
} from '../../../../src/core/actions/notificationRules/planPlainNotification';
import { describePlan } from '../../../../src/core/actions/plan/describePlan';
import type { CreatedResource } from '../../../../src/core/actions/plan/created';
import { runSteps } from '../../../../src/core/actions/plan/runSteps';
import type { RunResult } from '../../../../src/core/actions/plan/steps/step';
import { allowsAlarms, newTopicPolicy } from '../../../../src/core/actions/policy/topicPolicy';
import { ruleStatement, rulesAllowed } from '../../../../src/core/actions/policy/ruleStatement';
import { firesForAlarm } from '../../../../src/core/eventBridge/eventRule';
import type { Topic } from '../../../../src/core/model/topic';
import type { PlainNotificationInput } from '../../../../src/core/notificationRules/plainNotification';
import type { ScopeAws } from '../../../../src/core/ports/aws';
import { aroundSend } from '../../../fakes/aroundSend';
import { FakeAws } from '../../../fakes/fakeAws';
import type { FakeOperation } from '../../../fakes/fakeCalls';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { writeFaults } from '../plan/writeFaults';

const alarmName = 'client-vpn-watch-office';
const alarmArn = `arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:${alarmName}`;
const rule: PlainNotificationInput = {
  ...{ alarmArn, alarmName, endpoint: 'office "1" <x>', language: 'en', receiver: 'text' },
  subject: { kind: 'connection', user: 'username', startTime: 'start_time' },
};
const confirmed = { protocol: 'email', endpoint: 'ops@example.com' };
const chat = { protocol: 'https', endpoint: 'https://global.sns-api.chatbot.amazonaws.com' };

let aws: FakeAws;
let topic: Topic;

beforeEach(() => {
  aws = new FakeAws();
  const { region } = aws.scope;
  const source = { region, accountId: aws.identity.accountId, alarmName };
  const arn = aws.topics.arnOf('vpn');
  const policy = newTopicPolicy(arn, source);
  topic = aws.topics.add('vpn', { policy, subscriptions: [subscription(confirmed)] });
});

function subscription(one: { protocol: string; endpoint: string }) {
  const topicArn = aws.topics.arnOf('vpn');
  return { ...one, topicArn, arn: `${topicArn}:1` };
}

function plan(
  more: Partial<PlainNotificationInput> = {},
  to: Topic | string = topic,
): PlainNotificationPlan {
  const { scope, identity } = aws;
  return planPlainNotification({ scope, identity, rule: { ...rule, ...more }, topic: to }, t);
}

function run(
  what = plan(),
  options: Parameters<typeof runSteps>[2] = {},
  through: ScopeAws = aws,
): Promise<RunResult> {
  return timePasses(aws.clock, runSteps(what, through, options));
}

/** What is there in the end: exactly once, and as it was planned. */
function expectAll(): void {
  const [only, ...others] = [...aws.eventRules.byName.values()];
  expect(others).toEqual([]);
  if (!only) throw new Error('No rule.');
  expect(firesForAlarm(only, alarmArn)).toBe(true);
  expect(aws.eventRules.targetsOf.get(only.name)).toMatchObject([{ id: 'topic', arn: topic.arn }]);
  const { policy } = aws.topics.the(topic.arn);
  expect(rulesAllowed(policy, topic.arn)).toBe('yes');
  expect(policy?.match(/events\.amazonaws\.com/g)).toHaveLength(1);
}

describe('the plan', () => {
  it('opens the topic, writes the rule and sets its target, as previewed', async () => {
    const planned = plan();
    expect(planned.problems).toEqual([]);
    expect(planned.steps.map(({ call }) => call.operation)).toEqual([
      'SetTopicAttributes',
      'PutRule',
      'PutTargets',
    ]);
    const before = JSON.parse(topic.policy ?? '') as { Statement: object[] };
    const text = describePlan(planned, t);
    for (const words of ['events:PutRule', 'events:TagResource', 'events:PutTargets'])
      expect(text).toContain(words);
    expect((await run(planned)).stop).toBeUndefined();
    expectAll();
    const after = JSON.parse(aws.topics.the(topic.arn).policy ?? '') as { Statement: object[] };
    expect(after.Statement).toEqual([...before.Statement, ruleStatement(topic.arn)]);
  });

  it('leaves an open policy as it is', () => {
    const policy = JSON.stringify({ Statement: [ruleStatement(topic.arn)] });
    const steps = plan({}, { ...topic, policy }).steps.map(({ kind }) => kind);
    expect(steps).toEqual(['putRule', 'putTargets']);
  });

  it('for a topic that an earlier step creates needs no policy', () => {
    const planned = plan({}, 'arn:aws:sns:ap-northeast-1:123456789012:new');
    expect(planned.steps.map(({ kind }) => kind)).toEqual(['putRule', 'putTargets']);
    expect(planned.problems).toEqual([]);
  });

  it.each<readonly [string, Partial<Topic>, Partial<PlainNotificationInput>, RegExp, string]>([
    ['FIFO', { fifo: true }, {}, /FIFO/, 'error'],
    [
      'another region',
      { arn: 'arn:aws:sns:us-east-1:1:t' },
      {},
      /is not the ARN|in us-east-1/,
      'error',
    ],
    ['nobody', { subscriptions: [] }, {}, /no subscriptions/, 'warning'],
    ['encrypted', { kmsKeyId: 'alias/aws/sns' }, {}, /encrypted/, 'warning'],
    ['a policy that cannot be read', { policy: 'x' }, {}, /cannot be read/, 'error'],
    [
      'a policy that denies',
      { policy: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}' },
      {},
      /denies publishing/,
      'error',
    ],
    ['people in a chat form', {}, { receiver: 'chat' }, /not of a chat channel/, 'warning'],
  ])('says what is wrong: %s', (_, more, input, text, severity) => {
    const [problem] = plan(input, { ...topic, ...more }).problems;
    expect(problem).toMatchObject({ severity });
    expect(problem?.text).toMatch(text);
  });

  it('warns of a chat that gets a text', () => {
    const subscriptions = [subscription(chat)];
    expect(plan({}, { ...topic, subscriptions }).problems).toMatchObject([
      { severity: 'warning', text: expect.stringContaining('Amazon Q Developer') as string },
    ]);
    expect(plan({ receiver: 'chat' }, { ...topic, subscriptions }).problems).toEqual([]);
  });

  it('does not let alarms publish less or more than before', async () => {
    const source = { region: aws.scope.region, accountId: aws.identity.accountId, alarmName };
    await run();
    const { policy } = aws.topics.the(topic.arn);
    expect(allowsAlarms(policy, topic.arn, source)).toBe('yes');
  });
});

describe('running it', () => {
  it('again changes nothing', async () => {
    await run();
    const sent = aws.calls.recorded.length;
    expect((await run(plan())).stop).toBeUndefined();
    const writes = aws.calls.recorded.slice(sent).map(({ operation }) => operation);
    expect(writes.filter((one) => /^(rules|topics)\.(put|set)/.test(one))).toEqual([]);
    expectAll();
  });

  it('in another language overwrites its own rule', async () => {
    await run();
    expect((await run(plan({ language: 'ja' }))).stop).toBeUndefined();
    expectAll();
    const [target] = aws.eventRules.targetsOf.get(alarmName) ?? [];
    expect(target?.transformer?.InputTemplate).toContain('接続しました');
  });

  it.each([
    ['of somebody else', { description: 'theirs', pattern: '{"source":["aws.ec2"]}' }],
    ['without a pattern', { description: 'x. Made by Client VPN Watch.' }],
    [
      'for another alarm',
      {
        description: 'x. Made by Client VPN Watch.',
        pattern: JSON.stringify({ resources: [`${alarmArn}2`] }),
      },
    ],
  ])('does not overwrite a rule %s', async (_, more) => {
    const theirs = aws.eventRules.add(alarmName, more);
    expect((await run()).stop).toEqual({
      kind: 'conflict',
      conflict: { kind: 'ruleExists', rule: theirs },
    });
    expect(aws.eventRules.byName.get(alarmName)).toBe(theirs);
  });

  it('does not overwrite a policy that was changed since the preview', async () => {
    const planned = plan();
    aws.topics.add('vpn', { policy: '{"Statement":[]}' });
    expect((await run(planned)).stop).toMatchObject({ conflict: { kind: 'policyChanged' } });
    expect(aws.topics.the(topic.arn).policy).toBe('{"Statement":[]}');
    expect(aws.eventRules.byName.size).toBe(0);
  });

  it('keeps the targets of others', async () => {
    await run();
    const theirs = { id: 'theirs', arn: 'arn:aws:sqs:ap-northeast-1:123456789012:q' };
    aws.eventRules.targetsOf.set(alarmName, [theirs]);
    await run();
    const targets = aws.eventRules.targetsOf.get(alarmName) ?? [];
    expect(targets.map(({ id }) => id)).toEqual(['theirs', 'topic']);
  });
});

const writes = ['topics.setPolicy', 'rules.put', 'rules.putTargets'] as const;
const cases = writes.flatMap((write) =>
  writeFaults.map(([name, fault]) => [write, name, fault] as const),
);

describe('a fault of a write', () => {
  it.each(cases)(
    '%s, %s: is reported truly, and the next run completes',
    async (write, name, fault) => {
      const abort = new AbortController();
      const lasting = name === 'denied' || name === 'throttled';
      if (lasting) aws.calls.failFrom(write, fault(abort));
      else aws.calls.fail(write, fault(abort));
      const planned = plan();
      const first = await run(planned, { signal: abort.signal });
      expectTruth(first.created);
      if (lasting || name.endsWith('before the effect')) expect(first.stop).toBeDefined();
      if (name.startsWith('cancelled')) expect(first.stop?.kind).toBe('cancelled');
      else if (name.endsWith('after the effect')) expect(first.stop).toBeUndefined();
      aws.calls.heal();
      const second = await run(planned, { already: first.created });
      expect(second.stop).toBeUndefined();
      expectAll();
      expectTruth(second.created);
    },
  );

  it('that AWS reports for a single target is one', async () => {
    const failing = aroundSend(aws, (send, { kind }) => {
      if (kind !== 'rules.putTargets') return send();
      return Promise.reject(aws.calls.error('rules.putTargets', 'quota', alarmName));
    });
    const result = await run(plan(), {}, failing);
    expect(result.stop).toMatchObject({ kind: 'failed', failure: { kind: 'quota' } });
    expect(result.created.map(({ kind }) => kind)).toEqual(['topicPolicy', 'rule']);
  });
});

/** What is said to be written is, and what is written is said to be, for sure or not. */
function expectTruth(created: readonly CreatedResource[]): void {
  const open = rulesAllowed(aws.topics.the(topic.arn).policy, topic.arn) === 'yes';
  const exists = {
    topicPolicy: open,
    rule: aws.eventRules.byName.has(alarmName),
    ruleTarget: (aws.eventRules.targetsOf.get(alarmName) ?? []).length > 0,
  };
  for (const kind of ['topicPolicy', 'rule', 'ruleTarget'] as const) {
    const entry = created.find((other) => other.kind === kind);
    if (entry?.confirmed === true) expect(exists[kind]).toBe(true);
    if (!entry && kind !== 'topicPolicy') expect(exists[kind]).toBe(false);
  }
}

describe('deleting the rule', () => {
  const remove = (signal?: AbortSignal) =>
    timePasses(aws.clock, deleteNotificationRule(alarmName, alarmArn, aws, signal));

  it('removes all targets first', async () => {
    await run();
    expect(await remove()).toEqual({ kind: 'done' });
    expect(aws.eventRules.byName.size).toBe(0);
    expect(await remove()).toEqual({ kind: 'gone' });
  });

  it('leaves the rule of somebody else', async () => {
    const theirs = aws.eventRules.add(alarmName, { pattern: '{"source":["a"]}' });
    expect(await remove()).toEqual({ kind: 'notOurs', rule: theirs });
    expect(aws.eventRules.byName.size).toBe(1);
  });

  const removals = (['rules.removeTargets', 'rules.delete'] as const).flatMap((write) =>
    writeFaults.map(([name, fault]) => [write, name, fault] as const),
  );

  it.each(removals)('%s, %s: another try completes', async (write: FakeOperation, name, fault) => {
    await run();
    const abort = new AbortController();
    const lasting = name === 'denied' || name === 'throttled';
    if (lasting) aws.calls.failFrom(write, fault(abort));
    else aws.calls.fail(write, fault(abort));
    const first = await remove(abort.signal);
    if (lasting || name.endsWith('before the effect'))
      expect(first).toMatchObject({ applied: 'no' });
    if (name.startsWith('cancelled')) expect(first.kind).toBe('cancelled');
    else if (name.endsWith('after the effect')) expect(first.kind).toBe('done');
    aws.calls.heal();
    expect(['done', 'gone']).toContain((await remove()).kind);
    expect(aws.eventRules.byName.size).toBe(0);
  });
});
