/** The chain of a notification: the state of every link, and whom the alarm notifies in the end. */
import { describe, expect, it } from 'vitest';
import { alarmChain } from '../../../src/core/alarms/alarmChain';
import { chainVerdict } from '../../../src/core/alarms/chainVerdict';
import type { CardContext } from '../../../src/core/alarms/cardContext';
import { linkSigns, type ChainNode } from '../../../src/core/alarms/view/chain';
import { alarmReach } from '../../../src/core/overview/reach/reach';
import type { AnyAlarm } from '../../../src/core/model/logAlarm';
import type { MuteRule } from '../../../src/core/model/muteRule';
import type { AlarmRule, ScopeSnapshot } from '../../../src/core/model/snapshot';
import type { Topic } from '../../../src/core/model/topic';
import { createFormat } from '../../../src/core/text/format';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import {
  at,
  missing,
  pendingSubscription,
  testAlarm,
  testEndpoint,
  testLogAlarm,
  testLogGroup,
  testNow,
  testScopeSnapshot,
  testSubscription,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';

const format = createFormat({ locale: 'en', timeZone: 'UTC' });
const endpoint = testEndpoint({ logging: { enabled: true, group: testLogGroup } });

function contextOf(scope: ScopeSnapshot, changes: Partial<CardContext> = {}): CardContext {
  return { scope, t, format, now: testNow, readOnly: false, trial: false, ...changes };
}

/** Each node as `sign role label`, indented by its depth. */
function drawn(node: ChainNode, depth = 0): readonly string[] {
  const sign = node.link ? `${linkSigns[node.link.state]} ` : '';
  const line = `${'  '.repeat(depth)}${sign}${node.role} ${node.label}`;
  return [line, ...node.next.flatMap((next) => drawn(next, depth + 1))];
}

function allNodes(node: ChainNode): readonly ChainNode[] {
  return [node, ...node.next.flatMap(allNodes)];
}

const name = 'client-vpn-watch-cvpn-endpoint-1';
const refusing = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'SNS:Receive', Resource: '*' }],
});
const rulePolicy = JSON.stringify({
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topicArn(),
    },
  ],
});

function muteRule(active: boolean): MuteRule {
  return {
    name: 'night',
    arn: 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm-mute-rule:night',
    alarmNames: [name],
    active,
    expression: 'cron(0 2 * * *)',
    duration: 'PT4H',
    timeZone: 'UTC',
    updatedAt: at(9),
  };
}

function rule(changes: Partial<AlarmRule> = {}): AlarmRule {
  const targetArns = [topicArn()];
  return { name: 'in-words', enabled: true, alarmNames: [name], targetArns, ...changes };
}

interface Case {
  readonly alarm?: AnyAlarm;
  readonly topics?: readonly Topic[];
  readonly parts?: Partial<ScopeSnapshot>;
  /** Below the endpoint. */
  readonly chain: readonly string[];
  readonly verdict: RegExp;
}

const reachOf = {
  works: 'reached',
  partly: 'reached',
  unknown: 'unknown',
  broken: 'nobody',
} as const;

const silent = testAlarm(undefined, { alarmActions: [] });
const two = testTopic({ subscriptions: [testSubscription(), pendingSubscription()] });

