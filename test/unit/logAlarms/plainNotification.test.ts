/** The sentence that a person reads, as an input transformer and as it arrives. */
import { describe, expect, it } from 'vitest';
import {
  alarmEventPattern,
  plainNotification,
  plainSentence,
  type NotificationLanguage,
  type NotificationSubject,
  type PlainNotificationInput,
} from '../../../src/core/logAlarms/plainNotification';

const base: PlainNotificationInput = {
  alarmArn: 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:a',
  ...{ alarmName: 'a', endpoint: 'Tokyo office (cvpn-endpoint-1)', userField: 'username' },
  ...{ subject: 'connections', language: 'en', receiver: 'text' },
};
const values = { user: 'alice', device: '203.0.113.7', reason: 'expired', time: '09:41' };

describe('the sentence', () => {
  it.each<readonly [NotificationLanguage, NotificationSubject, string]>([
    [
      'en',
      'connections',
      'alice connected to Tokyo office (cvpn-endpoint-1) from 203.0.113.7 at 09:41.',
    ],
    [
      'en',
      'failedAttempts',
      'alice failed to connect to Tokyo office (cvpn-endpoint-1) several times from 203.0.113.7: expired. Last check at 09:41.',
    ],
    [
      'en',
      'rise',
      'More clients are connected to Tokyo office (cvpn-endpoint-1) than five minutes before, at 09:41. expired',
    ],
    [
      'ja',
      'connections',
      'alice が 203.0.113.7 から Tokyo office (cvpn-endpoint-1) に接続しました (09:41)。',
    ],
    [
      'ja',
      'failedAttempts',
      'alice が 203.0.113.7 から Tokyo office (cvpn-endpoint-1) への接続に繰り返し失敗しています: expired (09:41)。',
    ],
    [
      'ja',
      'rise',
      'Tokyo office (cvpn-endpoint-1) に接続しているクライアントが 5 分前より増えました (09:41)。expired',
    ],
  ])('in %s about %s', (language, subject, expected) => {
    const input = { ...base, language, subject };
    // A mail shows the double quotes of the template.
    expect(plainSentence(input, values)).toBe(`"${expected}"`);
    expect(plainSentence({ ...input, receiver: 'chat' }, values)).toBe(expected);
    const { InputTemplate: template, InputPathsMap: paths } = plainNotification(input);
    const named = [...template.matchAll(/<(\w+)>/g)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(paths).toSorted());
  });

  it('has no variables but its own, whatever the name of the endpoint', () => {
    const input = { ...base, endpoint: 'a <b> "c"', alarmName: '<x>' };
    expect(plainNotification(input).InputTemplate).toBe(
      '"<user> connected to a (b) \\"c\\" from <device> at <time>."',
    );
    expect(plainSentence(input, values)).toContain('to a (b) \\"c\\" from');
    const { InputTemplate: chat } = plainNotification({ ...input, receiver: 'chat' });
    expect(JSON.parse(chat)).toMatchObject({ content: { title: '(x)' } });
  });
});

describe('the transformer', () => {
  it.each<readonly [NotificationSubject, PlainNotificationInput['userField'], object]>([
    [
      'connections',
      'username',
      {
        user: '$.detail.alarmContributor.attributes.username',
        device: '$.detail.alarmContributor.attributes.device_ip',
      },
    ],
    [
      'connections',
      'common_name',
      {
        user: '$.detail.alarmContributor.attributes.common_name',
        device: '$.detail.alarmContributor.attributes.device_ip',
      },
    ],
    [
      'failedAttempts',
      'username',
      {
        user: '$.detail.alarmContributor.attributes.username',
        device: '$.detail.alarmContributor.attributes.device_ip',
        reason: '$.detail.alarmContributor.attributes.reason',
      },
    ],
    ['rise', 'username', { reason: '$.detail.state.reason' }],
  ])('of %s by %s reads paths in dot notation', (subject, userField, expected) => {
    expect(plainNotification({ ...base, subject, userField }).InputPathsMap).toEqual({
      ...expected,
      time: '$.detail.state.timestamp',
    });
  });

  it('for chat makes a custom notification', () => {
    const long = { ...base, receiver: 'chat', alarmName: 'x'.repeat(255) } as const;
    expect(JSON.parse(plainNotification(long).InputTemplate)).toEqual({
      version: '1.0',
      source: 'custom',
      content: {
        textType: 'client-markdown',
        title: 'x'.repeat(250),
        description: '<user> connected to Tokyo office (cvpn-endpoint-1) from <device> at <time>.',
      },
    });
  });
});

it.each<readonly [NotificationSubject, string]>([
  ['connections', 'CloudWatch Alarm Contributor State Change'],
  ['failedAttempts', 'CloudWatch Alarm Contributor State Change'],
  ['rise', 'CloudWatch Alarm State Change'],
])('the rule for %s matches a %s', (subject, type) => {
  expect(alarmEventPattern({ ...base, subject })).toEqual({
    source: ['aws.cloudwatch'],
    'detail-type': [type],
    resources: [base.alarmArn],
    detail: { state: { value: ['ALARM'] } },
  });
});
