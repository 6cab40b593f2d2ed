/** EventBridge's rules through the port, against the simulator, and a notification end to end. */
import { describe, expect, it } from 'vitest';
import { deleteNotificationRule } from '../../src/core/actions/notificationRules/deleteNotificationRule';
import { planPlainNotification } from '../../src/core/actions/notificationRules/planPlainNotification';
import { runSteps } from '../../src/core/actions/plan/runSteps';
import { newTopicPolicy } from '../../src/core/actions/policy/topicPolicy';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { firesForAlarm } from '../../src/core/eventBridge/eventRule';
import type { PlainNotificationInput } from '../../src/core/notificationRules/plainNotification';
import type { ScopeAws } from '../../src/core/ports/aws';
import {
  createTopicCall,
  deleteRuleCall,
  putAlarmCall,
  putRuleCall,
  putTargetsCall,
  removeTargetsCall,
  subscribeCall,
} from '../../src/core/ports/calls';
import type { Simulator } from '../../src/simulator';
import { plainTranslate as t } from '../fakes/plainTranslate';
import { byEmail } from '../fakes/subscribers';
import { failureOf, json, openWire } from './fakeWire';
import { beforeEachAws } from './standingAws';

const alarmArn = 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:vpn';
const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:t';
const pattern = JSON.stringify({ source: ['aws.cloudwatch'], resources: [alarmArn] });
const details = { pattern, description: 'd', tags: { a: 'b' } };
const transformer = { InputPathsMap: { time: '$.time' }, InputTemplate: '"at <time>"' };

let simulator: Simulator;
let aws: ScopeAws;

beforeEachAws((...created) => {
  [simulator, aws] = created;
});

describe('rules', () => {
  it('are written, read with their targets, and deleted', async () => {
    expect(await aws.eventRules.get('r')).toBeUndefined();
    await aws.send(putRuleCall('r', details));
    const arn = 'arn:aws:events:ap-northeast-1:123456789012:rule/r';
    const rule = { name: 'r', arn, pattern, description: 'd', enabled: true };
    expect(await aws.eventRules.get('r')).toEqual(rule);
    expect(await aws.eventRules.list()).toEqual([rule]);
    expect(firesForAlarm(rule, alarmArn)).toBe(true);
    const targets = [
      { id: 'a', arn: topicArn, transformer },
      { id: 'b', arn: topicArn },
    ];
    await aws.send(putTargetsCall('r', targets));
    expect(await aws.eventRules.targets('r')).toEqual(targets);
    expect((await failureOf(aws.send(deleteRuleCall('r')))).kind).toBe('invalid');
    await aws.send(removeTargetsCall('r', ['a', 'b']));
    expect(await aws.eventRules.targets('r')).toEqual([]);
    await aws.send(deleteRuleCall('r'));
    expect(await aws.eventRules.list()).toEqual([]);
  });

  it('are listed completely', async () => {
    const names = Array.from({ length: 203 }, (_, i) => `r${String(i).padStart(3, '0')}`);
    for (const name of names) await aws.send(putRuleCall(name, details));
    expect((await aws.eventRules.list()).map(({ name }) => name)).toEqual(names);
  });

  it('that do not exist have no targets to read or write', async () => {
    expect((await failureOf(aws.eventRules.targets('r'))).kind).toBe('notFound');
    const put = putTargetsCall('r', [{ id: 'a', arn: topicArn }]);
    expect((await failureOf(aws.send(put))).kind).toBe('notFound');
  });

  it('report a target that failed, although the answer is a success', async () => {
    await aws.send(putRuleCall('r', details));
    const failure = await failureOf(aws.send(removeTargetsCall('r', ['x'])));
    expect(failure).toMatchObject({ kind: 'notFound', action: 'events:RemoveTargets' });
  });
});

