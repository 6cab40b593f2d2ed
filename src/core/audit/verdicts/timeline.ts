/**
 * The definitions and state changes of an alarm over time: from its history, which CloudWatch
 * retains for 30 days, and before that from a replay of its definition over the samples.
 */
import { alarmHistoryMs } from '../../cloudwatch/limits';
import type { Alarm, AlarmDefinition, AlarmState } from '../../model/alarm';
import type {
  ActionItem,
  AlarmHistoryItem,
  ConfigurationItem,
  StateItem,
} from '../../model/alarmHistory';
import type { Sample } from '../../model/sample';
import type { ReplayedSample } from '../../replay/replayRun';
import type { TimeRange } from '../../model/timeRange';
import type { CooperativeTask } from '../../base/cooperativeTask';
import type { Assumptions } from '../../cloudwatch/evaluation';
import { likelyPeriods } from '../../cloudwatch/evaluationPeriods';
import { countedPeriods } from '../../cloudwatch/reasonData';
import { readsOnlyConnections, replayAlarm } from '../../replay/replayAlarm';
import { replayFailure } from '../../replay/replayObstacle';
import { firstAtOrAfter } from '../../replay/sampleReader';

/** The source of what is known about an alarm. */
export type TimelineSource = 'history' | 'replay';

/** A span of a timeline: from its start until the next span, the same is known about the alarm. */
export type AlarmSpan<D = AlarmDefinition> = { readonly from: number } & (
  | { readonly kind: 'set'; readonly definition: D; readonly source: TimelineSource }
  /** The alarm did not exist: it was not created yet, or was deleted. */
  | { readonly kind: 'absent' }
  /** No history from that time, and no replay. */
  | { readonly kind: 'unknown' }
);

/** A change of state. */
export interface TimelineChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** The time range of the values that decided the change; absent if there were none. */
  readonly counted?: TimeRange;
}

/** Everything that is known about an alarm. */
export interface AlarmTimeline {
  readonly name: string;
  /** Oldest first; the first starts at -Infinity. */
  readonly spans: readonly AlarmSpan[];
  /** Oldest first. */
  readonly changes: readonly TimelineChange[];
  readonly actions: readonly ActionItem[];
}

/** The input of a timeline. */
export interface TimelineInput {
  readonly alarm: Alarm;
  readonly endpointId: string;
  /**
   * The alarm's, oldest first, as far back as CloudWatch retains it; undefined if it cannot be
   * read.
   */
  readonly history: readonly AlarmHistoryItem[] | undefined;
  /** Oldest first: of the endpoint, or those that `readsSamples` means. */
  readonly samples: readonly ReplayedSample[];
  /**
   * Whether the samples are all that the alarm reads; if omitted, they are the counts of the endpoint.
   */
  readonly readsSamples?: boolean;
  readonly now: number;
  readonly assumptions: Assumptions;
}

/** Combines history and replay. Works in steps. */
export function* alarmTimeline(input: TimelineInput): CooperativeTask<AlarmTimeline> {
  const { alarm, history, now } = input;
  const historyStart = history ? now - alarmHistoryMs : Infinity;
  const { readsSamples = readsOnlyConnections(alarm, input.endpointId), samples } = input;
  const replayable = readsSamples && !replayFailure(alarm, samples);
  const spans = spansOf(alarm, history, {
    historyStart,
    replayable,
    definitionOf: ({ definition }) => definition ?? alarm,
  });
  const changes: TimelineChange[] = [];
  for (const [i, span] of spans.entries()) {
    const until = spans[i + 1]?.from ?? now;
    for (const change of yield* replayed(span, until, input)) changes.push(change);
  }
  for (const item of history ?? []) {
    yield;
    if (item.kind === 'state') changes.push(toChange(item, alarm, input.samples));
  }
  return {
    name: alarm.name,
    spans,
    changes,
    actions: (history ?? []).filter((item) => item.kind === 'action'),
  };
}

/** How spans are derived from a history. */
interface SpanRules<D> {
  /** When the history starts, ms since 1970. */
  readonly historyStart: number;
  /** Whether the alarm can be replayed for the time before. */
  readonly replayable: boolean;
  readonly definitionOf: (item: ConfigurationItem) => D;
}

/** What is known about an alarm at each time. */
export function spansOf<D extends { readonly configuredAt?: number }, E = D>(
  alarm: D & E,
  history: readonly AlarmHistoryItem[] | undefined,
  { historyStart, replayable, definitionOf }: SpanRules<E>,
): readonly AlarmSpan<E>[] {
  const unknown: AlarmSpan<E> = { from: -Infinity, kind: 'unknown' };
  const configurations = (history ?? []).filter((item) => item.kind === 'configuration');
  const toSpan = (item: ConfigurationItem): AlarmSpan<E> =>
    item.change === 'deleted'
      ? { from: item.at, kind: 'absent' }
      : { from: item.at, kind: 'set', definition: definitionOf(item), source: 'history' };
  const [first] = configurations;
  if (!first) {
    const since = alarm.configuredAt ?? historyStart;
    const set = { kind: 'set', definition: alarm } as const;
    const before: AlarmSpan<E>[] =
      since < historyStart && replayable ? [{ from: since, source: 'replay', ...set }] : [];
    const known: AlarmSpan<E>[] = history
      ? [{ from: historyStart, source: 'history', ...set }]
      : [];
    return [unknown, ...before, ...known];
  }
  const start: AlarmSpan<E>[] =
    first.change === 'created'
      ? [{ from: -Infinity, kind: 'absent' }]
      : // The earlier definition is unknown; the next one is the best guess.
        [unknown, toSpan({ ...first, change: 'updated', at: historyStart })];
  return [...start, ...configurations.map(toSpan)];
}

function* replayed(
  span: AlarmSpan,
  until: number,
  { samples, assumptions }: TimelineInput,
): CooperativeTask<readonly TimelineChange[]> {
  if (span.kind !== 'set' || span.source !== 'replay') return [];
  const range = { start: Math.max(span.from, samples[0]?.at ?? until), end: until };
  // The last update may have been the creation. A warm-up follows both: "After you create or update
  // the alarm …".
  const initial = span.definition.warmUp ? 'INSUFFICIENT_DATA' : 'OK';
  const options = { range, initial, assumptions, createdAt: span.from } as const;
  const transitions = yield* replayAlarm(span.definition, samples, options);
  return transitions.map(({ at, from, to, since }) => ({
    at,
    from,
    to,
    ...(since !== undefined && { counted: { start: since, end: at } }),
  }));
}

function toChange(
  { at, from, to, reasonData }: StateItem,
  alarm: AlarmDefinition,
  samples: readonly Sample[],
): TimelineChange {
  const counted =
    (reasonData === undefined ? undefined : countedPeriods(reasonData)) ??
    newestBefore(likelyPeriods(alarm).endAt(at), alarm.evaluationPeriods, samples);
  return { at, from, to, ...(counted && { counted }) };
}

/**
 * For reason data that CloudWatch truncated: the newest samples that the evaluation could include.
 */
function newestBefore(
  ended: number,
  count: number,
  samples: readonly Sample[],
): TimeRange | undefined {
  const end = firstAtOrAfter(samples, ended);
  const oldest = samples[Math.max(0, end - count)];
  const newest = samples[end - 1];
  return oldest && newest && { start: oldest.at, end: newest.at + 1 };
}
