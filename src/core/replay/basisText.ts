/** Texts of the assumptions of an audit or a replay for behavior that AWS does not document. */
import type { Calibration } from './estimateAssumptions';
import type { Translate } from '../ports/translate';
import type { Format } from '../text/format';

/** How long a rise stays in the evaluation range, and the source of this number. */
export function assumptionText(
  { assumptions, episodes, wallClock }: Calibration,
  t: Translate,
  format: Format,
): string {
  if (wallClock) return t('An evaluation uses only the datapoints of its wall clock window.');
  const extra = format.count(assumptions.extraDatapoints);
  return episodes > 0
    ? t(
        'Datapoints that an evaluation uses beyond those that the alarm requires: {0}. Calibrated from the times that this alarm left ALARM: {1}. AWS does not document this.',
        extra,
        format.count(episodes),
      )
    : t(
        'Assumed: datapoints that an evaluation uses beyond those that the alarm requires: {0}. AWS does not document this.',
        extra,
      );
}

/** The other assumptions of a replay. */
export function replayBasis(t: Translate): readonly string[] {
  return [
    t('Assumed: a count can be read as soon as its minute is over.'),
    t(
      'Counts older than 15 days are kept only for every five minutes, newer ones for every minute.',
    ),
  ];
}

/** What is assumed of an alarm that reads the connection log. */
export function logBasis(t: Translate): string {
  return t(
    'Assumed: a log entry can be queried as soon as CloudWatch Logs has received it, and every query succeeds.',
  );
}
