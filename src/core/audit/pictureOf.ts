/** Makes the picture of an audit: all alarms together, or one of them. */
import type { CooperativeTask } from '../base/cooperativeTask';
import { hourMs } from '../base/duration';
import { coverageCells } from '../coverage/coverageText';
import type { MethodCoverage } from '../coverage/compareMethods';
import { connectionUser } from '../model/connection';
import type { TimeRange } from '../model/timeRange';
import { displayText } from '../text/displayText';
import type { ViewContext } from '../text/viewContext';
import { alarmBasisText, auditBasis } from './auditBasis';
import { gapText } from './gapText';
import type { AuditReport } from './readAudit';
import type { Classification } from './verdicts/verdict';
import type { AlarmLane, AuditEntry, AuditPicture, GapBand, MethodRow } from './view/auditPicture';
import { markOf, markOfConnection, verdictMarks, type VerdictMark } from './view/verdictMark';

/** EC2 lists connections that ended within this time. */
const ec2Ms = hourMs;

/** A picture and its connections, oldest first. */
export interface WholePicture {
  readonly picture: AuditPicture;
  readonly entries: readonly AuditEntry[];
}

/**
 * The picture. Works in steps.
 * @param alarm the name of the only alarm to show; null for all
 */
export function* pictureOf(
  report: AuditReport,
  alarm: string | null,
  reader: ViewContext,
): CooperativeTask<WholePicture> {
  const { audit, alarms, coverage, gaps, now } = report;
  const index = alarms.findIndex(({ name }) => name === alarm);
  const totals = Object.fromEntries(verdictMarks.map((mark) => [mark, 0])) as Record<
    VerdictMark,
    number
  >;
  const entries: AuditEntry[] = [];
  for (const classification of audit.classifications) {
    yield;
    const entry = entryOf(classification, index);
    totals[entry.mark]++;
    entries.push(entry);
  }
  const shown = alarms.filter((_, at) => index < 0 || at === index);
  return {
    entries,
    picture: {
      range: audit.range,
      now,
      alarms: shown.map((one) => laneOf(one, audit.range)),
      gaps: bandsOf(report),
      totals,
      methods: coverage.map((one) => methodRow(one, reader)),
      faults: gaps.map((gap) => gapText(gap, reader.t)),
      basis: [
        ...alarms.map((one) =>
          reader.t('{0}: {1}', displayText(one.name), alarmBasisText(one, reader)),
        ),
        ...auditBasis(report, reader),
      ],
    },
  };
}

/** @param index of the only alarm; negative for all */
function entryOf(classification: Classification, index: number): AuditEntry {
  const { record, verdict: best, byAlarm } = classification;
  const one = byAlarm[index];
  const verdict = one ? one.verdict : best;
  const mark = one ? markOf(one.verdict, one.isNamed) : markOfConnection(classification);
  const notified = verdict.kind === 'notified' || verdict.kind === 'notifiedTogether';
  return {
    id: record.id,
    user: displayText(connectionUser(record)),
    startedAt: record.startedAt,
    endedAt: record.endedAt ?? null,
    mark,
    notifiedAt: notified ? verdict.at : null,
  };
}

function laneOf(
  { name, firings }: AuditReport['alarms'][number],
  { start, end }: TimeRange,
): AlarmLane {
  return {
    name: displayText(name),
    firings: firings
      .filter(({ at, until = Infinity }) => at < end && until > start)
      .map(({ at, until }) => ({ at, until: until ?? null })),
  };
}

/** What is unknown, as parts of the range. */
function bandsOf({ audit: { range }, gaps, countGaps, now }: AuditReport): readonly GapBand[] {
  const bands: GapBand[] = countGaps.map((gap) => ({ ...gap, of: 'counts' }));
  for (const gap of gaps) {
    if (gap.kind === 'samples') bands.push({ ...range, of: 'counts' });
    const until = unknownUntil(gap, now);
    if (until === undefined || until <= range.start) continue;
    bands.push({ start: range.start, end: Math.min(until, range.end), of: 'connections' });
  }
  return bands;
}

/** Before which time a gap leaves connections unknown, ms since 1970; undefined if it leaves none. */
function unknownUntil(gap: AuditReport['gaps'][number], now: number): number | undefined {
  switch (gap.kind) {
    case 'noLog':
    case 'log':
      return now - ec2Ms;
    case 'logCut':
      return gap.before;
    default:
      return undefined;
  }
}

function methodRow(coverage: MethodCoverage, reader: ViewContext): MethodRow {
  const { alarmName, notified: count, connections } = coverage;
  const cells = coverageCells(coverage, reader);
  const [name = '', notified = '', named = '', typicalDelay = '', longestDelay = ''] = cells;
  const share = count === undefined || connections === 0 ? null : count / connections;
  const isProposed = alarmName === undefined;
  return {
    name: displayText(name),
    isProposed,
    share,
    notified,
    named,
    typicalDelay,
    longestDelay,
  };
}
