/**
 * What the user has answered about a new alarm, and which questions the answers leave open.
 */
import type { ConnectionRule } from '../../cloudwatch/definition';
import type { LogAlarmKind } from '../../logAlarms/connectionLogAlarm';
import type { NotificationLanguage } from '../../notificationRules/sentence';
import type { StoredAlarm } from '../../model/alarmConfiguration';
import type { DetectionMethod } from '../../model/detectionMethod';
import type { Endpoint } from '../../model/endpoint';
import type { Subscriber, Topic } from '../../model/topic';
import type { LoggingGroup } from '../logging/loggingInput';
import { hasConnectionLog } from './methodAvailability';

/** The questions, in the order in which they are asked. */
export const questions = [
  'method',
  'logging',
  'detects',
  'role',
  'notification',
  'topic',
  'logLines',
  'logLineRole',
  'name',
] as const;

export type Question = (typeof questions)[number];

/** The topic to notify, and who is to be subscribed to it. */
export type TopicChoice =
  | {
      readonly kind: 'existing';
      readonly topic: Topic;
      readonly subscribers?: readonly Subscriber[];
    }
  | { readonly kind: 'new'; readonly name: string; readonly subscribers: readonly Subscriber[] };

/** A role of a log alarm. */
export type RoleChoice =
  | { readonly kind: 'existing'; readonly arn: string }
  | { readonly kind: 'new'; readonly name: string };

/** The alarm's own mail, or a sentence that a person can read. */
export type NotificationChoice =
  | { readonly kind: 'own' }
  | {
      readonly kind: 'plain';
      readonly language: NotificationLanguage;
      readonly receiver: 'text' | 'chat';
    };

/** The answers so far. Those to questions that do not apply are ignored. */
export interface AlarmDraft {
  readonly method?: DetectionMethod;
  /** The log group to write to, if logging is off. */
  readonly logging?: LoggingGroup;
  readonly detects?: LogAlarmKind;
  /** Threshold and period of an alarm on counts; every connection if omitted. */
  readonly rule?: ConnectionRule;
  readonly role?: RoleChoice;
  /** Log lines in each mail, 0 to 50. */
  readonly logLines?: number;
  readonly logLineRole?: RoleChoice;
  readonly topic?: TopicChoice;
  /** Topics that the alarm notifies besides, by ARN. */
  readonly furtherTopics?: readonly string[];
  readonly notification?: NotificationChoice;
  readonly name?: string;
  /** The alarm to overwrite, as it was shown to the user. */
  readonly replace?: StoredAlarm;
}

/** Whether the question applies, given the answers to the questions before it. */
export function applies(
  question: Question,
  draft: AlarmDraft,
  endpoint: Pick<Endpoint, 'logging'>,
): boolean {
  const { method, replace } = draft;
  switch (question) {
    case 'logging':
      return method !== undefined && method !== 'rise' && !hasConnectionLog(endpoint);
    case 'detects':
    case 'role':
      return method === 'logAlarm';
    case 'logLines':
      // Only the alarm's own mails have log lines.
      return method === 'logAlarm' && draft.notification?.kind !== 'plain';
    case 'logLineRole':
      return applies('logLines', draft, endpoint) && (draft.logLines ?? 0) > 0;
    case 'method':
    case 'name':
      // An alarm that is overwritten keeps its name, and a log alarm cannot take its place.
      return !replace;
    case 'topic':
    case 'notification':
      return true;
  }
}

/** The questions that apply and have no answer. */
export function openQuestions(
  draft: AlarmDraft,
  endpoint: Pick<Endpoint, 'logging'>,
): readonly Question[] {
  return questions.filter(
    (question) => draft[question] === undefined && applies(question, draft, endpoint),
  );
}
