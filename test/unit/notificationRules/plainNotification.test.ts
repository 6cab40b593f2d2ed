/** The sentence that a person reads, as an input transformer and as it arrives. */
import { describe, expect, it } from 'vitest';
import { eventPattern } from '../../../src/core/eventBridge/eventPattern';
import { targetInput, transformerProblem } from '../../../src/core/eventBridge/inputTransformer';
import type { NotificationSubject } from '../../../src/core/notificationRules/notificationSubject';
import {
  alarmEventPattern,
  plainNotification,
  type PlainNotificationInput,
} from '../../../src/core/notificationRules/plainNotification';

const alarmArn = 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:a';
const connection: NotificationSubject = {
  kind: 'connection',
  ...{ user: 'username', device: 'device_ip', startTime: 'start_time' },
};
const failed: NotificationSubject = {
  kind: 'failedAttempts',
  ...{ user: 'username', device: 'device_ip', reason: 'reason' },
};
const base: PlainNotificationInput = {
  ...{ alarmArn, alarmName: 'a', endpoint: 'Tokyo office (cvpn-endpoint-1)' },
  ...{ subject: connection, language: 'en', receiver: 'text' },
};
const attributes = {
  ...{ username: 'alice', common_name: 'alice.example.com', device_ip: '203.0.113.7' },
  ...{ start_time: '2026-11-28 09:41:00', reason: 'expired' },
};

function eventOf(more: Record<string, string> = {}, reason = 'It crossed [2.0].') {
  return {
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm Contributor State Change',
    resources: [alarmArn],
    time: '2026-11-28T09:41:07Z',
    detail: {
      state: { value: 'ALARM', reason },
      alarmContributor: { id: '1', attributes: { ...attributes, ...more } },
    },
  };
}

function arriving(input: PlainNotificationInput, event = eventOf()): string {
  const InputTransformer = plainNotification(input);
  expect(transformerProblem(InputTransformer)).toBeUndefined();
  return targetInput({ InputTransformer }, event, { name: 'r', arn: 'arn' });
}

const sentences: readonly (readonly [NotificationSubject, string, string])[] = [
  [
    connection,
    'alice connected to Tokyo office (cvpn-endpoint-1) from 203.0.113.7 at 2026-11-28 09:41:00 UTC.',
    'alice が 203.0.113.7 から Tokyo office (cvpn-endpoint-1) に接続しました (2026-11-28 09:41:00 UTC)。',
  ],
  [
    { kind: 'connection', user: 'common_name' },
    'alice.example.com connected to Tokyo office (cvpn-endpoint-1) at 2026-11-28T09:41:07Z UTC.',
    'alice.example.com が Tokyo office (cvpn-endpoint-1) に接続しました (2026-11-28T09:41:07Z UTC)。',
  ],
  [
    failed,
    'alice repeatedly failed to connect to Tokyo office (cvpn-endpoint-1) from 203.0.113.7: expired (2026-11-28T09:41:07Z UTC).',
    'alice が 203.0.113.7 から Tokyo office (cvpn-endpoint-1) への接続に繰り返し失敗しています: expired (2026-11-28T09:41:07Z UTC)。',
  ],
  [
    { kind: 'contributor', fields: ['username', 'device_ip'] },
    'The alarm a on Tokyo office (cvpn-endpoint-1) is in ALARM (2026-11-28T09:41:07Z UTC): username alice, device_ip 203.0.113.7',
    'Tokyo office (cvpn-endpoint-1) のアラーム a がアラーム状態になりました (2026-11-28T09:41:07Z UTC): username alice, device_ip 203.0.113.7',
  ],
  [
    { kind: 'rise' },
    'At 2026-11-28T09:41:07Z UTC, more clients were connected to Tokyo office (cvpn-endpoint-1) than five minutes before. The rise is the number in brackets: It crossed [2.0].',
    'Tokyo office (cvpn-endpoint-1) に接続しているクライアントが 5 分前より増えました (2026-11-28T09:41:07Z UTC)。増えた数は角かっこの中の数値です: It crossed [2.0].',
  ],
  [
    { kind: 'count' },
    'Clients connected to Tokyo office (cvpn-endpoint-1) at 2026-11-28T09:41:07Z UTC. Their number is in brackets: It crossed [2.0].',
    'Tokyo office (cvpn-endpoint-1) にクライアントが接続しました (2026-11-28T09:41:07Z UTC)。接続の数は角かっこの中の数値です: It crossed [2.0].',
  ],
  [
    { kind: 'state' },
    'The alarm a on Tokyo office (cvpn-endpoint-1) is in ALARM (2026-11-28T09:41:07Z UTC): It crossed [2.0].',
    'Tokyo office (cvpn-endpoint-1) のアラーム a がアラーム状態になりました (2026-11-28T09:41:07Z UTC): It crossed [2.0].',
  ],
];

