/**
 * What did the alarm miss? Each connection that began is matched with what the alarms of its
 * endpoint did, and gets exactly one verdict: the best of any alarm.
 */
import type { ConnectionRecord } from '../model/connectionRecord';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { Steps } from '../base/steps';
import { judge, spanFor } from './judge';
import { publicationsOf } from './publications';
import type { AlarmSpan, AlarmTimeline } from './timeline';
import { verdictKinds } from './verdict';
import type { Judgement, Publications, Verdict, VerdictKind } from './verdict';

/** What an audit looks at. */
export interface AuditInput {
  /** Connections that began in it are judged. */
  readonly range: TimeRange;
  /** All that are known of one endpoint, those that began before the range too. */
  readonly records: readonly ConnectionRecord[];
  /** Of that endpoint, oldest first, from a little before the range on. */
  readonly samples: readonly Sample[];
  readonly timelines: readonly AlarmTimeline[];
  /** When the data were read, ms since 1970. */
  readonly now: number;
}

/** What came of it. */
export interface Audit {
  readonly range: TimeRange;
  /** In the order in which the connections began. */
  readonly judgements: readonly Judgement[];
  readonly totals: Readonly<Record<VerdictKind, number>>;
}

/** Judges every connection that began in the range. Works in steps. */
export function* auditConnections(input: AuditInput): Steps<Audit> {
  const { range, records, samples, timelines, now } = input;
  const publications = yield* publicationsOf(records, samples);
  const began = records
    .filter(({ startedAt }) => startedAt >= range.start && startedAt < range.end)
    .sort((a, b) => a.startedAt - b.startedAt);
  const judgements: Judgement[] = [];
  for (const record of began) {
    yield;
    judgements.push(judgementOf(record, publications(record), timelines, now));
  }
  const told = yield* togetherTold(judgements);
  return { range, judgements: told, totals: totalsOf(told) };
}

function judgementOf(
  record: ConnectionRecord,
  publications: Publications,
  timelines: readonly AlarmTimeline[],
  now: number,
): Judgement {
  const verdicts = timelines.map((timeline) => ({
    name: timeline.name,
    verdict: judge(record, publications, timeline, now),
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

/** One notification can be about several: those that the records show, or that the count shows. */
function* togetherTold(judgements: readonly Judgement[]): Steps<readonly Judgement[]> {
  const told = new Map<string, number>();
  const keyOf = ({ alarm, verdict }: Judgement): string | undefined =>
    verdict.kind === 'told' ? `${verdict.at} ${alarm?.name ?? ''}` : undefined;
  for (const judgement of judgements) {
    yield;
    const key = keyOf(judgement);
    if (key !== undefined) told.set(key, (told.get(key) ?? 0) + 1);
  }
  const found: Judgement[] = [];
  for (const judgement of judgements) {
    yield;
    const key = keyOf(judgement);
    found.push(key === undefined ? judgement : withOthers(judgement, told.get(key) ?? 1));
  }
  return found;
}

/** @param told how many connections the records show for the notification */
function withOthers(judgement: Judgement, told: number): Judgement {
  const { verdict, publications } = judgement;
  const { before, after } = publications;
  const risen = before && after ? after.value - before.value : 0;
  const others = Math.max(told, risen) - 1;
  return verdict.kind !== 'told' || others < 1
    ? judgement
    : { ...judgement, verdict: { kind: 'toldTogether', at: verdict.at, others } };
}

function totalsOf(judgements: readonly Judgement[]): Readonly<Record<VerdictKind, number>> {
  const totals = Object.fromEntries(verdictKinds.map((kind) => [kind, 0])) as Record<
    VerdictKind,
    number
  >;
  for (const { verdict } of judgements) totals[verdict.kind]++;
  return totals;
}
