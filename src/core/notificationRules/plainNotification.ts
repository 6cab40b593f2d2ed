/**
 * Notifications that a person can read: an EventBridge rule turns the state change of an alarm into
 * one sentence and publishes it to the topic, in place of the alarm's own action.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
import type { InputTransformer } from '../eventBridge/inputTransformer';
import { clipText } from '../text/displayText';
import { isOfContributors, type NotificationSubject } from './notificationSubject';
import {
  fieldVariable,
  sentenceOf,
  type ChatPart,
  type ChatParts,
  type NotificationLanguage,
  type SentenceInput,
} from './sentence';

/** A mail shows the sentence as text; Amazon Q Developer needs a custom notification. */
export type NotificationReceiver = 'text' | 'chat';

/** The parameters of a rule. */
export interface PlainNotificationInput extends SentenceInput {
  readonly alarmArn: string;
  readonly language: NotificationLanguage;
  readonly receiver: NotificationReceiver;
}

/**
 * The event pattern: the alarm, or one of its contributors, enters ALARM while no mute rule mutes the
 * alarm. Mute rules hold back the actions of an alarm, but not its events.
 */
export function alarmEventPattern({ alarmArn, subject }: PlainNotificationInput): object {
  const change = isOfContributors(subject)
    ? 'CloudWatch Alarm Contributor State Change'
    : 'CloudWatch Alarm State Change';
  return {
    source: ['aws.cloudwatch'],
    'detail-type': [change],
    resources: [alarmArn],
    detail: { state: { value: ['ALARM'] }, muteDetail: { mutedByArn: [{ exists: false }] } },
  };
}

/** The sentence as an input transformer. A field that an event does not have is empty in it. */
export function plainNotification(input: PlainNotificationInput): InputTransformer {
  const alarmName = plainName(input.alarmName);
  const endpoint = plainName(input.endpoint);
  const { text, chat } = sentenceOf(input.language, { ...input, alarmName, endpoint });
  return {
    InputPathsMap: paths(input.subject),
    InputTemplate: input.receiver === 'text' ? JSON.stringify(text) : chatTemplate(chat),
  };
}

/**
 * A name without the signs that mean something in a template. `<` and `>` surround variables and
 * cannot be escaped; quotes and backslashes can be, but a text arrives with the escapes.
 */
function plainName(text: string): string {
  return text
    .replaceAll('<', '(')
    .replaceAll('>', ')')
    .replaceAll('"', "'")
    .replaceAll('\\', '/')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/**
 * EventBridge cannot format a time. An event has the time in ISO 8601, `2026-11-28T09:41:07Z`; a
 * connection log has the start of a connection as `2026-11-28 09:41:00`.
 */
const eventTime = '$.time';

function paths(subject: NotificationSubject): Record<string, string> {
  switch (subject.kind) {
    case 'connection': {
      const { user, device, startTime } = subject;
      const time = startTime === undefined ? eventTime : attribute(startTime);
      return { time, user: attribute(user), ...deviceOf(device) };
    }
    case 'failedAttempts': {
      const { user, device, reason } = subject;
      return {
        ...{ time: eventTime, user: attribute(user), reason: attribute(reason) },
        ...deviceOf(device),
      };
    }
    case 'contributor': {
      const fields = subject.fields.map(
        (name, index) => [fieldVariable(index), attribute(name)] as const,
      );
      return { time: eventTime, ...Object.fromEntries(fields) };
    }
    default:
      return { time: eventTime, reason: '$.detail.state.reason' };
  }
}

function deviceOf(device: string | undefined): Record<string, string> {
  return device === undefined ? {} : { device: attribute(device) };
}

function attribute(name: string): string {
  return `$.detail.alarmContributor.attributes.${name}`;
}

/** https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html */
const longestTitle = 250;

function chatTemplate({ title, description, nextSteps }: ChatParts): string {
  const short = typeof title === 'string' ? clipText(title, longestTitle) : title;
  const content = [
    '"textType":"client-markdown"',
    `"title":${written(short)}`,
    `"description":${written(description)}`,
    ...(nextSteps ? [`"nextSteps":[${nextSteps.map(written).join(',')}]`] : []),
  ];
  return `{"version":"1.0","source":"custom","content":{${content.join(',')}}}`;
}

function written(part: ChatPart): string {
  return typeof part === 'string' ? JSON.stringify(part) : `<${part.variable}>`;
}
