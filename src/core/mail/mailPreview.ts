/**
 * The notification of an alarm as it will arrive, for example values: CloudWatch's own mail, or the
 * sentence of a plain-language notification.
 */
import { evaluate } from '../cloudwatch/evaluation';
import { reasonText } from '../cloudwatch/reasonText';
import { targetInput } from '../eventBridge/inputTransformer';
import { decidedReason } from '../logAlarms/logAlarmReason';
import { parseAggregation } from '../logAlarms/aggregation';
import { QueryError } from '../logAlarms/queryTokens';
import type { AlarmDefinition } from '../model/alarm';
import type { LogAlarmDefinition } from '../model/logAlarm';
import {
  plainNotification,
  type PlainNotificationInput,
} from '../notificationRules/plainNotification';
import { alarmSubject, type MailedAlarm } from './alarmMail';
import { logAlarmMail } from './logAlarmMail';
import { metricAlarmMail } from './metricAlarmMail';
import { mailBody, subjectOfTopics, type MailedSubscription } from './topicMail';

/** The event that the preview is about. */
export interface ExampleEvent {
  /** When the alarm changes its state, ms since 1970. */
  readonly at: number;
  /** The metric alarm's newest datapoint: the start of its period, ms since 1970. */
  readonly datapointAt: number;
  /** The value of that datapoint, or the number of entries of a contributor. */
  readonly value: number;
  /** The contributor's attributes by name; those that the alarm does not group by are not used. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly contributorId: string;
  /** The run of the query. */
  readonly executionId: string;
}

/** What is previewed. */
export interface MailPreviewInput {
  readonly alarm: AlarmDefinition | LogAlarmDefinition;
  readonly place: MailedAlarm;
  readonly event: ExampleEvent;
  /** The rule that notifies in place of the alarm's own action, if there is one. */
  readonly rule?: PlainNotificationInput;
  /** The subscription in the footer. */
  readonly to: MailedSubscription;
}

/** A notification as it arrives. */
export type ArrivingNotification =
  | { readonly kind: 'mail'; readonly subject: string; readonly body: string }
  /** A message in a chat channel; the parts are shown below each other. */
  | {
      readonly kind: 'chat';
      readonly title: string;
      readonly description: string;
      readonly nextSteps: readonly string[];
    };

/** The notification. */
export function mailPreview(input: MailPreviewInput): ArrivingNotification {
  const { alarm, place, rule, to } = input;
  const { region } = place;
  if (!rule) {
    const body = mailBody(ownMail(input), to, region);
    return { kind: 'mail', subject: alarmSubject(alarm.name, 'ALARM', region), body };
  }
  const message = ruleMessage(rule, input);
  return rule.receiver === 'text'
    ? { kind: 'mail', subject: subjectOfTopics, body: mailBody(message, to, region) }
    : chatMessage(message);
}

/** An example: a user connects at the time given. */
export function exampleEvent(
  alarm: AlarmDefinition | LogAlarmDefinition,
  at: number,
): ExampleEvent {
  const periodMs = ('query' in alarm ? alarm.query.rateMinutes * 60 : alarm.periodSeconds) * 1000;
  return {
    at,
    datapointAt: Math.floor(at / periodMs) * periodMs - periodMs,
    value: alarm.comparison === 'GreaterThanThreshold' ? alarm.threshold + 1 : alarm.threshold,
    attributes: {
      connection_id: 'cvpn-connection-0123456789abcdef0',
      username: 'alice',
      common_name: 'alice.example.com',
      device_ip: '203.0.113.7',
      start_time: new Date(at - 60_000).toISOString().slice(0, 19).replace('T', ' '),
      reason: 'authentication-failed',
    },
    contributorId: '0123456789abcdef',
    executionId: '01234567-89ab-cdef-0123-456789abcdef',
  };
}

function ownMail({ alarm, place, event }: MailPreviewInput): string {
  const { at, executionId } = event;
  const change = { from: 'OK', to: 'ALARM', at } as const;
  if (!('query' in alarm))
    return metricAlarmMail(alarm, { ...change, reason: metricReason(alarm, event) }, place);

  const attributes = grouped(alarm, event);
  const contributor = { id: event.contributorId, attributes };
  const isGrouped = Object.keys(attributes).length > 0;
  const reason = isGrouped
    ? '1 out of 1 contributors evaluated to ALARM'
    : singleReason(alarm, event);
  const { rateMinutes } = alarm.query;
  const schedule = `rate(${rateMinutes} ${rateMinutes === 1 ? 'minute' : 'minutes'})`;
  return logAlarmMail(
    { ...alarm, query: { ...alarm.query, schedule } },
    { ...change, reason, executionId, logLines: [], ...(isGrouped && { contributor }) },
    place,
  );
}

function metricReason(alarm: AlarmDefinition, { datapointAt, value }: ExampleEvent): string {
  const count = alarm.evaluationPeriods;
  const datapoints = Array.from({ length: count }, (_, index) => ({
    at: datapointAt - (count - 1 - index) * alarm.periodSeconds * 1000,
    value,
  }));
  if (alarm.comparison === 'other') return 'Thresholds Crossed: …';
  const evaluation = evaluate(
    alarm,
    datapoints.map((datapoint) => datapoint.value),
    'OK',
  );
  return reasonText(alarm, evaluation, datapoints);
}

function singleReason(alarm: LogAlarmDefinition, { at, value }: ExampleEvent): string {
  const rules = { ...alarm, grouped: false };
  const runs = Array.from({ length: alarm.resultsToEvaluate }, (_, index) => ({
    run: { id: '', at: at - index * alarm.query.rateMinutes * 60_000 },
    value,
  }));
  return decidedReason(rules, runs.reverse(), 'ALARM');
}

/** The attributes that the alarm groups by, in its order. */
function grouped(
  { query }: LogAlarmDefinition,
  { attributes }: ExampleEvent,
): Readonly<Record<string, string>> {
  try {
    const { by } = parseAggregation(query.aggregation);
    return Object.fromEntries(by.map((name) => [name, attributes[name] ?? '…']));
  } catch (error) {
    if (error instanceof QueryError) return {};
    throw error;
  }
}

/** What EventBridge publishes for the event. */
function ruleMessage(rule: PlainNotificationInput, { alarm, event }: MailPreviewInput): string {
  const isLog = 'query' in alarm;
  const change = {
    time: new Date(event.at).toISOString().replace(/\.\d+Z$/, 'Z'),
    detail: {
      state: { reason: isLog ? singleReason(alarm, event) : metricReason(alarm, event) },
      ...(isLog && { alarmContributor: { attributes: grouped(alarm, event) } }),
    },
  };
  const settings = { InputTransformer: plainNotification(rule) };
  return targetInput(settings, change, { name: '', arn: '' });
}

/** @throws SyntaxError for a message that is not JSON, which the templates of chat exclude */
function chatMessage(message: string): ArrivingNotification {
  const { content } = JSON.parse(message) as {
    readonly content: {
      readonly title: string;
      readonly description: string;
      readonly nextSteps?: readonly string[];
    };
  };
  const { title, description, nextSteps = [] } = content;
  return { kind: 'chat', title, description, nextSteps };
}