it.each([
  ['ConcurrentModificationException', 'busy'],
  ['LimitExceededException', 'quota'],
  ['AccessDeniedException', 'denied'],
  ['SomethingNew', 'other'],
])('a failed entry with %s is %s', async (ErrorCode, kind) => {
  const entry = { TargetId: 'a', ErrorCode, ErrorMessage: 'why' };
  const { aws: answered, dispose } = openWire(() =>
    json({ FailedEntryCount: 1, FailedEntries: [entry] }),
  );
  const put = putTargetsCall('r', [{ id: 'a', arn: topicArn }]);
  expect(await failureOf(answered.send(put))).toMatchObject({ kind, detail: 'why', resource: 'r' });
  dispose();
});

describe('a plain-language notification', () => {
  const hostile = '東京 "HQ" <1> \\ \u2028 {"a":1}';

  /** Creates topic, alarm and rule, and lets a user connect. @returns the bodies that arrive */
  async function notified(more: Partial<PlainNotificationInput>): Promise<readonly string[]> {
    const { accountId } = await aws.account.identity();
    const identity = await aws.account.identity();
    const [endpoint] = await aws.endpoints.list();
    if (!endpoint) throw new Error('No endpoint.');
    const { region } = aws.scope;
    const policy = newTopicPolicy(topicArn, { region, accountId, alarmName: 'vpn' });
    await aws.send(createTopicCall('t', policy, {}));
    await aws.send(subscribeCall(topicArn, byEmail('ops@example.com')));
    simulator.trial.confirm(topicArn, 'ops@example.com');
    const alarm = connectionAlarm({
      ...{ endpointId: endpoint.id, endpointLabel: hostile, name: 'vpn', topicArn },
    });
    await aws.send(putAlarmCall({ ...alarm, alarmActions: [] }, {}));
    const rule: PlainNotificationInput = {
      ...{ alarmArn, alarmName: 'vpn', endpoint: hostile, subject: { kind: 'rise' } },
      ...{ language: 'en', receiver: 'text', ...more },
    };
    const topic = await aws.topics.get(topicArn);
    const planned = planPlainNotification({ scope: aws.scope, identity, rule, topic }, t);
    const result = await runSteps(planned, aws, {});
    expect(result.stop).toBeUndefined();
    expect(result.created.map(({ kind }) => kind)).toEqual(['topicPolicy', 'rule', 'ruleTarget']);
    simulator.trial.advance(60);
    const before = simulator.trial.outbox().length;
    simulator.trial.connect({ endpointId: endpoint.id, username: 'a"b' });
    simulator.trial.advance(600);
    const mails = simulator.trial.outbox().slice(before);
    return mails.map(({ body }) => body.split('\n\n--\n')[0] ?? '');
  }

  it('arrives once, in place of the mail of the alarm, and names the rise', async () => {
    const [mail, ...others] = await notified({});
    expect(others).toEqual([]);
    expect(mail).toMatch(
      /^"At 2026-[\dT:-]+Z UTC, more clients were connected to 東京 'HQ' \(1\) .* than five minutes before\. The rise is the number in brackets: Threshold Crossed: 1 out of the last 1 datapoints \[1\.0 /,
    );
  });

  it('arrives in Japanese', async () => {
    expect((await notified({ language: 'ja' }))[0]).toMatch(
      /接続しているクライアントが 5 分前より増えました/,
    );
  });

  it('for chat is valid JSON, also after a test with any reason', async () => {
    const [message = ''] = await notified({ receiver: 'chat' });
    const { content } = JSON.parse(message) as { content: { title: string; description: string } };
    expect(content.title).toContain("東京 'HQ' (1)");
    expect(content.description).toMatch(/^Threshold Crossed/);
  });

  it('ends when its rule is deleted', async () => {
    await notified({});
    expect(await deleteNotificationRule('vpn', alarmArn, aws)).toEqual({ kind: 'done' });
    const before = simulator.trial.outbox().length;
    const [endpoint] = await aws.endpoints.list();
    simulator.trial.connect({ endpointId: endpoint?.id ?? '' });
    simulator.trial.advance(600);
    expect(simulator.trial.outbox()).toHaveLength(before);
  });
});
