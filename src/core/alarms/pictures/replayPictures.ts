/** Makes the picture of a replay over the number of connections. */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import type { ViewContext } from '../../text/viewContext';
import { firedWithin, historyText } from './firedPeriods';
import { assumptionText, replayBasis } from '../../replay/basisText';
import type { ReadReplay } from '../../replay/readReplay';
import type { RiseOutcome } from '../../replay/replaySummary';
import {
  comparisonCells,
  comparisonHeader,
  isOwnCell,
  replayFacts,
  replayHeadline,
} from '../../replay/replayText';
import { countSteps, type ReplayPicture } from '../../replay/view/replayPicture';

/** The picture; undefined if there was nothing to replay. */
export function replayPicture(report: ReadReplay, reader: ViewContext): ReplayPicture | undefined {
  const { definition, range, summary, compared, calibration, counts, transitions } = report;
  if (!range) return undefined;
  const { t, format } = reader;
  return {
    alarmName: displayText(definition.name),
    range,
    headline: replayHeadline(report, reader),
    facts: replayFacts(report, reader),
    counts: countSteps(counts),
    fired: transitions ? firedWithin(definition.name, transitions, range) : null,
    wouldFire: summary.inAlarm,
    missed: summary.rises.flatMap(({ at, delta, outcome }) => {
      const why = missText(outcome, t);
      return why === undefined
        ? []
        : [{ at, text: t('Rise of {0}: {1}', format.count(delta), why) }];
    }),
    table: {
      title: t('With other periods and thresholds'),
      header: comparisonHeader(t),
      rows: compared.map((cell) => ({
        cells: comparisonCells(cell, reader),
        own: isOwnCell(cell, definition),
      })),
    },
    basis: [
      assumptionText(calibration, t, format),
      ...replayBasis(t),
      ...historyText(transitions, range, t),
    ],
  };
}

function missText(outcome: RiseOutcome, t: Translate): string | undefined {
  switch (outcome) {
    case 'inAlarm':
      return t('already in ALARM');
    case 'notMet':
      return t('the condition did not hold');
    default:
      return undefined;
  }
}
