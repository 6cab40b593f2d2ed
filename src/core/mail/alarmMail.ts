/**
 * The parts that the mails of all kinds of alarm share, in AWS's layout. Not translated: CloudWatch
 * writes them.
 */
import type { AlarmState } from '../model/alarm';
import { regionName } from './regionNames';

/** A change of state that is mailed. */
export interface MailedChange {
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The alarm's account, region and ARN. */
export interface MailedAlarm {
  readonly arn: string;
  readonly region: string;
  readonly accountId: string;
}

/** The members of an alarm that all mails show. */
interface Described {
  readonly name: string;
  readonly description?: string;
}

/** The actions of an alarm. */
interface Acting {
  readonly alarmActions: readonly string[];
  readonly okActions: readonly string[];
  readonly insufficientDataActions: readonly string[];
}

/** SNS's maximum subject length: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const longestSubject = 100;

/**
 * `ALARM: "name" in Asia Pacific (Tokyo)`; non-ASCII characters of the name become `_`, and a name
 * that is too long is cut.
 */
export function alarmSubject(alarmName: string, state: AlarmState, region: string): string {
  const place = regionName(region);
  const name = alarmName.replaceAll(/[^\x20-\x7e]+/g, '_');
  const room = longestSubject - `${state}: "" in ${place}`.length;
  const shown = name.length <= room ? name : `${name.slice(0, room - 3)}...`;
  return `${state}: "${shown}" in ${place}`;
}

/** The beginning of the body: the sentence and the link to the console. */
export function opening(name: string, change: MailedChange, region: string): readonly string[] {
  return [
    `You are receiving this email because your Amazon CloudWatch Alarm "${name}" in the ` +
      `${regionName(region)} region has entered the ${change.to} state, because ` +
      `"${change.reason}" at "${mailTime(change.at)}".`,
    '',
    'View this alarm in the AWS Management Console:',
    `${consoleOf(region)}#alarmsV2:alarm/${encodeURIComponent(name)}`,
    '',
  ];
}

/** The console's address for links in mails. */
export function consoleOf(region: string): string {
  return `https://${region}.console.aws.amazon.com/cloudwatch/deeplink.js?region=${region}`;
}

/** The lines of `Alarm Details`. */
export function details(
  { name, description = '' }: Described,
  change: MailedChange,
  { arn, accountId }: MailedAlarm,
): readonly string[] {
  return [
    'Alarm Details:',
    `- Name:                       ${name}`,
    `- Description:                ${description}`,
    `- State Change:               ${change.from} -> ${change.to}`,
    `- Reason for State Change:    ${change.reason}`,
    `- Timestamp:                  ${mailTime(change.at)}`,
    `- AWS Account:                ${accountId}`,
    `- Alarm Arn:                  ${arn}`,
  ];
}

/** The last lines: the actions for each state. */
export function actionLines(alarm: Acting): readonly string[] {
  return [
    'State Change Actions:',
    `- OK: ${bracketed(alarm.okActions)}`,
    `- ALARM: ${bracketed(alarm.alarmActions)}`,
    `- INSUFFICIENT_DATA: ${bracketed(alarm.insufficientDataActions)}`,
  ];
}

const longDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: '2-digit',
  month: 'long',
});

/** `Monday 28 August, 2023 09:06:00 UTC` */
function mailTime(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${longDate.format(ms).replace(',', '')}, ${iso.slice(0, 4)} ${iso.slice(11, 19)} UTC`;
}

/** A whole number as `1.0`. */
export function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** `[arn] [arn]` */
function bracketed(arns: readonly string[]): string {
  return arns.map((arn) => `[${arn}]`).join(' ');
}
