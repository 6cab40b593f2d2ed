/**
 * One evaluation of one alarm at one time: reads the alarm's metrics, evaluates its expression and
 * decides the state. The caller keeps the clock, the state and the samples.
 */
import type { AlarmDefinition, AlarmState, MetricQuery, MetricStat } from '../model/alarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../ports/aws';
import {
  defaultAssumptions,
  evaluate,
  evaluationRange,
  type Assumptions,
  type Evaluation,
} from './evaluation';
import { compileAlarm, type CompiledAlarm } from './compiledAlarm';
import { periodBoundaries } from './evaluationPeriods';
import { inExpression, MathError } from './math/mathError';
import { hasLowSamples } from './lowSamples';
import { evaluateQueries } from './math/queries';
import { byTime, isList, isScalar, type MathValue } from './math/values';
import { notReplayable } from './notReplayable';
import { comparedInstead } from './math/unsupported';
import { reasonData, type RangeDatapoint } from './reasonData';
import { reasonText } from './reasonText';

/**
 * Reads the values of a metric, oldest first, one for each period with data. Periods start at
 * `range.start` (the window slides, so they need not be aligned); a value has the timestamp of its
 * period's start. Their length is `periodSeconds`, which is that of `stat` except on a day on which
 * clocks change.
 */
export type ReadSamples = (
  stat: MetricStat,
  range: TimeRange,
  periodSeconds: number,
) => readonly Sample[];

/** The result of one evaluation, ready to be stored as an alarm's state. */
export interface AlarmEvaluation {
  readonly state: AlarmState;
  /** StateReason, in CloudWatch's English. */
  readonly reason: string;
  /** StateReasonData, JSON text. */
  readonly reasonData: string;
  /** The evaluation range of what the alarm watches, oldest first. */
  readonly datapoints: readonly RangeDatapoint[];
}

/**
 * Evaluates an alarm like CloudWatch does once a minute: over the newest whole periods that end
 * with the last full minute (with the last full ten seconds for periods under a minute, with the
 * last full hour if more than a day is evaluated), or with the last boundary of its wall clock.
 * @param previous the alarm's previous state
 * @throws MathError when the alarm's queries cannot be evaluated
 * @throws ExpectedError `notReplayable` for an anomaly-detection alarm
 */
export function evaluateAlarmAt(
  definition: AlarmDefinition,
  previous: AlarmState,
  nowMs: number,
  read: ReadSamples,
  assumptions: Assumptions = defaultAssumptions,
): AlarmEvaluation {
  const compiled = compileAlarm(definition);
  const { evaluation, datapoints } = decideAlarmAt(compiled, previous, nowMs, read, assumptions);
  return {
    state: evaluation.state,
    reason: reasonText(definition, evaluation, datapoints),
    reasonData: reasonData(definition, evaluation, {
      queriedAt: nowMs,
      periodSeconds: definition.periodSeconds,
      statistic: compiled.watched.stat?.statistic,
      datapoints,
    }),
    datapoints,
  };
}

/**
 * The state that results from an evaluation and its reason, as data. Throws like `evaluateAlarmAt`.
 */
export function decideAlarmAt(
  alarm: CompiledAlarm,
  previous: AlarmState,
  nowMs: number,
  read: ReadSamples,
  assumptions: Assumptions = defaultAssumptions,
): { readonly evaluation: Evaluation; readonly datapoints: readonly RangeDatapoint[] } {
  const { definition, watched, grid } = alarm;
  const lookback = lookbackPeriods(watched, definition.periodSeconds, assumptions);
  const periods = evaluationRange(definition, assumptions);
  const boundaries = periodBoundaries(grid, nowMs, lookback + periods);
  const values = byTime(watchedSeries(alarm, boundaries, read));
  const range = boundaries.slice(lookback, -1);
  const datapoints = range.map((at) => ({ at, value: values.get(at) }));
  const evaluation = evaluate(
    definition,
    datapoints.map(({ value }) => value),
    previous,
  );
  const evaluated = boundaries.slice(-1 - definition.evaluationPeriods);
  const isLow = hasLowSamples(definition, watched, (stat) => readPeriods(stat, evaluated, read));
  return { evaluation: isLow ? { ...evaluation, state: previous } : evaluation, datapoints };
}

/**
 * Rejects an alarm that could never be evaluated, before it is created.
 * @throws MathError like `evaluateAlarmAt`, with a message suitable for a ValidationError
 * @throws ExpectedError `notReplayable` for an anomaly-detection alarm
 */
export function checkEvaluable(definition: AlarmDefinition): void {
  if (definition.comparison === 'other') {
    throw notReplayable(
      comparedInstead(definition),
      'An anomaly-detection alarm or a query without a threshold cannot be evaluated here',
    );
  }
  evaluateAlarmAt(definition, 'OK', 0, () => []);
}

/** How many periods before the range are read; only expressions need earlier data. */
export function lookbackPeriods(
  watched: MetricQuery,
  periodSeconds: number,
  { mathLookbackSeconds }: Assumptions,
): number {
  return watched.stat ? 0 : Math.ceil(mathLookbackSeconds / periodSeconds);
}

/** The watched series, in the periods between the boundaries. */
function watchedSeries(
  { definition: { periodSeconds }, queries, watched }: CompiledAlarm,
  boundaries: readonly number[],
  read: ReadSamples,
): readonly Sample[] {
  const context = { periodSeconds, starts: boundaries.slice(0, -1) };
  const values = evaluateQueries(queries, (stat) => readPeriods(stat, boundaries, read), context);
  return seriesIn(values.get(watched.id) ?? [], watched.id);
}

/** Reads periods of equal length together: usually all, fewer on days on which clocks change. */
function readPeriods(
  stat: MetricStat,
  boundaries: readonly number[],
  read: ReadSamples,
): readonly Sample[] {
  const found: (readonly Sample[])[] = [];
  const at = (index: number): number => boundaries[index] ?? NaN;
  for (let first = 0, next = 1; next < boundaries.length; first = next++) {
    const periodMs = at(next) - at(first);
    while (at(next + 1) - at(next) === periodMs) next++;
    found.push(read(stat, { start: at(first), end: at(next) }, periodMs / 1000));
  }
  return found.flat();
}

/** "The final result must be a single time series": an array has no defined watched series. */
function seriesIn(value: MathValue, id: string): readonly Sample[] {
  if (!isScalar(value) && !isList(value)) return value;
  const given = isScalar(value) ? 'a number' : 'an array of time series';
  throw inExpression(id, new MathError(`It gives ${given} where an alarm needs one time series`));
}
