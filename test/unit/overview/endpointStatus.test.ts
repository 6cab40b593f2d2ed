/** The one status of an endpoint. */
import { describe, expect, it } from 'vitest';
import type { AnyAlarm } from '../../../src/core/model/logAlarm';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import type { Topic } from '../../../src/core/model/topic';
import {
  endpointStatus,
  needsAlarm,
  statusIcon,
  statusKindText,
  statusText,
} from '../../../src/core/overview/view/endpointStatus';
import { statusKinds } from '../../../src/core/overview/view/endpointStatusKinds';
import {
  at,
  fresh,
  missing,
  pendingSubscription,
  testAccount,
  testAlarm,
  testEndpoint,
  testLogAlarm,
  testLogGroup,
  testScopeSnapshot,
  testSubscription,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const endpoint = testEndpoint({
  authentication: ['federated-authentication'],
  logging: { enabled: true, group: testLogGroup },
});
const [rise, named] = [testAlarm(), testLogAlarm()];
const denied = { kind: 'denied', action: 'sns:GetTopicAttributes' } as const;
const other = topicArn('other');
const lambda = `arn:aws:lambda:ap-northeast-1:${testAccount}:function:page`;

function scopeOf(
  alarms: readonly AnyAlarm[],
  topics: readonly Topic[] = [testTopic()],
  parts: Partial<ScopeSnapshot> = {},
): ScopeSnapshot {
  return testScopeSnapshot({ endpoints: [endpoint], alarms, topics }, parts);
}

const half = testTopic({ subscriptions: [testSubscription(), pendingSubscription()] });
const plainRule = (topic = topicArn()) => ({
  ...{ name: 'plain', enabled: true, alarmNames: [named.name], targetArns: [topic] },
});
const forRules = (effect = 'Allow') =>
  testTopic({
    policy: JSON.stringify({
      Statement: [
        {
          ...{ Effect: effect, Principal: { Service: 'events.amazonaws.com' } },
          ...{ Action: 'sns:Publish', Resource: topicArn() },
        },
      ],
    }),
  });
const muteRule = (active: boolean) => ({
  ...{ name: 'night', arn: 'arn', alarmNames: [named.name], active, expression: 'cron(0 2 * * *)' },
  ...{ duration: 'PT4H', timeZone: 'UTC', updatedAt: at(1) },
});

/** What is read, the icon, and the text. */
const table: readonly (readonly [string, ScopeSnapshot, string, string])[] = [
  ['no alarm', scopeOf([]), 'bell-slash', 'No alarm'],
  ['a rise', scopeOf([rise]), 'bell', 'Counts only'],
  ['a log alarm that groups by user', scopeOf([named]), 'pass', 'Notifies by name'],
  ['both', scopeOf([rise, named]), 'pass', 'Notifies by name'],
  [
    'one of two pending',
    scopeOf([rise], [half]),
    'warning',
    'Counts only: 1 of 2 subscriptions pending',
  ],
  [
    'the only one pending',
    scopeOf([named], [testTopic({ subscriptions: [pendingSubscription()] })]),
    'error',
    'Nobody is notified: the only subscription is pending',
  ],
  [
    'two pending',
    scopeOf(
      [named],
      [testTopic({ subscriptions: [pendingSubscription('a@b.c'), pendingSubscription('d@e.f')] })],
    ),
    'error',
    'Nobody is notified: all 2 subscriptions are pending',
  ],
  [
    'a topic without subscription',
    scopeOf([named], [testTopic({ subscriptions: [] })]),
    'error',
    'Nobody is notified: the topic has no subscription',
  ],
  [
    'actions off',
    scopeOf([{ ...named, actionsEnabled: false }]),
    'error',
    'Nobody is notified: the actions of the alarm are off',
  ],
  [
    'one alarm off, another on',
    scopeOf([{ ...named, actionsEnabled: false }, rise]),
    'bell',
    'Counts only',
  ],
  [
    'no action',
    scopeOf([{ ...rise, alarmActions: [] }], [], { alarmRules: [] }),
    'error',
    'Nobody is notified: the alarm has no action',
  ],
  [
    'no action, rules unread',
    scopeOf([{ ...named, alarmActions: [] }]),
    'question',
    'Not known: the alarm has no action, and the EventBridge rules have not been read',
  ],
  [
    'a plain-language rule',
    scopeOf([{ ...named, alarmActions: [] }], [forRules()], { alarmRules: [plainRule()] }),
    'pass',
    'Notifies by name',
  ],
  [
    'a rule of an alarm whose actions are off',
    scopeOf([{ ...named, alarmActions: [], actionsEnabled: false }], [forRules()], {
      alarmRules: [plainRule()],
    }),
    'pass',
    'Notifies by name',
  ],
  [
    'a disabled rule',
    scopeOf([{ ...named, alarmActions: [] }], [forRules()], {
      alarmRules: [{ ...plainRule(), enabled: false }],
    }),
    'error',
    'Nobody is notified: the alarm has no action',
  ],
  [
    'a rule that the topic denies',
    scopeOf([{ ...rise, alarmActions: [] }], [forRules('Deny')], {
      alarmRules: [{ ...plainRule(), alarmNames: [rise.name] }],
    }),
    'error',
    'Nobody is notified: The topic vpn does not let the EventBridge rule plain publish.',
  ],
  [
    'a rule whose topic may let it publish',
    scopeOf([{ ...named, alarmActions: [] }], [testTopic({ policy: 'unreadable' })], {
      alarmRules: [plainRule()],
    }),
    'question',
    'Not known: It cannot be determined whether the topic lets EventBridge publish.',
  ],
  [
    'two rules: one that the topic denies, and one whose topic has no subscription',
    scopeOf(
      [{ ...named, alarmActions: [] }],
      [forRules('Deny'), testTopic({ arn: other, subscriptions: [], policy: 'unreadable' })],
      { alarmRules: [plainRule(), plainRule(other)] },
    ),
    'error',
    'Nobody is notified: The topic vpn does not let the EventBridge rule plain publish.',
  ],
  [
    'a rule that the topic denies and that runs a function',
    scopeOf([{ ...named, alarmActions: [] }], [forRules('Deny')], {
      alarmRules: [{ ...plainRule(), targetArns: [topicArn(), lambda] }],
    }),
    'question',
    'Not known: the alarm runs an action that is not a topic',
  ],
  [
    'a topic that denies alarms',
    scopeOf([rise], [testTopic({ policy: '{"Statement":[]}' })]),
    'error',
    'Nobody is notified: The access policy of the topic vpn does not let this alarm publish.',
  ],
  [
    'a topic that may not be read',
    scopeOf([rise], [], { topics: { [topicArn()]: missing(denied) } }),
    'question',
    'Not known: the topic vpn could not be read',
  ],
  [
    'a topic that is gone',
    scopeOf([rise], [], { topics: { [topicArn()]: missing({ kind: 'notFound', resource: 'x' }) } }),
    'error',
    'Nobody is notified: the topic does not exist',
  ],
  [
    'a topic that is gone and another one',
    scopeOf([{ ...rise, alarmActions: [topicArn(), other] }], [], {
      topics: {
        [topicArn()]: missing({ kind: 'notFound', resource: 'x' }),
        [other]: fresh(testTopic({ arn: other })),
      },
    }),
    'bell',
    'Counts only',
  ],
  [
    'a Lambda function',
    scopeOf([{ ...rise, alarmActions: [lambda] }]),
    'question',
    'Not known: the alarm runs an action that is not a topic',
  ],
  [
    'an active mute rule',
    scopeOf([named], undefined, { muteRules: [muteRule(true)] }),
    'error',
    'Nobody is notified: a mute rule is active',
  ],
  [
    'a mute rule for later',
    scopeOf([named], undefined, { muteRules: [muteRule(false)] }),
    'pass',
    'Notifies by name',
  ],
  [
    'an alarm of another account',
    scopeOf([], [], {
      elsewhere: {
        seen: [],
        watchers: [
          {
            ...{ scope: 'ops@ap-northeast-1', alarmName: 'all', state: 'OK', connections: true },
            endpointIds: [endpoint.id],
          },
        ],
      },
    }),
    'question',
    'Not known: an alarm of another account watches this endpoint',
  ],
  [
    'ALARM',
    scopeOf([{ ...rise, state: 'ALARM', stateSince: at(10, 1) }]),
    'bell-dot',
    'In ALARM since 10:01',
  ],
  [
    'ALARM, and nobody hears of it',
    scopeOf(
      [{ ...rise, state: 'ALARM', stateSince: at(10, 1) }],
      [testTopic({ subscriptions: [] })],
    ),
    'bell-dot',
    'In ALARM since 10:01; nobody is notified: the topic has no subscription',
  ],
];

describe('the status of an endpoint', () => {
  it.each(table)('%s', (_, scope, icon, text) => {
    const alarms = scope.alarms.kind === 'ready' ? scope.alarms.value : undefined;
    const status = endpointStatus(endpoint, alarms, scope);
    expect(statusText(status, words)).toBe(text);
    expect(statusIcon(status).id).toBe(icon);
  });

  it('is unknown while the alarms are', () => {
    const texts = (['failed', 'waiting'] as const).map((kind) => {
      const part = kind === 'failed' ? missing<readonly AnyAlarm[]>(denied) : { kind };
      const status = endpointStatus(endpoint, undefined, scopeOf([], [], { alarms: part }));
      expect(needsAlarm(endpoint, status)).toBe(false);
      return statusText(status, words);
    });
    expect(texts).toEqual(['Not known: the alarms could not be read', 'Not read yet']);
  });

  it('is a missing alarm of the endpoint, unless it is deleted', () => {
    const status = endpointStatus(endpoint, [], scopeOf([]));
    expect(needsAlarm(endpoint, status)).toBe(true);
    expect(needsAlarm({ state: 'deleting' }, status)).toBe(false);
    const leaving = endpointStatus({ ...endpoint, state: 'deleting' }, [], scopeOf([]));
    expect([status.severity, leaving.severity]).toEqual(['warning', 'neutral']);
  });

  it('has a name for every kind', () => {
    const names = statusKinds.map((kind) => statusKindText(kind, words));
    expect(new Set(names).size).toBe(statusKinds.length);
  });
});
