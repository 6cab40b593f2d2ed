/** A plain-language notification of an alarm that exists: with, and in place of, its own mail. */
import { beforeEach, expect, it } from 'vitest';
import {
  arrivingSection,
  planForAlarm,
  ruleOf,
  withoutOwnAction,
  type AlarmNotification,
} from '../../../../src/core/actions/notificationRules/planForAlarm';
import { describePlan } from '../../../../src/core/actions/plan/describePlan';
import { runSteps } from '../../../../src/core/actions/plan/runSteps';
import { newTopicPolicy } from '../../../../src/core/actions/policy/topicPolicy';
import { previewReplace } from '../../../../src/core/actions/replace/replaceAlarm';
import { connectionLogAlarm } from '../../../../src/core/logAlarms/connectionLogAlarm';
import type { Alarm } from '../../../../src/core/model/alarm';
import type { LogAlarm } from '../../../../src/core/model/logAlarm';
import type { Topic } from '../../../../src/core/model/topic';
import { topicTargetId } from '../../../../src/core/notificationRules/ruleName';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { definitionFor, endpoint } from '../wizardInput';

let aws: FakeAws;
let topic: Topic;
let alarm: Alarm;

beforeEach(() => {
  aws = new FakeAws();
  const arn = aws.topics.arnOf('vpn');
  const source = { region: aws.scope.region, accountId: aws.identity.accountId, alarmName: 'a' };
  const reader = { topicArn: arn, protocol: 'email', endpoint: 'ops@example.com', arn: `${arn}:1` };
  topic = aws.topics.add('vpn', { policy: newTopicPolicy(arn, source), subscriptions: [reader] });
  alarm = aws.alarms.add({ ...definitionFor(arn), alarmActions: [arn, 'arn:aws:sns:x'] });
});

function input(more: Partial<AlarmNotification> = {}): AlarmNotification {
  const { scope, identity } = aws;
  return {
    ...{ scope, identity, alarm, endpoints: [endpoint], topic },
    ...{ language: 'en', receiver: 'text', ...more },
  };
}

it('is written before the own mail of the alarm is removed, and keeps other actions', async () => {
  const definition = withoutOwnAction(alarm, topic.arn);
  if (!definition) throw new Error('No own action.');
  const preview = await previewReplace(alarm, definition, aws);
  if (preview.kind !== 'ready') throw new Error(preview.kind);
  const plan = planForAlarm(input({ replacement: preview.replacement }), t);
  expect(plan.problems).toEqual([]);
  expect(plan.steps.map(({ kind }) => kind)).toEqual([
    ...['setTopicPolicy', 'putRule', 'putTargets', 'putAlarm'],
  ]);
  expect(describePlan(plan, t)).toContain('Remove the mail that the alarm');
  const result = await timePasses(aws.clock, runSteps(plan, aws, {}));
  expect(result).toMatchObject({ alarm: { alarmActions: ['arn:aws:sns:x'] } });
  expect(result.stop).toBeUndefined();
});

it('beside the own mail of the alarm is said to notify twice', () => {
  const text = 'The alarm itself also sends its mail to this topic: each event notifies twice.';
  expect(planForAlarm(input(), t).problems).toEqual([{ severity: 'warning', text }]);
  const silent = { ...alarm, actionsEnabled: false };
  expect(planForAlarm(input({ alarm: silent }), t).problems).toEqual([]);
});

it('says that the rule of the alarm will no longer send to another topic', () => {
  const silent = { ...alarm, actionsEnabled: false };
  const other = aws.topics.arnOf('other');
  const targets = [
    { id: topicTargetId, arn: other },
    { id: 'theirs', arn: 'arn:aws:lambda:x' },
  ];
  expect(planForAlarm(input({ alarm: silent, targets }), t).problems).toEqual([
    {
      severity: 'warning',
      text: 'The rule of this alarm sends its sentence to other now. It will send it to vpn instead.',
    },
  ]);
  const same = [{ id: topicTargetId, arn: topic.arn }];
  expect(planForAlarm(input({ alarm: silent, targets: same }), t).problems).toEqual([]);
});

it('is previewed as it will arrive', () => {
  const { title, lines } = arrivingSection(input(), Date.UTC(2026, 10, 28, 9, 41, 7), t);
  expect(title).toBe('The email as it will arrive, with example values');
  expect(lines[0]).toBe('Subject: AWS Notification Message');
  expect(lines[2]).toMatch(
    /^"At 2026-11-28T09:41:07Z UTC, more clients were connected to office \(cvpn-endpoint-0123456789abcdef0\) than/,
  );
  expect(lines.at(-1)).toContain('Endpoint=ops%40example.com');
  const chat = arrivingSection(input({ receiver: 'chat', language: 'ja' }), 0, t);
  expect(chat.title).toBe('The chat message as it will arrive, with example values');
  expect(chat.lines[0]).toMatch(/接続しているクライアントが 5 分前より増えました/);
});

it.each([
  [[], 'vpn'],
  [[endpoint], `office (${endpoint.id})`],
  [
    [endpoint, { ...endpoint, id: 'cvpn-endpoint-2' }],
    `office (${endpoint.id}), office (cvpn-endpoint-2)`,
  ],
])('names the endpoints %j', (endpoints, expected) => {
  const rule = ruleOf(input({ alarm: { ...alarm, name: 'vpn' }, endpoints }));
  expect(rule.endpoint).toBe(expected);
});

it('cannot take the action of a log alarm away', () => {
  const definition = connectionLogAlarm({
    ...{ kind: 'connections', name: 'l', endpointId: endpoint.id, endpointLabel: 'office' },
    ...{ logGroup: 'g', roleArn: 'r', topicArns: [topic.arn] },
  });
  const more = { arn: `${alarm.arn}l`, state: 'OK', stateReason: '', stateSince: 0 } as const;
  const logAlarm: LogAlarm = { ...definition, ...more };
  expect(withoutOwnAction(logAlarm, topic.arn)).toBeUndefined();
  expect(withoutOwnAction(alarm, 'arn:aws:sns:y')).toBeUndefined();
  const rule = ruleOf(input({ alarm: logAlarm }));
  expect(rule.subject).toMatchObject({ kind: 'connection', user: 'common_name' });
});
