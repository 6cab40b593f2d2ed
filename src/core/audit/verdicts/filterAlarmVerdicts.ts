/** What an alarm on the metric of a metric filter made of each connection. */
import { minuteMs } from '../../base/duration';
import { likelyPeriods } from '../../cloudwatch/evaluationPeriods';
import type { FilteredSample } from '../../replay/log/filteredSamples';
import type { AlarmVerdict, AuditedAlarm } from './auditedAlarm';
import { announced, isWarmingUp, lastChange, notifyingTransition, spanAt } from './classify';
import { firingsOf } from './firings';
import type { AlarmSpan, AlarmTimeline } from './timeline';
import { unloggedVerdict, type Verdict } from './verdict';

/** Delay of the evaluation and of the history. */
const settledMs = 2 * minuteMs;

/** Everything that is known about an alarm on a metric filter's metric. */
export interface FilterAlarmFacts {
  readonly timeline: AlarmTimeline;
  /** Of the metric, oldest first. */
  readonly samples: readonly FilteredSample[];
  /** The connections that are in the log. */
  readonly logged: ReadonlySet<string>;
  /** When the data were read, ms since 1970. */
  readonly now: number;
}

/** The alarm, to be asked about each connection. */
export function filterAlarmVerdicts(facts: FilterAlarmFacts): AuditedAlarm {
  const { timeline, samples } = facts;
  const byConnection = new Map<string, FilteredSample>();
  for (const sample of samples) {
    const { connectionId: id } = sample;
    if (id !== undefined && !byConnection.has(id)) byConnection.set(id, sample);
  }
  return {
    name: timeline.name,
    firings: firingsOf(timeline.changes),
    classify: (record) => {
      const sample = byConnection.get(record.id);
      if (sample) return classifySample(sample, facts);
      const span = spanAt(timeline.spans, record.startedAt);
      if (span.kind === 'absent') return { verdict: { kind: 'noAlarm' } };
      return { verdict: unloggedVerdict(record, facts) };
    },
  };
}

function classifySample(sample: FilteredSample, { timeline, now }: FilterAlarmFacts): AlarmVerdict {
  const span = spanAt(timeline.spans, sample.readableAt);
  if (span.kind === 'absent') return { verdict: { kind: 'noAlarm' } };
  if (span.kind === 'unknown') return { verdict: { kind: 'unknown', why: 'alarmUnknown' } };
  const { source } = span;
  const change = notifyingTransition(timeline, sample);
  // A sample that could not be read yet did not contribute.
  const isCause = change !== undefined && change.at >= sample.readableAt;
  const verdict = isCause
    ? announced(change, timeline, span, now)
    : notNotified(sample, timeline, span, now);
  return { verdict, source, isNamed: false, notification: '' };
}

function notNotified(
  { at, readableAt }: FilteredSample,
  timeline: AlarmTimeline,
  span: AlarmSpan & { readonly kind: 'set' },
  now: number,
): Verdict {
  const { definition } = span;
  const { firstSeen } = likelyPeriods(definition);
  const evaluatedAt = Math.max(firstSeen(at), Math.ceil(readableAt / minuteMs) * minuteMs);
  const last = lastChange(timeline, evaluatedAt);
  if (isWarmingUp(span, evaluatedAt, last.state)) return { kind: 'unknown', why: 'warmUp' };
  if (last.state === 'ALARM')
    return { kind: 'alreadyInAlarm', ...(last.at !== undefined && { since: last.at }) };
  if (now < evaluatedAt + settledMs) return { kind: 'unknown', why: 'pending' };
  const evaluatedMs = definition.evaluationPeriods * definition.periodSeconds * 1000;
  return readableAt >= at + minuteMs + evaluatedMs ? { kind: 'tooLate' } : { kind: 'notMet' };
}