const cases: Readonly<Record<string, Case>> = {
  'with everything in order': {
    chain: ['✓ Topic vpn', '  ✓ Subscriber ops@example.com'],
    verdict: /^works: Notifies ops@example\.com\.$/,
  },
  'of which one subscriber has not confirmed': {
    topics: [two],
    chain: ['✓ Topic vpn', '  × Subscriber new@example.com', '  ✓ Subscriber ops@example.com'],
    verdict: /^partly: Notifies 1 of 2 subscribers: ops@example\.com; not new@example\.com\.$/,
  },
  'that nobody has confirmed': {
    topics: [testTopic({ subscriptions: [pendingSubscription()] })],
    chain: ['✓ Topic vpn', '  × Subscriber new@example.com'],
    verdict: /^broken: Notifies nobody\. Not confirmed: SNS delivers only/,
  },
  'to which nobody is subscribed': {
    topics: [testTopic({ subscriptions: [] })],
    chain: ['✓ Topic vpn', '  × Subscribers Nobody'],
    verdict: /^broken: Notifies nobody\. The topic vpn has no subscriptions/,
  },
  'whose topic refuses': {
    topics: [testTopic({ policy: refusing })],
    chain: ['× Topic vpn', '  ✓ Subscriber ops@example.com'],
    verdict: /^broken: Notifies nobody\. The access policy .* does not let this alarm publish\.$/,
  },
  'whose topic may refuse': {
    topics: [testTopic({ policy: '{' })],
    chain: ['? Topic vpn', '  ✓ Subscriber ops@example.com'],
    verdict: /^unknown: Whether it notifies anybody cannot be determined\. It cannot/,
  },
  'whose topic is gone': {
    parts: { topics: { [topicArn()]: missing({ kind: 'notFound' }) } },
    chain: ['× Topic vpn'],
    verdict: /^broken: Notifies nobody\. The topic vpn does not exist\.$/,
  },
  'whose topic could not be read': {
    parts: { topics: { [topicArn()]: missing({ kind: 'denied' }) } },
    chain: ['? Topic vpn'],
    verdict: /^unknown: .*cannot be determined\. .*not allowed/i,
  },
  'whose topic has not been read': {
    topics: [],
    chain: ['? Topic vpn'],
    verdict: /^unknown: .*The topic has not been read yet\.$/,
  },
  'with disabled actions': {
    alarm: testAlarm(undefined, { actionsEnabled: false }),
    chain: ['× Topic vpn', '  ✓ Subscriber ops@example.com'],
    verdict: /^broken: Notifies nobody\. The actions of the alarm are disabled\.$/,
  },
  'that is muted now': {
    parts: { muteRules: [muteRule(true)] },
    chain: ['× Mute rule night', '  ✓ Topic vpn', '    ✓ Subscriber ops@example.com'],
    verdict: /^broken: Notifies nobody\. The mute rule night mutes it now\.$/,
  },
  'that is muted at times': {
    parts: { muteRules: [muteRule(false)] },
    chain: ['! Mute rule night', '  ✓ Topic vpn', '    ✓ Subscriber ops@example.com'],
    verdict: /^partly: Notifies ops@example\.com\.$/,
  },
  'with a function beside the topic': {
    alarm: testAlarm(undefined, {
      alarmActions: [topicArn(), 'arn:aws:lambda:ap-northeast-1:123456789012:function:page'],
    }),
    chain: ['✓ Topic vpn', '  ✓ Subscriber ops@example.com', '? Action function:page'],
    verdict: /^works: Notifies ops@example\.com\.$/,
  },
  'for which a rule notifies': {
    alarm: silent,
    topics: [testTopic({ policy: rulePolicy })],
    parts: { alarmRules: [rule()] },
    chain: ['✓ EventBridge rule in-words', '  ✓ Topic vpn', '    ✓ Subscriber ops@example.com'],
    verdict: /^works: Notifies ops@example\.com\.$/,
  },
  'for which a rule is disabled': {
    alarm: silent,
    topics: [testTopic({ policy: rulePolicy })],
    parts: { alarmRules: [rule({ enabled: false })] },
    chain: ['× EventBridge rule in-words', '  ✓ Topic vpn', '    ✓ Subscriber ops@example.com'],
    verdict: /^broken: Notifies nobody\. The EventBridge rule in-words .* is disabled\.$/,
  },
  'for which a rule has no target': {
    alarm: silent,
    parts: { alarmRules: [rule({ targetArns: [] })] },
    chain: ['× EventBridge rule in-words'],
    verdict: /^broken: Notifies nobody\. The EventBridge rule in-words .* has no target\.$/,
  },
  'for which a rule is refused': {
    alarm: silent,
    topics: [testTopic()],
    parts: { alarmRules: [rule()] },
    chain: ['✓ EventBridge rule in-words', '  × Topic vpn', '    ✓ Subscriber ops@example.com'],
    verdict: /^broken: Notifies nobody\. The topic vpn does not let the EventBridge rule/,
  },
  'without an action or a rule': {
    alarm: silent,
    parts: { alarmRules: [] },
    chain: ['× Subscribers Nobody'],
    verdict: /^broken: Notifies nobody\. The alarm has no action for the state ALARM\.$/,
  },
  'without an action, its rules unread': {
    alarm: silent,
    chain: ['? Subscribers Unknown'],
    verdict: /^unknown: .*An EventBridge rule may notify instead\.$/,
  },
};

