/** Texts of a verdict: its label, and the reason with times and counts. */
import type {
  Classification,
  Publications,
  SilentActions,
  UnknownReason,
  Verdict,
  VerdictKind,
} from './verdicts/verdict';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import { markLabel } from './view/markText';
import { markOf } from './view/verdictMark';

/** The label of a verdict. */
export function verdictLabel(kind: VerdictKind, t: Translate): string {
  return kind === 'notified' ? t('Notified') : markLabel(markOf({ kind }, false), t);
}

/** The reason in sentences, without markup. */
export function verdictReason(classification: Classification, reader: ViewContext): string {
  const { verdict, publications, alarm } = classification;
  const { t } = reader;
  const counted = verdict.kind === 'noAlarm' ? [] : countText(publications, reader);
  const replayed =
    alarm?.source === 'replay' && verdict.kind !== 'noAlarm'
      ? [t('What the alarm did is replayed, not read from its history.')]
      : [];
  return sentences([...counted, ...verdictSentences(verdict, reader), ...replayed], t);
}

function countText(
  { before, after }: Publications,
  { t, format, now }: ViewContext,
): readonly string[] {
  if (!before || !after) return [];
  return [
    t(
      'The count was {0} at {1} and {2} at {3}.',
      format.count(before.value),
      format.time(before.at, now),
      format.count(after.value),
      format.time(after.at, now),
    ),
  ];
}

function verdictSentences(verdict: Verdict, reader: ViewContext): readonly string[] {
  const { t, format, now } = reader;
  const time = (at: number): string => format.time(at, now);
  switch (verdict.kind) {
    case 'notified':
      return [t('The alarm notified at {0}.', time(verdict.at))];
    case 'notifiedTogether':
      return [
        t(
          'The alarm notified at {0}, once for this connection and {1} more.',
          time(verdict.at),
          format.count(verdict.others),
        ),
      ];
    case 'masked':
      return [
        t(
          'Other connections ended in between, so there was no rise, or one too small for the alarm.',
        ),
      ];
    case 'tooShort':
      return [t('It started and ended in between, so no count includes it.')];
    case 'alreadyInAlarm':
      return [alreadyText(verdict.since, reader)];
    case 'actionsOff':
      return [
        t('The alarm changed to ALARM at {0}.', time(verdict.at)),
        silentText(verdict.actions, t),
      ];
    case 'notMet':
      return [t('The alarm did not go into ALARM: its condition requires more.')];
    case 'overLimit':
      return [
        t(
          'More than {0} contributors were in ALARM at once, and CloudWatch notifies of no more.',
          format.count(verdict.most),
        ),
      ];
    case 'queryFailed':
      return [t('CloudWatch could not run the query, for example because of its role.')];
    case 'tooLate':
      return [
        t(
          'Its log entry became readable after the alarm had evaluated that time for the last time.',
        ),
      ];
    case 'outsideWindows':
      return [t('The time windows of its query leave gaps, and the log entry is in one of them.')];
    case 'notMatched':
      return [t('The log has an entry of it that the query or the metric filter does not match.')];
    case 'noAlarm':
      return [t('No alarm on connections existed at that time.')];
    case 'unknown':
      return [unknownText(verdict.why, t)];
  }
}

function alreadyText(since: number | undefined, { t, format, now }: ViewContext): string {
  return since === undefined
    ? t('The alarm was already in ALARM, and a state that does not change notifies nobody.')
    : t(
        'The alarm had been in ALARM since {0}, and a state that does not change notifies nobody.',
        format.time(since, now),
      );
}

function silentText(actions: SilentActions, t: Translate): string {
  switch (actions.why) {
    case 'off':
      return t('Its actions were disabled.');
    case 'none':
      return t('It had no action for ALARM.');
    case 'notRun':
      return t('CloudWatch reports no action that ran; a mute rule may be the reason.');
    case 'failed':
      return actions.error === undefined
        ? t('Its action failed.')
        : t('Its action failed: {0}', displayText(actions.error));
  }
}

function unknownText(why: UnknownReason, t: Translate): string {
  switch (why) {
    case 'pending':
      return t(
        'The count or the log entry that includes it has not been published yet, or the alarm has not evaluated it yet.',
      );
    case 'notLogged':
      return t(
        'The connection log has no entry of it, so it is unknown what an alarm on the log did.',
      );
    case 'noSample':
      return t('CloudWatch has no count from that time, so it is unknown what the alarm saw.');
    case 'warmUp':
      return t('The alarm was in its warm-up period, in which CloudWatch does not evaluate it.');
    case 'alarmUnknown':
      return t('The settings of the alarm at that time are unknown, so it cannot be replayed.');
  }
}
