/**
 * What an alarm was and did over a span of time: from its own history, which CloudWatch keeps for 30
 * days, and before that from a replay of its definition over the samples.
 */
import type { Alarm, AlarmDefinition, AlarmState } from '../model/alarm';
import type {
  ActionItem,
  AlarmHistoryItem,
  ConfigurationItem,
  StateItem,
} from '../model/alarmHistory';
import { historyKeptMs } from '../model/alarmHistory';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { Steps } from '../base/steps';
import type { Assumptions } from '../cloudwatch/evaluation';
import { likelyPeriods } from '../cloudwatch/evaluationPeriods';
import { countedPeriods } from '../cloudwatch/reasonData';
import { readsOnlyConnections, replayAlarm } from '../replay/replayAlarm';
import { replayFailure } from '../replay/replayObstacle';
import { firstAtOrAfter } from '../replay/sampleReader';

/** Where it is known from what an alarm did. */
export type TimelineSource = 'history' | 'replay';

/** A time from which on, until the next span, one thing is known of an alarm. */
export type AlarmSpan = { readonly from: number } & (
  | { readonly kind: 'set'; readonly definition: AlarmDefinition; readonly source: TimelineSource }
  /** There was no such alarm: it was not made yet, or deleted. */
  | { readonly kind: 'absent' }
  /** Nothing is known from so long ago, or it cannot be replayed. */
  | { readonly kind: 'unknown' }
);

/** A change of state. */
export interface TimelineChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** The time of the values that decided; absent when there were none. */
  readonly counted?: TimeRange;
}

/** All that is known of an alarm. */
export interface AlarmTimeline {
  readonly name: string;
  /** Oldest first; the first begins at -Infinity. */
  readonly spans: readonly AlarmSpan[];
  /** Oldest first. */
  readonly changes: readonly TimelineChange[];
  readonly actions: readonly ActionItem[];
}

/** What a timeline is made of. */
export interface TimelineInput {
  readonly alarm: Alarm;
  readonly endpointId: string;
  /** Of the alarm, oldest first, as far back as CloudWatch keeps it; undefined when it cannot be read. */
  readonly history: readonly AlarmHistoryItem[] | undefined;
  /** The endpoint's, oldest first. */
  readonly samples: readonly Sample[];
  readonly now: number;
  readonly assumptions: Assumptions;
}

/** Puts history and replay together. Works in steps. */
export function* alarmTimeline(input: TimelineInput): Steps<AlarmTimeline> {
  const { alarm, history, now } = input;
  const keptSince = history ? now - historyKeptMs : Infinity;
  const spans = spansOf(input, keptSince);
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

function spansOf(
  { alarm, endpointId, history, samples }: TimelineInput,
  keptSince: number,
): readonly AlarmSpan[] {
  const unknown: AlarmSpan = { from: -Infinity, kind: 'unknown' };
  const configurations = (history ?? []).filter((item) => item.kind === 'configuration');
  const [first] = configurations;
  const replayable = readsOnlyConnections(alarm, endpointId) && !replayFailure(alarm, samples);
  if (!first) {
    const since = alarm.configuredAt ?? keptSince;
    const set = { kind: 'set', definition: alarm } as const;
    const before: AlarmSpan[] =
      since < keptSince && replayable ? [{ from: since, source: 'replay', ...set }] : [];
    const kept: AlarmSpan[] = history ? [{ from: keptSince, source: 'history', ...set }] : [];
    return [unknown, ...before, ...kept];
  }
  const start: AlarmSpan[] =
    first.change === 'created'
      ? [{ from: -Infinity, kind: 'absent' }]
      : // Its earlier configuration is not kept, but what it did is, and its next one is the best guess.
        [unknown, toSpan({ ...first, change: 'updated', at: keptSince }, alarm)];
  return [...start, ...configurations.map((item) => toSpan(item, alarm))];
}

function toSpan({ at, change, definition }: ConfigurationItem, alarm: AlarmDefinition): AlarmSpan {
  if (change === 'deleted') return { from: at, kind: 'absent' };
  return { from: at, kind: 'set', definition: definition ?? alarm, source: 'history' };
}

function* replayed(
  span: AlarmSpan,
  until: number,
  { samples, assumptions }: TimelineInput,
): Steps<readonly TimelineChange[]> {
  if (span.kind !== 'set' || span.source !== 'replay') return [];
  const range = { start: Math.max(span.from, samples[0]?.at ?? until), end: until };
  // The last update may have been the creation: "After you create or update the alarm …".
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

/** Where CloudWatch cut off what decided: the newest samples that an evaluation could have seen. */
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
