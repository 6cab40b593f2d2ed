/**
 * Replays common connection alarms: the count itself or its DIFF, with samples at least a period
 * apart. In this case a period never contains two samples, and the value of a sample does not
 * depend on the minute of the evaluation. The state can change only when a value enters or leaves
 * the evaluation range. Only those times are evaluated, each at a cost independent of the number of
 * datapoints.
 */
import type { CooperativeTask } from '../base/cooperativeTask';
import { lookbackPeriods } from '../cloudwatch/alarmEvaluation';
import { evaluationCadenceMs } from '../cloudwatch/evaluationPeriods';
import { breachTest, decideState, evaluationRange } from '../cloudwatch/evaluation';
import { hasDelays, type ReplayedSample, type ReplayRun, type ReplayTransition } from './replayRun';
import { statisticNamed } from '../cloudwatch/statistics';

/**
 * What the alarm watches: the metric, or the difference between each value and the previous one.
 */
export type SparseShape = 'level' | 'diff';

/** The shape for this method; undefined if the replay needs the stepwise method. */
export function sparseShape({ alarm, samples }: ReplayRun): SparseShape | undefined {
  const { definition, watched, queries, grid } = alarm;
  const { periodSeconds, treatMissing, datapointsToAlarm, ignoresLowSamples } = definition;
  // The rule against premature transitions depends on a datapoint's age, which changes each minute.
  if (treatMissing === 'missing' && datapointsToAlarm > 1) return undefined;
  if (!grid.sliding || ignoresLowSamples) return undefined;
  if (queries.some((query) => query.kind === 'metric' && !isPlain(query.stat.statistic)))
    return undefined;
  const periodMs = periodSeconds * 1000;
  if (samples.some(({ at }, i) => at - (samples[i - 1]?.at ?? -Infinity) < periodMs))
    return undefined;
  // Otherwise a value enters the range when its sample can be read.
  const cadence = evaluationCadenceMs(definition);
  const isLate = ({ at, readableAt = -Infinity }: ReplayedSample): boolean =>
    readableAt > (Math.floor(at / cadence) + 1) * cadence;
  if (hasDelays(samples) && samples.some(isLate)) return undefined;
  if (watched.stat) return 'level';
  const query = queries.find(({ id }) => id === watched.id);
  if (query?.kind !== 'expression') return undefined;
  const { expression } = query;
  if (expression.kind !== 'call' || expression.name !== 'DIFF') return undefined;
  const [of] = expression.args;
  const isMetric = queries.some(
    ({ kind, id }) => kind === 'metric' && of?.kind === 'reference' && of.id === id,
  );
  return isMetric ? 'diff' : undefined;
}

function isPlain(name: string): boolean {
  const statistic = statisticNamed(name);
  return typeof statistic !== 'string' && statistic.plain;
}

/** This number of evaluations takes a fraction of a millisecond. */
const evaluationsInStep = 1000;

/** @throws ExpectedError as `evaluate` does */
export function* replaySparse(
  run: ReplayRun,
  shape: SparseShape,
): CooperativeTask<readonly ReplayTransition[]> {
  const { definition } = run.alarm;
  const { evaluationPeriods } = definition;
  const cadence = evaluationCadenceMs(definition);
  yield;
  const values = lives(run, shape);
  const found: ReplayTransition[] = [];
  let state = run.initial;
  let evaluated = 0;
  // The values from `low` until `high` are in the evaluation range.
  let low = 0;
  let high = 0;
  let now = Math.ceil(run.range.start / cadence) * cadence;
  while (now < run.range.end) {
    if (evaluated++ % evaluationsInStep === 0) yield;
    while (at(values.enters, high) <= now) high++;
    while (low < high && at(values.leaves, low) <= now) low++;
    const oldest = Math.max(low, high - evaluationPeriods);
    const real = high - oldest;
    const breaching = at(values.breachesBefore, high) - at(values.breachesBefore, oldest);
    const missing = evaluationPeriods - real;
    const counts = { breaching, real, missing, oldestAge: 0, previous: state };
    const [, next] = decideState(definition, counts);
    if (next !== state) {
      const since = real > 0 ? periodStart(run, oldest, now) : undefined;
      found.push({ at: now, from: state, to: next, ...(since !== undefined && { since }) });
      state = next;
    }
    now = Math.min(at(values.enters, high), low < high ? at(values.leaves, low) : Infinity);
  }
  return found;
}

/**
 * For each sample: when its value is in the evaluation range, and how many earlier values breach.
 */
interface Lives {
  /** The first evaluation that includes the value; ascending. */
  readonly enters: Float64Array;
  /** The first later evaluation that does not include it; ascending. */
  readonly leaves: Float64Array;
  /** Has one entry more than there are samples. */
  readonly breachesBefore: Uint32Array;
}

function lives({ alarm, samples, assumptions }: ReplayRun, shape: SparseShape): Lives {
  const { definition, watched } = alarm;
  const { periodSeconds } = definition;
  const cadence = evaluationCadenceMs(definition);
  const periodMs = periodSeconds * 1000;
  const rangeMs = evaluationRange(definition, assumptions) * periodMs;
  const readMs = rangeMs + lookbackPeriods(watched, periodSeconds, assumptions) * periodMs;
  const breaches = breachTest(definition);
  const count = samples.length;
  const enters = new Float64Array(count);
  const leaves = new Float64Array(count);
  const breachesBefore = new Uint32Array(count + 1);
  /** The first evaluation that ends later than `ms`. */
  const evaluationAfter = (ms: number): number => Math.floor(ms / cadence) * cadence + cadence;
  // DIFF has no value for the first sample, or when the previous sample is out of the read range.
  let before = shape === 'diff' ? undefined : { at: Infinity, value: 0 };
  for (const [i, sample] of samples.entries()) {
    enters[i] = evaluationAfter(sample.at);
    leaves[i] = before
      ? evaluationAfter(Math.min(sample.at + rangeMs, before.at + readMs))
      : -Infinity;
    const breaching = before !== undefined && breaches(sample.value - before.value);
    breachesBefore[i + 1] = at(breachesBefore, i) + (breaching ? 1 : 0);
    if (shape === 'diff') before = sample;
  }
  return { enters, leaves, breachesBefore };
}

/** The start of the period that contains a sample. Periods are aligned to the evaluation time. */
function periodStart({ alarm, samples }: ReplayRun, index: number, now: number): number {
  const periodMs = alarm.definition.periodSeconds * 1000;
  return now - Math.ceil((now - (samples[index]?.at ?? now)) / periodMs) * periodMs;
}

/** After the last entry: never. */
function at(list: Float64Array | Uint32Array, index: number): number {
  return list[index] ?? Infinity;
}
