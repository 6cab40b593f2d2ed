/**
 * Selects the topics that a refresh reads. A topic takes two calls and seldom changes. One with a
 * pending subscription is read at each refresh, because the user waits for the confirmation.
 */
import { minuteMs } from '../base/duration';
import type { AnyAlarm } from '../model/logAlarm';
import type { AlarmRule, Part } from '../model/snapshot';
import { isConfirmed, parseTopicArn, type Topic } from '../model/topic';
import type { PartAges } from './partAges';

/** Minimum interval between two reads of a topic without pending subscriptions, in ms. */
const minIntervalMs = 15 * minuteMs;

/**
 * Splits the topics of the alarms, and of the EventBridge rules that notify of alarms, into those that
 * keep their data and those to read now.
 */
export function topicsToRead(
  { alarms, rules }: { readonly alarms: readonly AnyAlarm[]; readonly rules: readonly AlarmRule[] },
  known: Readonly<Record<string, Part<Topic>>>,
  options: { readonly region: string; readonly ages: PartAges; readonly full: boolean },
): { readonly keep: readonly string[]; readonly due: readonly string[] } {
  const arns = new Set([
    ...alarms.flatMap((a) => [...a.alarmActions, ...a.okActions, ...a.insufficientDataActions]),
    ...rules.flatMap(({ enabled, targetArns }) => (enabled ? targetArns : [])),
  ]);
  const readable = [...arns].filter((arn) => parseTopicArn(arn)?.region === options.region);
  const isDue = (arn: string): boolean => options.full || due(known[arn], options.ages);
  return { keep: readable.filter((arn) => !isDue(arn)), due: readable.filter(isDue) };
}

function due(part: Part<Topic> | undefined, ages: PartAges): boolean {
  if (part?.kind !== 'ready') return true;
  return ages.of(part) >= minIntervalMs || !part.value.subscriptions.every(isConfirmed);
}
