/** Classifies one connection for one alarm. */
import { minuteMs } from '../../base/duration';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { AlarmDefinition } from '../../model/alarm';
import type { ActionItem } from '../../model/alarmHistory';
import type { Sample } from '../../model/sample';
import { publishingIntervalMs } from '../../cloudwatch/limits';
import { longestGapMs } from './countGaps';
import { comparisonTest } from '../../cloudwatch/comparisonTest';
import { likelyPeriods } from '../../cloudwatch/evaluationPeriods';
import { firstAtOrAfter } from '../../replay/sampleReader';
import type { AlarmSpan, AlarmTimeline, TimelineChange, TimelineSource } from './timeline';
import type { Publications, SilentActions, Verdict } from './verdict';

/** Delay of publication and evaluation: a more recent result is still pending. */
const settledMs = 2 * minuteMs;
/** The history contains the actions of a change within this time. */
const actionMs = 2 * minuteMs;

/** The span of an alarm's timeline in which the alarm could evaluate a connection. */
export function spanFor(
  { spans }: AlarmTimeline,
  { startedAt }: ConnectionRecord,
  { after }: Publications,
): AlarmSpan {
  const at = (span: AlarmSpan): number => (after ? evaluationOf(after, span) : startedAt);
  return spans.findLast((span) => span.from <= at(span)) ?? { from: -Infinity, kind: 'unknown' };
}

/** The span of a time, ms since 1970. */
export function spanAt<D>(spans: readonly AlarmSpan<D>[], at: number): AlarmSpan<D> {
  return spans.findLast(({ from }) => from <= at) ?? { from: -Infinity, kind: 'unknown' };
}

/** The verdict of one alarm on one connection, ignoring others that share its notification. */
export function classify(
  record: ConnectionRecord,
  publications: Publications,
  timeline: AlarmTimeline,
  now: number,
): Verdict {
  const { before, after } = publications;
  const span = spanFor(timeline, record, publications);
  if (span.kind === 'absent') return { kind: 'noAlarm' };
  if (!after) {
    const due = record.startedAt + publishingIntervalMs + settledMs;
    return { kind: 'unknown', why: now < due ? 'pending' : 'noSample' };
  }
  const isGone = record.endedAt !== undefined && record.endedAt <= after.at;
  const isWhole = before !== undefined && after.at - before.at <= longestGapMs;
  if (isGone) return isWhole ? { kind: 'tooShort' } : { kind: 'unknown', why: 'noSample' };
  if (!before) return { kind: 'unknown', why: 'noSample' };
  if (span.kind === 'unknown') return { kind: 'unknown', why: 'alarmUnknown' };
  const notifying = notifyingTransition(timeline, after);
  if (notifying) return announced(notifying, timeline, span, now);
  return notNotified(publications, after.value - before.value, { timeline, span, after, now });
}

/** The change to ALARM that this sample caused. */
export function notifyingTransition(
  { changes }: AlarmTimeline,
  { at }: Pick<Sample, 'at'>,
): TimelineChange | undefined {
  // If publications are late, the notification for the previous one can come after this sample's
  // time.
  for (let i = firstAtOrAfter(changes, at + 1), seen = 0; i < changes.length && seen < 3; i++) {
    const change = changes[i];
    if (change?.to !== 'ALARM') continue;
    seen++;
    const { counted } = change;
    if (counted && counted.start <= at && at < counted.end) return change;
  }
  return undefined;
}

/** The verdict on a connection that caused a change to ALARM. */
export function announced(
  { at }: TimelineChange,
  timeline: AlarmTimeline,
  span: AlarmSpan & { readonly kind: 'set' },
  now: number,
): Verdict {
  const actions = silentActions(at, timeline.actions, span, now);
  return actions ? { kind: 'actionsOff', at, actions } : { kind: 'notified', at };
}

/** The part of a span that decides whether a change notifies. */
interface NotifyingSpan {
  readonly definition: Pick<AlarmDefinition, 'actionsEnabled' | 'alarmActions'>;
  readonly source: TimelineSource;
}

/**
 * Why nobody was notified of a change; undefined if someone was.
 * @param actions those that the history contains, oldest first
 */
export function silentActions(
  at: number,
  actions: readonly Pick<ActionItem, 'at' | 'succeeded' | 'error'>[],
  { definition, source }: NotifyingSpan,
  now: number,
): SilentActions | undefined {
  const first = firstAtOrAfter(actions, at - 1000);
  const own = actions.slice(first, first + 10).filter((action) => action.at < at + actionMs);
  if (own.some(({ succeeded }) => succeeded)) return undefined;
  const [failed] = own;
  if (failed) return { why: 'failed', ...(failed.error !== undefined && { error: failed.error }) };
  if (!definition.actionsEnabled) return { why: 'off' };
  if (definition.alarmActions.length === 0) return { why: 'none' };
  return source === 'history' && now > at + actionMs ? { why: 'notRun' } : undefined;
}

interface NotNotifiedInput {
  readonly timeline: AlarmTimeline;
  readonly span: AlarmSpan & { readonly kind: 'set' };
  readonly after: Sample;
  readonly now: number;
}

function notNotified(
  { began }: Publications,
  delta: number,
  { timeline, span, after, now }: NotNotifiedInput,
): Verdict {
  if (delta <= 0) return { kind: 'masked' };
  const evaluatedAt = evaluationOf(after, span);
  const last = lastChange(timeline, evaluatedAt);
  if (isWarmingUp(span, evaluatedAt, last.state)) return { kind: 'unknown', why: 'warmUp' };
  if (last.state === 'ALARM')
    return { kind: 'alreadyInAlarm', ...(last.at !== undefined && { since: last.at }) };
  if (now < evaluatedAt + settledMs) return { kind: 'unknown', why: 'pending' };
  const { definition } = span;
  const breaches = comparisonTest(definition);
  return breaches?.(began) === true && !breaches(delta) ? { kind: 'masked' } : { kind: 'notMet' };
}

/** The warm-up lasts until its end, or until a state shows that it ended early. */
export function isWarmingUp(
  { from, definition: { warmUp } }: AlarmSpan & { readonly kind: 'set' },
  at: number,
  state: string | undefined,
): boolean {
  if (!warmUp || (state !== undefined && state !== 'INSUFFICIENT_DATA')) return false;
  return at < from + warmUp.minutes * minuteMs;
}

/**
 * The first evaluation that includes a sample: at the end of its minute or of its wall clock
 * period.
 */
function evaluationOf({ at }: Sample, span: AlarmSpan): number {
  if (span.kind === 'set') return likelyPeriods(span.definition).firstSeen(at);
  return Math.floor(at / minuteMs) * minuteMs + minuteMs;
}

/** The state at a time and its start; before the first change, the state that this change left. */
export function lastChange(
  { changes }: AlarmTimeline,
  at: number,
): { readonly state: string | undefined; readonly at?: number } {
  const next = firstAtOrAfter(changes, at + 1);
  const last = changes[next - 1];
  return last ? { state: last.to, at: last.at } : { state: changes[next]?.from };
}