describe('the chain of an alarm', () => {
  it.each(Object.entries(cases))('%s', (_, one) => {
    const { alarm = testAlarm(), topics = [testTopic()], parts = {}, chain, verdict } = one;
    const scope = testScopeSnapshot({ endpoints: [endpoint], alarms: [alarm], topics }, parts);
    const context = contextOf(scope);
    const found = alarmChain(alarm, endpoint, context);
    expect(drawn(found)).toEqual([
      'Endpoint corp-vpn',
      `  ✓ Alarm ${name}`,
      ...chain.map((line) => `    ${line}`),
    ]);
    const { state, text } = chainVerdict(found, context);
    expect(`${state}: ${text}`).toMatch(verdict);
    // The status of the endpoint says the same in a word.
    const { kind } = alarmReach(alarm, endpoint, scope);
    expect(kind).toBe(reachOf[state]);
  });

  it.each<readonly [string, AnyAlarm, string, RegExp]>([
    ['sees every connection', testLogAlarm(), '✓', /evaluates the alarm/],
    [
      'has no data',
      testAlarm(undefined, { state: 'INSUFFICIENT_DATA', stateSince: at(10) }),
      '✓',
      /has no data for the alarm now/,
    ],
    [
      'watches an endpoint that is gone',
      testAlarm('cvpn-endpoint-9', { name }),
      '×',
      /There is no endpoint cvpn-endpoint-9\./,
    ],
    [
      'sees several rises only',
      testAlarm(undefined, { evaluationPeriods: 2, datapointsToAlarm: 2 }),
      '×',
      /2/,
    ],
    [
      'has a query that fails',
      testLogAlarm(undefined, { evaluation: 'error' }),
      '×',
      /query fails/,
    ],
  ])('begins with whether the alarm %s', (_, alarm, sign, reason) => {
    const scope = testScopeSnapshot({
      endpoints: [endpoint],
      alarms: [alarm],
      topics: [testTopic()],
    });
    const [node] = alarmChain(alarm, endpoint, contextOf(scope)).next;
    expect(node?.link && linkSigns[node.link.state]).toBe(sign);
    expect(node?.link?.reason).toMatch(reason);
  });

  it('has the fix of each broken link, and none in read-only mode', () => {
    const alarm = testAlarm(undefined, { actionsEnabled: false });
    const topics = [testTopic({ subscriptions: [pendingSubscription()] })];
    const scope = testScopeSnapshot({ endpoints: [endpoint], alarms: [alarm], topics });
    const fixes = (changes: Partial<CardContext>) =>
      allNodes(alarmChain(alarm, endpoint, contextOf(scope, changes))).flatMap(
        ({ link }) => link?.fixes.map(({ label, step }) => `${label} ${step.kind}`) ?? [],
      );
    const again = 'Send Confirmation Again… subscribe';
    expect(fixes({})).toEqual(['Enable Alarm Actions fix', again]);
    expect(fixes({ trial: true })).toEqual([
      'Enable Alarm Actions fix',
      'Confirm Subscription confirm',
      again,
    ]);
    expect(fixes({ readOnly: true })).toEqual([]);
  });

  it('names at most three subscribers, and counts the others', () => {
    const subscriptions = Array.from({ length: 100 }, (_, i) =>
      testSubscription({ endpoint: `user${i}@example.com` }),
    );
    const alarm = testAlarm();
    const topics = [testTopic({ subscriptions })];
    const context = contextOf(
      testScopeSnapshot({ endpoints: [endpoint], alarms: [alarm], topics }),
    );
    expect(chainVerdict(alarmChain(alarm, endpoint, context), context).text).toBe(
      'Notifies user0@example.com, user1@example.com, user2@example.com and 97 more.',
    );
  });

  it('shows names from outside as text', () => {
    const alarm = testAlarm(undefined, { name: 'a\u202Eb' });
    const context = contextOf(testScopeSnapshot({ endpoints: [endpoint], alarms: [alarm] }));
    const labels = allNodes(alarmChain(alarm, endpoint, context)).map(({ label }) => label);
    expect(labels).toContain('a⟨U+202E⟩b');
  });
});
