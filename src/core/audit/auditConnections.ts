/**
 * Classifies the connections of an endpoint by whether its alarms notified of them. Each connection
 * gets exactly one verdict: the best one of all alarms.
 */
import type { ConnectionRecord } from '../model/connectionRecord';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { CooperativeTask } from '../base/cooperativeTask';
import { classify, spanFor } from './classify';
import { publicationsOf } from './publications';
import type { AlarmSpan, AlarmTimeline } from './timeline';
import {
  verdictKinds,
  type Classification,
  type Publications,
  type Verdict,
  type VerdictKind,
} from './verdict';

/** The input of an audit. */
export interface AuditInput {
  /** Connections that started in this range are classified. */
  readonly range: TimeRange;
  /** All known connections of one endpoint, including those that started before the range. */
  readonly records: readonly ConnectionRecord[];
  /** The samples of that endpoint, oldest first, starting a little before the range. */
  readonly samples: readonly Sample[];
  readonly timelines: readonly AlarmTimeline[];
  /** When the data were read, ms since 1970. */
  readonly now: number;
}

/** The result of an audit. */
export interface Audit {
  readonly range: TimeRange;
  /** In the order of the connections' start times. */
  readonly classifications: readonly Classification[];
  readonly totals: Readonly<Record<VerdictKind, number>>;
}

/** Classifies every connection that started in the range. Works in steps. */
export function* auditConnections(input: AuditInput): CooperativeTask<Audit> {
  const { range, records, samples, timelines, now } = input;
  const publications = yield* publicationsOf(records, samples);
  const began = records
    .filter(({ startedAt }) => startedAt >= range.start && startedAt < range.end)
    .sort((a, b) => a.startedAt - b.startedAt);
  const classifications: Classification[] = [];
  for (const record of began) {
    yield;
    classifications.push(classificationOf(record, publications(record), timelines, now));
  }
  const notified = yield* notifiedTogether(classifications);
  return { range, classifications: notified, totals: totalsOf(notified) };
}

function classificationOf(
  record: ConnectionRecord,
  publications: Publications,
  timelines: readonly AlarmTimeline[],
  now: number,
): Classification {
  const verdicts = timelines.map((timeline) => ({
    name: timeline.name,
    verdict: classify(record, publications, timeline, now),
    span: spanFor(timeline, record, publications),
  }));
  const best = bestOf(verdicts);
  return {
    record,
    publications,
    verdict: best?.verdict ?? { kind: 'noAlarm' },
    ...(best && {
      alarm: {
        name: best.name,
        ...(best.span.kind === 'set' && { source: best.span.source }),
      },
    }),
  };
}

interface OfAlarm {
  readonly name: string;
  readonly verdict: Verdict;
  readonly span: AlarmSpan;
}

function bestOf(verdicts: readonly OfAlarm[]): OfAlarm | undefined {
  const rank = ({ verdict }: OfAlarm): number => verdictKinds.indexOf(verdict.kind);
  return verdicts.reduce<OfAlarm | undefined>(
    (best, one) => (best && rank(best) <= rank(one) ? best : one),
    undefined,
  );
}

/**
 * One notification can cover several connections, according to the records or to the rise of the
 * count.
 */
function* notifiedTogether(
  classifications: readonly Classification[],
): CooperativeTask<readonly Classification[]> {
  const notified = new Map<string, number>();
  const keyOf = (at: number, { alarm }: Classification): string => `${at} ${alarm?.name ?? ''}`;
  for (const classification of classifications) {
    yield;
    const { verdict } = classification;
    if (verdict.kind !== 'notified') continue;
    const key = keyOf(verdict.at, classification);
    notified.set(key, (notified.get(key) ?? 0) + 1);
  }
  const found: Classification[] = [];
  for (const classification of classifications) {
    yield;
    const { verdict } = classification;
    if (verdict.kind !== 'notified') {
      found.push(classification);
    } else {
      const { at } = verdict;
      const known = notified.get(keyOf(at, classification)) ?? 1;
      found.push(withOthers(classification, at, known));
    }
  }
  return found;
}

/**
 * @param at time of the notification, ms since 1970
 * @param known number of connections that the records show for the notification
 */
function withOthers(classification: Classification, at: number, known: number): Classification {
  const { before, after } = classification.publications;
  const risen = before && after ? after.value - before.value : 0;
  const others = Math.max(known, risen) - 1;
  if (others < 1) return classification;
  return { ...classification, verdict: { kind: 'notifiedTogether', at, others } };
}

function totalsOf(
  classifications: readonly Classification[],
): Readonly<Record<VerdictKind, number>> {
  const totals = Object.fromEntries(verdictKinds.map((kind) => [kind, 0])) as Record<
    VerdictKind,
    number
  >;
  for (const { verdict } of classifications) totals[verdict.kind]++;
  return totals;
}
