/** Makes the picture of a replay over the connection log. */
import { isNotified, type Verdict } from '../../audit/verdicts/verdict';
import { verdictLabel } from '../../audit/verdictText';
import { connectionUser } from '../../model/connection';
import type { Transition } from '../../model/alarm';
import { logBasis } from '../../replay/basisText';
import { firedWithin, historyText } from './firedPeriods';
import {
  countSteps,
  type PictureFiring,
  type ReplayPicture,
} from '../../replay/view/replayPicture';
import { displayText } from '../../text/displayText';
import type { ViewContext } from '../../text/viewContext';
import { coverageHeadline } from '../../coverage/coverageReport';
import type { ConnectionOutcome } from '../../coverage/coverageSteps';
import { coverageCells, coverageHeader } from '../../coverage/coverageText';
import type { CoverageReport } from '../../coverage/readCoverage';

/**
 * The picture of the first method of the report; undefined if it is unknown what it would have done.
 * @param transitions of the alarm; undefined if its history could not be read
 */
export function coveragePicture(
  report: CoverageReport,
  alarmName: string,
  transitions: readonly Transition[] | undefined,
  reader: ViewContext,
): ReplayPicture | undefined {
  const { t } = reader;
  const { methods, outcomes, range, samples } = report;
  const [own] = methods;
  if (own?.notified === undefined) return undefined;
  return {
    alarmName: displayText(alarmName),
    range,
    headline: coverageHeadline(own, report, reader),
    facts: [],
    counts: countSteps(samples.filter(({ at }) => at >= range.start)),
    fired: transitions ? firedWithin(alarmName, transitions, range) : null,
    wouldFire: notifications(outcomes),
    missed: outcomes
      .filter(({ verdict }) => !isNotified(verdict))
      .map(({ record, verdict }) => ({
        at: record.startedAt,
        text: t('{0}: {1}', userOf(record), verdictLabel(verdict.kind, t)),
      })),
    table: {
      title: t('Alarms and methods compared'),
      header: coverageHeader(t),
      rows: methods.map((one, index) => ({ cells: coverageCells(one, reader), own: index === 0 })),
    },
    basis: [logBasis(t), ...historyText(transitions, range, t)],
  };
}

/** One firing for each time; several connections may share it. */
function notifications(outcomes: readonly ConnectionOutcome[]): readonly PictureFiring[] {
  const users = new Map<number, string[]>();
  for (const { record, verdict } of outcomes) {
    const at = notifiedAt(verdict);
    if (at !== undefined) users.set(at, [...(users.get(at) ?? []), userOf(record)]);
  }
  return [...users]
    .sort(([a], [b]) => a - b)
    .map(([at, names]) => ({ start: at, end: at, who: names.join(', ') }));
}

function notifiedAt(verdict: Verdict): number | undefined {
  return isNotified(verdict) && 'at' in verdict ? verdict.at : undefined;
}

function userOf(record: ConnectionOutcome['record']): string {
  return displayText(connectionUser(record));
}
