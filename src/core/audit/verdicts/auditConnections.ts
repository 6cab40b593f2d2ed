/**
 * Classifies the connections of an endpoint by whether its alarms notified of them. Each connection
 * gets exactly one verdict: the best one of all alarms.
 */
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { Sample } from '../../model/sample';
import type { TimeRange } from '../../model/timeRange';
import type { CooperativeTask } from '../../base/cooperativeTask';
import type { AlarmVerdict, AuditedAlarm } from './auditedAlarm';
import { publicationsOf } from './publications';
import {
  bestVerdict,
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
  readonly alarms: readonly AuditedAlarm[];
}

/** The result of an audit. */
export interface Audit {
  readonly range: TimeRange;
  /** In the order of the connections' start times. */
  readonly classifications: readonly Classification[];
  readonly totals: Readonly<Record<VerdictKind, number>>;
}

/** One connection as all alarms saw it. */
interface Asked {
  readonly record: ConnectionRecord;
  readonly publications: Publications;
  readonly verdicts: readonly OfAlarm[];
}

interface OfAlarm extends AlarmVerdict {
  readonly name: string;
}

/** Classifies every connection that started in the range. Works in steps. */
export function* auditConnections(input: AuditInput): CooperativeTask<Audit> {
  const { range, records, samples, alarms } = input;
  const publications = yield* publicationsOf(records, samples);
  const began = records
    .filter(({ startedAt }) => startedAt >= range.start && startedAt < range.end)
    .sort((a, b) => a.startedAt - b.startedAt);
  const asked: Asked[] = [];
  for (const record of began) {
    yield;
    const own = publications(record);
    const verdicts = alarms.map(({ name, classify }) => ({ name, ...classify(record, own) }));
    asked.push({ record, publications: own, verdicts });
  }
  const classifications: Classification[] = [];
  const covered = yield* coveredTogether(asked);
  for (const one of asked) {
    yield;
    classifications.push(classificationOf(one, covered));
  }
  return { range, classifications, totals: totalsOf(classifications) };
}

/** How many connections each notification covers, according to the records. */
function* coveredTogether(asked: readonly Asked[]): CooperativeTask<ReadonlyMap<string, number>> {
  const covered = new Map<string, number>();
  for (const { verdicts } of asked) {
    yield;
    for (const [index, one] of verdicts.entries()) {
      if (one.verdict.kind !== 'notified') continue;
      const key = notificationKey(index, one, one.verdict.at);
      covered.set(key, (covered.get(key) ?? 0) + 1);
    }
  }
  return covered;
}

/** @param index of the alarm */
function notificationKey(index: number, { notification }: OfAlarm, at: number): string {
  return `${at} ${index} ${notification ?? ''}`;
}

function classificationOf(
  { record, publications, verdicts }: Asked,
  covered: ReadonlyMap<string, number>,
): Classification {
  const all = verdicts.map((one, index) => {
    const { verdict } = one;
    const known =
      verdict.kind === 'notified' ? covered.get(notificationKey(index, one, verdict.at)) : 1;
    return { ...one, verdict: withOthers(one, publications, known ?? 1) };
  });
  const best = all.length > 0 ? bestVerdict(all) : undefined;
  return {
    record,
    publications,
    verdict: best?.verdict ?? { kind: 'noAlarm' },
    ...(best && {
      alarm: { name: best.name, ...(best.source !== undefined && { source: best.source }) },
    }),
    byAlarm: all.map(({ name, verdict, isNamed = false }) => ({ name, verdict, isNamed })),
  };
}

/**
 * One notification can cover several connections, according to the records or, for an alarm on the
 * count, to its rise.
 * @param known how many the records show for the notification
 */
function withOthers(
  { verdict, notification }: OfAlarm,
  { before, after }: Publications,
  known: number,
): Verdict {
  if (verdict.kind !== 'notified') return verdict;
  const risen = notification === undefined && before && after ? after.value - before.value : 0;
  const others = Math.max(known, risen) - 1;
  return others < 1 ? verdict : { kind: 'notifiedTogether', at: verdict.at, others };
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
