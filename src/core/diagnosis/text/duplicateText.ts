/** Texts of alarms that notify the same subscribers of the same, entirely or in part. */
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';
import { sentences } from '../../text/phrases';
import type { AnyAlarm } from '../../model/logAlarm';
import { lostActions } from '../duplicates';
import type { WatchDiagnosis } from '../finding';
import type { LogDiagnosis } from '../logDiagnosis';
import type { FindingText, FindingWords } from './findingWords';

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring';

/** The text of two alarms with the same condition. */
export function duplicateText(
  { other, only }: Extract<WatchDiagnosis, { readonly rule: 'duplicate' }>,
  words: FindingWords,
): FindingText {
  const { t } = words;
  const name = displayText(other);
  const link = `${guide}/AlarmThatSendsEmail.html`;
  if (only.length === 0) {
    return {
      what: t('The alarm {0} sends the same notifications to the same subscribers.', name),
      why: t('Each connection sends two emails.'),
      remedy: t('Delete one of the two.'),
      link,
    };
  }
  const what = t('The alarm {0} sends the same notifications to some of the subscribers.', name);
  return {
    what: sentences([what, onlyText(only, words)], t),
    why: t('Each connection sends two emails to those whom both alarms notify.'),
    remedy: t('Remove the topics that both notify from one of the two, or delete one of them.'),
    link,
  };
}

/** The text of an alarm on a number whose connections a log alarm notifies of as well. */
export function namedDuplicateText(
  { other, only }: Extract<LogDiagnosis, { readonly rule: 'namedDuplicate' }>,
  words: FindingWords,
): FindingText {
  const { t } = words;
  const name = displayText(other);
  const what =
    only.length === 0
      ? t('The log alarm {0} notifies the same subscribers of the same connections, by name.', name)
      : sentences(
          [
            t(
              'The log alarm {0} notifies some of the subscribers of the same connections, by name.',
              name,
            ),
            onlyText(only, words),
          ],
          t,
        );
  return {
    what,
    why: t('A connection that both alarms detect sends two emails.'),
    remedy: t('Delete this alarm, or let it notify another topic.'),
    link: `${guide}/alarm-log.html`,
  };
}

/** What ends with an alarm although another one stays, as sentences; none if nothing does. */
export function lossTexts(
  goes: AnyAlarm,
  stays: AnyAlarm,
  words: Pick<FindingWords, 't' | 'format'>,
): readonly string[] {
  const { t, format } = words;
  const { ALARM, ...others } = lostActions(goes, stays);
  return [
    ...(ALARM.length > 0 ? [onlyText(ALARM, words)] : []),
    ...Object.entries(others).flatMap(([state, arns]) =>
      arns.length > 0
        ? [
            t(
              'Only this alarm notifies {0} of the state {1}.',
              format.list(arns.map((arn) => topicName(arn))),
              state,
            ),
          ]
        : [],
    ),
  ];
}

/** What the other alarm does not notify. @param only ARNs */
export function onlyText(
  only: readonly string[],
  { t, format }: Pick<FindingWords, 't' | 'format'>,
): string {
  return t('Only this alarm notifies {0}.', format.list(only.map((arn) => topicName(arn))));
}