describe('the sentence', () => {
  it.each(sentences)('about %j', (subject, english, japanese) => {
    // A mail shows the double quotes of the template.
    expect(arriving({ ...base, subject })).toBe(`"${english}"`);
    expect(arriving({ ...base, subject, language: 'ja' })).toBe(`"${japanese}"`);
  });

  it('has no variables but its own, whatever the names of endpoint and alarm', () => {
    const input: PlainNotificationInput = {
      ...{ ...base, endpoint: 'a <b> "c"\n\\', alarmName: '<x>', subject: { kind: 'state' } },
    };
    expect(arriving(input)).toBe(
      `"The alarm (x) on a (b) 'c' / is in ALARM (2026-11-28T09:41:07Z UTC): It crossed [2.0]."`,
    );
  });
});

const hostile = [
  'a"b',
  'a\nb',
  '\\',
  '"}},{"',
  '<user>',
  '<aws.events.event>',
  '会社\u2028',
  '',
  '{"a":1}',
];
const subjects = sentences.map(([subject]) => subject);

describe('a notification for chat', () => {
  it.each(subjects)('about %j is valid JSON, whatever the values', (subject) => {
    for (const value of hostile) {
      for (const language of ['en', 'ja'] as const) {
        const input = {
          ...base,
          subject,
          language,
          receiver: 'chat',
          endpoint: `o ${value}`,
        } as const;
        const names = { username: value, common_name: value, reason: value };
        const { content, version, source } = JSON.parse(arriving(input, eventOf(names, value))) as {
          version: string;
          source: string;
          content: { title: string; description: string; nextSteps?: string[]; textType: string };
        };
        expect({ version, source }).toEqual({ version: '1.0', source: 'custom' });
        expect(content.textType).toBe('client-markdown');
        const said = [content.title, content.description, ...(content.nextSteps ?? [])];
        expect(said.some((text) => text.includes(value))).toBe(true);
      }
    }
  });

  it('reads like the sentence', () => {
    const chat = (input: Partial<PlainNotificationInput>) =>
      (JSON.parse(arriving({ ...base, receiver: 'chat', ...input })) as { content: object })
        .content;
    expect(chat({})).toEqual({
      textType: 'client-markdown',
      title: 'alice',
      description:
        'connected to Tokyo office (cvpn-endpoint-1) from 203.0.113.7 at 2026-11-28 09:41:00 UTC.',
    });
    expect(chat({ subject: failed })).toEqual({
      textType: 'client-markdown',
      title:
        'Repeated failed attempts to connect to Tokyo office (cvpn-endpoint-1) from 203.0.113.7 (2026-11-28T09:41:07Z UTC)',
      description: 'alice',
      nextSteps: ['expired'],
    });
  });

  it('has a title of at most 250 characters', () => {
    const long = { ...base, receiver: 'chat', subject: { kind: 'rise' } } as const;
    const { InputTemplate } = plainNotification({ ...long, endpoint: 'x'.repeat(300) });
    const [, title = ''] = /"title":"([^"]*)"/.exec(InputTemplate) ?? [];
    expect(title).toHaveLength(250);
  });
});

describe('the rule', () => {
  it.each<readonly [NotificationSubject, string]>([
    [connection, 'CloudWatch Alarm Contributor State Change'],
    [failed, 'CloudWatch Alarm Contributor State Change'],
    [{ kind: 'contributor', fields: ['a'] }, 'CloudWatch Alarm Contributor State Change'],
    [{ kind: 'rise' }, 'CloudWatch Alarm State Change'],
    [{ kind: 'count' }, 'CloudWatch Alarm State Change'],
    [{ kind: 'state' }, 'CloudWatch Alarm State Change'],
  ])('for %j matches a %s', (subject, type) => {
    const matches = eventPattern(JSON.stringify(alarmEventPattern({ ...base, subject })));
    const event = { ...eventOf(), 'detail-type': type };
    const { detail } = event;
    expect(matches(event)).toBe(true);
    expect(matches({ ...event, 'detail-type': `${type} 2` })).toBe(false);
    expect(matches({ ...event, resources: [`${alarmArn}2`] })).toBe(false);
    expect(matches({ ...event, detail: { ...detail, state: { value: 'OK' } } })).toBe(false);
    const muted = { ...detail, muteDetail: { mutedByArn: 'arn:rule' } };
    expect(matches({ ...event, detail: muted })).toBe(false);
  });
});
