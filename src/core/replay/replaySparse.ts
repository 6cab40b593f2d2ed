/**
 * Replays the alarms that people have on connections: the count itself or its DIFF, with samples at
 * least a period apart. Then a period never holds two samples, each sample has one value whatever
 * the minute, and the state can change only when a value comes into the evaluation range or leaves
 * it. Those moments alone are evaluated, and each costs the same however many datapoints count.
 */
import type { Steps } from '../base/steps';
import { lookbackPeriods } from '../cloudwatch/alarmEvaluation';
import { evaluationCadenceMs } from '../cloudwatch/evaluationPeriods';
import { breachTest, decideState, evaluationRange } from '../cloudwatch/evaluation';
import type { ReplayRun, ReplayTransition } from './replayRun';
import { statisticNamed } from '../cloudwatch/statistics';

/** What the alarm watches: the metric, or how far each value is above the one before it. */
export type SparseShape = 'level' | 'diff';

/** The shape in which this replay can be run here; undefined when it needs every evaluation. */
export function sparseShape({ alarm, samples }: ReplayRun): SparseShape | undefined {
  const { definition, watched, queries, grid } = alarm;
  const { periodSeconds, treatMissing, datapointsToAlarm, comparison } = definition;
  const { ignoresLowSamples } = definition;
  // The rule against premature transitions looks at how old a datapoint is, which changes each minute.
  if (treatMissing === 'missing' && datapointsToAlarm > 1) return undefined;
  if (comparison === 'other' || !grid.sliding || ignoresLowSamples) return undefined;
  if (queries.some((query) => query.kind === 'metric' && !isPlain(query.stat.statistic))) {
    return undefined;
  }
  const periodMs = periodSeconds * 1000;
  if (samples.some(({ at }, i) => at - (samples[i - 1]?.at ?? -Infinity) < periodMs)) {
    return undefined;
  }
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

/** So many evaluations take a fraction of a millisecond. */
const evaluationsInStep = 1000;

/** @throws ExpectedError as `evaluate` does */
export function* replaySparse(
  run: ReplayRun,
  shape: SparseShape,
): Steps<readonly ReplayTransition[]> {
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
    while (high < values.count && at(values.enters, high) <= now) high++;
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
    now = Math.min(
      high < values.count ? at(values.enters, high) : Infinity,
      low < high ? at(values.leaves, low) : Infinity,
    );
  }
  return found;
}

/** For each sample, when its value is in the evaluation range, and how many before it breach. */
interface Lives {
  readonly count: number;
  /** The first evaluation that sees it; ascending. */
  readonly enters: Float64Array;
  /** The first evaluation after that which does not; ascending. */
  readonly leaves: Float64Array;
  /** One entry more than samples. */
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
  // The first sample has nothing to differ from, and a sample whose predecessor is read no more.
  let before = shape === 'diff' ? undefined : { at: Infinity, value: 0 };
  for (let i = 0; i < count; i++) {
    const sample = samples[i];
    if (!sample) break;
    enters[i] = evaluationAfter(sample.at);
    leaves[i] = before
      ? evaluationAfter(Math.min(sample.at + rangeMs, before.at + readMs))
      : -Infinity;
    const breaching = before !== undefined && breaches(sample.value - before.value);
    breachesBefore[i + 1] = at(breachesBefore, i) + (breaching ? 1 : 0);
    if (shape === 'diff') before = sample;
  }
  return { count, enters, leaves, breachesBefore };
}

/** Periods are counted back from the evaluation. */
function periodStart({ alarm, samples }: ReplayRun, index: number, now: number): number {
  const periodMs = alarm.definition.periodSeconds * 1000;
  return now - Math.ceil((now - (samples[index]?.at ?? now)) / periodMs) * periodMs;
}

function at(list: Float64Array | Uint32Array, index: number): number {
  return list[index] ?? NaN;
}
