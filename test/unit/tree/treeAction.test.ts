import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/model/errors';
import type { Alarm } from '../../../src/core/model/alarm';
import type { Part } from '../../../src/core/model/snapshot';
import type { Topic } from '../../../src/core/model/topic';
import { treeView } from '../../../src/core/tree/tree';
import {
  fresh,
  missing,
  pendingSubscription,
  stale,
  testAlarm,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
  testSubscription,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';
import { hoverTexts, nodeNamed, outline, words } from '../text/viewWords';

function below(changes: Partial<Alarm>, topics: Readonly<Record<string, Part<Topic>>> = {}) {
  const alarms = [testAlarm('cvpn-endpoint-1', { name: 'a', ...changes })];
  const scope = testScopeSnapshot({ endpoints: [testEndpoint()], alarms }, { topics });
  return nodeNamed(treeView(testSnapshot(scope), words), 'a').children;
}

const failure = (kind: Failure['kind']): Failure => ({
  kind,
  action: 'sns:GetTopicAttributes',
  profile: 'corp',
  region: 'ap-northeast-1',
  resource: topicArn(),
});

describe('a topic', () => {
  it.each([
    [{ kind: 'waiting' } as const, 'not read yet', 'megaphone'],
    [fresh(testTopic()), '1 confirmed', 'megaphone'],
    [
      fresh(testTopic({ subscriptions: [pendingSubscription()] })),
      '1 pending confirmation',
      'warning',
    ],
    [fresh(testTopic({ subscriptions: [] })), 'no subscriptions', 'warning'],
    [fresh(testTopic({ fifo: true })), '1 confirmed · FIFO: cannot send email', 'warning'],
    [fresh(testTopic({ kmsKeyId: 'alias/aws/sns' })), '1 confirmed', 'warning'],
    [missing<Topic>(failure('notFound')), 'does not exist', 'warning'],
    [stale(testTopic(), failure('notFound')), 'does not exist', 'warning'],
    [stale(testTopic(), failure('network')), '1 confirmed', 'megaphone'],
    [missing<Topic>(failure('denied')), 'could not be read', 'warning'],
  ])('case %#', (part, description, icon) => {
    const [node] = below({}, { [topicArn()]: part });
    expect([node?.label, node?.description, node?.icon.id]).toEqual(['vpn', description, icon]);
  });

  it('shows what is wrong in the tooltip and to screen readers', () => {
    const [node] = below({}, { [topicArn()]: fresh(testTopic({ kmsKeyId: 'alias/aws/sns' })) });
    expect(hoverTexts(node!).join()).toContain('alias/aws/sns');
    expect(node?.accessibilityLabel).toContain('alias/aws/sns');
  });

  it('names the permission that is missing', () => {
    const [node] = below({}, { [topicArn()]: missing<Topic>(failure('denied')) });
    expect(node?.accessibilityLabel).toContain('may not call sns:GetTopicAttributes');
  });

  it('of another region is not looked up', () => {
    const alarmActions = [topicArn('far', 'eu-west-1')];
    expect(outline(below({ alarmActions }))).toEqual(['far | in another region: eu-west-1']);
  });
});

describe('an action', () => {
  it('that is no topic is named', () => {
    const alarmActions = [
      'arn:aws:lambda:ap-northeast-1:123456789012:function:page-me',
      'arn:aws:sns:nonsense',
      'gibberish',
    ];
    expect(outline(below({ alarmActions }))).toEqual([
      'function:page-me | not an SNS topic · lambda',
      'arn:aws:sns:nonsense | not a valid topic ARN',
      'gibberish | not an SNS topic',
    ]);
  });

  it('says on which states it runs, unless that is ALARM alone', () => {
    const changes = {
      alarmActions: [topicArn('one'), topicArn('two'), topicArn('one')],
      okActions: [topicArn('two'), topicArn('three')],
      insufficientDataActions: [topicArn('three')],
    };
    expect(outline(below(changes))).toEqual([
      'one | not read yet',
      'two | on ALARM, OK · not read yet',
      'three | on OK, INSUFFICIENT DATA · not read yet',
    ]);
  });

  it('that is missing is said', () => {
    expect(outline(below({ alarmActions: [] }))).toEqual([
      'Notifies nobody | The alarm has no action for the state ALARM.',
    ]);
  });
});

describe('subscriptions', () => {
  it.each([
    ['email', 'a@example.com', true, 'email · confirmed', 'mail'],
    ['sms', '+819012345678', true, 'SMS · confirmed', 'device-mobile'],
    ['https', 'https://hooks.example.com/…', true, 'HTTPS · confirmed', 'globe'],
    ['https', 'https://hooks.example.com/…', false, 'HTTPS · pending confirmation', 'unverified'],
    ['lambda', 'arn:aws:lambda:eu-west-1:1:function:f', true, 'lambda · confirmed', 'broadcast'],
  ])('by %s to %s (confirmed: %s)', (protocol, endpoint, confirmed, description, icon) => {
    const subscription = confirmed
      ? testSubscription({ protocol, endpoint })
      : { ...pendingSubscription(endpoint), protocol };
    const [node] = below({}, { [topicArn()]: fresh(testTopic({ subscriptions: [subscription] })) });
    const [row] = node?.children ?? [];
    expect(row).toMatchObject({ label: endpoint, description, icon: { id: icon } });
    expect(row && hoverTexts(row)[1]).toBe(
      confirmed ? undefined : 'The endpoint must answer the confirmation request of SNS.',
    );
  });

  it('that stand twice in an answer have ids of their own', () => {
    const subscriptions = [pendingSubscription(), pendingSubscription(), pendingSubscription()];
    const [node] = below({}, { [topicArn()]: fresh(testTopic({ subscriptions })) });
    expect(new Set(node?.children.map(({ id }) => id)).size).toBe(3);
  });
});
