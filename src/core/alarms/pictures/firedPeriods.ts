/** When an alarm was in ALARM, from its history. */
import { alarmBand } from '../../chart/view/timeline';
import { alarmHistoryMs } from '../../cloudwatch/limits';
import type { Transition } from '../../model/alarm';
import type { TimeRange } from '../../model/timeRange';
import type { Translate } from '../../ports/translate';

/** The periods in ALARM within a range; one that lasts goes to the end of the range. */
export function firedWithin(
  alarmName: string,
  transitions: readonly Transition[],
  range: TimeRange,
): readonly TimeRange[] {
  return alarmBand(alarmName, transitions, range).stretches.map(({ start, end }) => ({
    start,
    end: end ?? range.end,
  }));
}

/** What the history does not show. */
export function historyText(
  transitions: readonly Transition[] | undefined,
  { start, end }: TimeRange,
  t: Translate,
): readonly string[] {
  if (!transitions) return [t('When the alarm fired is unknown: its history could not be read.')];
  return end - start > alarmHistoryMs
    ? [
        t(
          'CloudWatch keeps the history of an alarm for 30 days: earlier, only the replay is shown.',
        ),
      ]
    : [];
}
