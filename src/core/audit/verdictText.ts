/** A verdict in words: its name, and the reasoning with times and counts. */
import type {
  Classification,
  Publications,
  SilentActions,
  UnknownReason,
  Verdict,
  VerdictKind,
} from './verdict';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** The name of a verdict. */
export function verdictLabel(kind: VerdictKind, t: Translate): string {
  const labels: Readonly<Record<VerdictKind, string>> = {
    notified: t('Notified'),
    notifiedTogether: t('Notified together with others'),
    masked: t('Masked by a disconnection'),
    tooShort: t('Shorter than the publishing interval'),
    alreadyInAlarm: t('The alarm was in ALARM already'),
    actionsOff: t('The alarm changed, but nobody was told'),
    notMet: t('The condition of the alarm did not hold'),
    noAlarm: t('No alarm then'),
    unknown: t('Cannot be told'),
  };
  return labels[kind];
}

/** Why, in sentences; without markup. */
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
      return [t('Others ended in between, so there was no rise, or one too small for the alarm.')];
    case 'tooShort':
      return [t('It began and ended in between, so it was in no count.')];
    case 'alreadyInAlarm':
      return [alreadyText(verdict.since, reader)];
    case 'actionsOff':
      return [
        t('The alarm changed to ALARM at {0}.', time(verdict.at)),
        silentText(verdict.actions, t),
      ];
    case 'notMet':
      return [t('The alarm stayed out of ALARM: its condition asks for more.')];
    case 'noAlarm':
      return [t('No alarm on the number of connections existed then.')];
    case 'unknown':
      return [unknownText(verdict.why, t)];
  }
}

function alreadyText(since: number | undefined, { t, format, now }: ViewContext): string {
  return since === undefined
    ? t('The alarm was in ALARM already, and a state that does not change notifies nobody.')
    : t(
        'The alarm was in ALARM since {0}, and a state that does not change notifies nobody.',
        format.time(since, now),
      );
}

function silentText(actions: SilentActions, t: Translate): string {
  switch (actions.why) {
    case 'off':
      return t('Its actions were switched off.');
    case 'none':
      return t('It had no action for ALARM.');
    case 'notRun':
      return t('CloudWatch tells of no action that was run; a mute rule can be why.');
    case 'failed':
      return actions.error === undefined
        ? t('Its action failed.')
        : t('Its action failed: {0}', displayText(actions.error));
  }
}

function unknownText(why: UnknownReason, t: Translate): string {
  switch (why) {
    case 'pending':
      return t('The count that will show it, or the alarm’s look at it, is still to come.');
    case 'noSample':
      return t('CloudWatch has no count from then, so nobody can say what the alarm saw.');
    case 'warmUp':
      return t('The alarm was in its warm-up period, in which CloudWatch does not evaluate it.');
    case 'alarmUnknown':
      return t('What the alarm was like then is not known, so it cannot be replayed.');
  }
}
