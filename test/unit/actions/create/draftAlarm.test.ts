import { describe, expect, it } from 'vitest';
import type {
  AlarmDraft,
  NotificationChoice,
} from '../../../../src/core/actions/create/alarmDraft';
import {
  draftAlarm,
  draftMail,
  draftRule,
  type AlarmPlace,
} from '../../../../src/core/actions/create/draftAlarm';
import { methodOf } from '../../../../src/core/watching/methodOf';
import { endpoint } from '../wizardInput';

const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:vpn';
const place: AlarmPlace = {
  endpoint,
  scope: { profile: 'dev', region: 'ap-northeast-1' },
  identity: { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/dev' },
};
const own: NotificationChoice = { kind: 'own' };
const english: NotificationChoice = { kind: 'plain', language: 'en', receiver: 'text' };
const japanese: NotificationChoice = { kind: 'plain', language: 'ja', receiver: 'text' };
const chat: NotificationChoice = { kind: 'plain', language: 'en', receiver: 'chat' };
const at = Date.UTC(2026, 10, 28, 9, 42);
const to = { topicArn, address: 'ops@example.com' };

const prefix = 'client-vpn-watch-office';
const drafts: readonly (readonly [AlarmDraft, string])[] = [
  [{ method: 'rise' }, prefix],
  [{ method: 'metricFilter' }, `${prefix}-counted`],
  [{ method: 'logAlarm' }, `${prefix}-connections`],
  [{ method: 'logAlarm', detects: 'failedAttempts' }, `${prefix}-failed-attempts`],
  [{ method: 'rise', name: 'mine' }, 'mine'],
];

describe('the alarm of a draft', () => {
  it.each(drafts)('%j notifies the topic under the name %s', (draft, name) => {
    const alarm = draftAlarm(draft, place, topicArn);
    expect(methodOf(alarm)).toBe(draft.method);
    expect(alarm).toMatchObject({ name, alarmActions: [topicArn], okActions: [] });
    expect(draftRule(alarm, own, place)).toBeUndefined();
  });

  it.each(drafts)('%j leaves notifying to a rule', (draft, name) => {
    const alarm = draftAlarm({ ...draft, notification: chat }, place, topicArn);
    expect(alarm.alarmActions).toEqual([]);
    expect(draftRule(alarm, chat, place)).toMatchObject({
      alarmArn: `arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:${name}`,
      alarmName: name,
      endpoint: `office (${endpoint.id})`,
      language: 'en',
      receiver: 'chat',
    });
  });
});

describe('threshold and period', () => {
  const rule = { threshold: 3, periodSeconds: 300 };
  it('are those of the alarm on counts', () => {
    const rise = draftAlarm({ method: 'rise', rule }, place, topicArn);
    expect(rise).toMatchObject(rule);
    expect(rise.description).toContain('at least 3 more clients are connected');
    const count = draftAlarm({ method: 'metricFilter', rule }, place, topicArn);
    expect(count).toMatchObject({ threshold: 2, periodSeconds: 300 });
    expect(count.comparison).toBe('GreaterThanThreshold');
    expect(count.description).toContain('at least 3 clients have connected within 5 minutes.');
  });

  it('are not those of a log alarm', () => {
    expect(draftAlarm({ method: 'logAlarm', rule }, place, topicArn).threshold).toBe(1);
  });
});

describe('the notification of a draft', () => {
  it.each<[string, AlarmDraft, string]>([
    [
      'of a connection, whose user is the name in the certificate',
      { method: 'logAlarm', notification: english },
      `"alice.example.com connected to office (${endpoint.id}) from 203.0.113.7 at 2026-11-28 09:41:00 UTC."`,
    ],
    [
      'of a connection in Japanese',
      { method: 'logAlarm', notification: japanese },
      `"alice.example.com が 203.0.113.7 から office (${endpoint.id}) に接続しました (2026-11-28 09:41:00 UTC)。"`,
    ],
  ])('%s', (_, draft, sentence) => {
    const mail = draftMail(draft, place, to, at);
    if (mail.kind !== 'mail') throw new Error(mail.kind);
    expect(mail.subject).toBe('AWS Notification Message');
    expect(mail.body.split('\n')[0]).toBe(sentence);
  });

  it('is a rise of a named endpoint', () => {
    const mail = draftMail({ method: 'rise', notification: english }, place, to, at);
    if (mail.kind !== 'mail') throw new Error(mail.kind);
    expect(mail.body).toContain(`more clients were connected to office (${endpoint.id})`);
  });

  it.each(drafts)("of %j is CloudWatch's mail about %s", (draft, name) => {
    const mail = draftMail({ ...draft, notification: own }, place, to, at);
    if (mail.kind !== 'mail') throw new Error(mail.kind);
    expect(mail.subject).toContain(`ALARM: "${name.slice(0, 50)}`);
    expect(mail.body).toContain(name);
    expect(mail.body).toContain('ops%40example.com');
  });

  it('has a title for chat', () => {
    expect(draftMail({ method: 'logAlarm', notification: chat }, place, to, at)).toMatchObject({
      kind: 'chat',
      title: 'alice.example.com',
    });
  });
});
