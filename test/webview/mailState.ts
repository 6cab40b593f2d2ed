/** Mails for the tests of their page. */
import { inboxRows, openMail, type MailFacts } from '../../src/core/mail/view/inbox';
import { mailTexts } from '../../src/core/mail/view/mailTexts';
import { subjectOfConfirmation } from '../../src/core/mail/topicMail';
import type { Mail } from '../../src/core/ports/trial';
import type { Translate } from '../../src/core/ports/translate';
import { createFormat } from '../../src/core/text/format';
import type { MailMessage, MailState } from '../../src/protocol/mail';
import { plainTranslate } from '../fakes/plainTranslate';
import type { Line } from './openPage';

/** The mail page's. */
export interface MailLine extends Line {
  readonly incoming: MailState;
  readonly outgoing: MailMessage;
  readonly state: MailState;
}

const now = Date.parse('2026-11-25T10:30:00+09:00');
const minute = 60_000;
const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:vpn-alerts';
const sns = 'https://sns.ap-northeast-1.amazonaws.com';

/** A mail of an alarm. */
export function alarmMail(change: Partial<Mail> = {}): Mail {
  return {
    at: now - 90 * minute,
    topicArn,
    to: 'it-team@example.com',
    subject: 'ALARM: "tokyo-office-vpn-connections" in Asia Pacific (Tokyo)',
    body: [
      'You are receiving this email because your Amazon CloudWatch Alarm "tokyo-office-vpn-connections" in the Asia Pacific (Tokyo) region has entered the ALARM state.',
      '',
      'View this alarm in the AWS Management Console:',
      'https://ap-northeast-1.console.aws.amazon.com/cloudwatch/deeplink.js?region=ap-northeast-1#alarmsV2:alarm/tokyo-office-vpn-connections',
      '',
      'Alarm Details:',
      '- Name:                       tokyo-office-vpn-connections',
      '- State Change:               OK -> ALARM',
      '',
      '--',
      'If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:',
      `${sns}/unsubscribe.html?SubscriptionArn=arn&Endpoint=it-team%40example.com`,
    ].join('\n'),
    ...change,
  };
}

/** A mail that asks for a confirmation. */
export const confirmation: Mail = {
  at: now - minute,
  topicArn,
  to: 'me@example.com',
  subject: subjectOfConfirmation,
  body: [
    'You have chosen to subscribe to the topic:',
    topicArn,
    '',
    'To confirm this subscription, click or visit the link below (If this was in error no action is necessary):',
    `${sns}/confirmation.html?TopicArn=${topicArn}&Token=0123456789abcdef&Endpoint=me%40example.com`,
  ].join('\n'),
};

/** An old mail, an unread one, and a request for a confirmation. */
export const usual: readonly Mail[] = [
  alarmMail(),
  alarmMail({ at: now - 5 * minute }),
  confirmation,
];

const hint = {
  text: 'Next: me@example.com must confirm the subscription. Open the email and press Confirm Subscription.',
  label: 'Open Mail',
};

interface Options {
  /** Index of the open mail. */
  readonly open?: number;
  readonly pending?: boolean;
  readonly opened?: readonly number[];
  readonly translate?: Translate;
  readonly language?: string;
  readonly change?: Partial<MailState>;
}

/** What the extension sends. */
export function mailState(
  mails: readonly Mail[],
  {
    open,
    pending = true,
    opened = [],
    translate = plainTranslate,
    language = 'en',
    change,
  }: Options = {},
): MailState {
  const facts: MailFacts = {
    mails,
    startedAt: now - 10 * minute,
    opened: new Set(opened),
    isPending: () => pending,
  };
  const format = createFormat({ locale: language, timeZone: 'Asia/Tokyo' });
  return {
    type: 'state',
    texts: mailTexts(translate),
    rows: inboxRows(facts, { format, now }),
    open: open === undefined ? null : (openMail(facts, open, { format }) ?? null),
    hint,
    ...change,
  };
}
