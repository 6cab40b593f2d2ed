/** The answers with which an alarm on the rise of the connection count is upgraded to a log alarm. */
import { isLogAlarm, type AnyAlarm } from '../../model/logAlarm';
import { parseTopicArn, type Topic } from '../../model/topic';
import { methodOf } from '../../watching/methodOf';
import type { AlarmDraft } from '../create/alarmDraft';

/** Whether the alarm has the gaps that a log alarm closes. */
export function canUpgrade(alarm: AnyAlarm): boolean {
  return !isLogAlarm(alarm) && methodOf(alarm) === 'rise';
}

/** The topics that the alarm notifies, by ARN. */
export function notifiedTopics({
  alarmActions,
}: Pick<AnyAlarm, 'alarmActions'>): readonly string[] {
  return alarmActions.filter((arn) => parseTopicArn(arn) !== undefined);
}

/**
 * The draft of the log alarm beside it.
 * @param topic the first topic that the alarm notifies; undefined if there is none, so that it is asked for
 */
export function upgradeDraft(alarm: AnyAlarm, topic: Topic | undefined): AlarmDraft {
  const [, ...furtherTopics] = notifiedTopics(alarm);
  return {
    method: 'logAlarm',
    detects: 'connections',
    ...(topic && { topic: { kind: 'existing', topic }, furtherTopics }),
  };
}
