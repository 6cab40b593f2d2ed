/**
 * One evaluation of one alarm at one moment: reads what the alarm reads, works out its expression,
 * and has the state decided. Whoever calls it keeps the clock, the state and the samples.
 */
import type { AlarmDefinition, AlarmState, MetricQuery, MetricStat } from '../model/alarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../ports/aws';
import { defaultAssumptions, evaluate, evaluationRange } from './evaluation';
import type { Assumptions, Evaluation } from './evaluation';
import { periodStarts } from './math/context';
import { inExpression, MathError } from './math/mathError';
import { evaluateQueries, resolveQueries } from './math/queries';
import type { ResolvedQuery } from './math/queries';
import { byTime, isList, isScalar } from './math/values';
import type { MathValue } from './math/values';
import { notReplayable } from './notReplayable';
import { comparedInstead } from './unsupported';
import { reasonData } from './reasonData';
import type { RangeDatapoint } from './reasonData';
import { reasonText } from './reasonText';

/**
 * The values of a metric, oldest first, one for each period of `stat.periodSeconds` that has any.
 * Periods are counted from `range.start` (the window slides: they need not lie on round times);
 * a value is stamped with the start of its period.
 */
export type ReadSamples = (stat: MetricStat, range: TimeRange) => readonly Sample[];

/** The outcome of one evaluation, ready to be stored as an alarm's state. */
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
 * Evaluates an alarm as CloudWatch does once a minute: over the newest whole periods that end with
 * the last full minute (with the last full ten seconds for periods under a minute).
 * @param previous the alarm's state before
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

/** An alarm whose queries have been read: for evaluating it again and again. */
export interface CompiledAlarm {
  readonly definition: AlarmDefinition;
  readonly watched: MetricQuery;
  readonly queries: readonly ResolvedQuery[];
}

/** @throws MathError when the alarm's queries cannot be read */
export function compileAlarm(definition: AlarmDefinition): CompiledAlarm {
  const watched = watchedQuery(definition);
  return { definition, watched, queries: resolveQueries(definition.queries) };
}

/** The state that an evaluation comes to, and why, as data. Throws as `evaluateAlarmAt` does. */
export function decideAlarmAt(
  alarm: CompiledAlarm,
  previous: AlarmState,
  nowMs: number,
  read: ReadSamples,
  assumptions: Assumptions = defaultAssumptions,
): { readonly evaluation: Evaluation; readonly datapoints: readonly RangeDatapoint[] } {
  const { definition } = alarm;
  const range = evaluationWindow(definition, nowMs, assumptions);
  const series = watchedSeries(alarm, range, read, assumptions);
  const datapoints = datapointsIn(range, definition.periodSeconds, series);
  const values = datapoints.map(({ value }) => value);
  return { evaluation: evaluate(definition, values, previous), datapoints };
}

/**
 * Refuses an alarm that could never be evaluated, before it is made.
 * @throws MathError as `evaluateAlarmAt` would, with a sentence fit for a ValidationError
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

/** The one entry whose value is compared with the threshold. */
function watchedQuery({ queries, periodSeconds }: AlarmDefinition): MetricQuery {
  const [watched, ...others] = queries.filter(({ returnData }) => returnData);
  if (!watched || others.length > 0) {
    throw new MathError('Exactly one element of the metrics list should return data.');
  }
  if (queries.some(({ stat }) => stat && stat.periodSeconds !== periodSeconds)) {
    throw new MathError('All metrics of an alarm must have the same period.');
  }
  return watched;
}

/** How many periods before the range are read: only expressions need what came before it. */
export function lookbackPeriods(
  watched: MetricQuery,
  periodSeconds: number,
  { mathLookbackSeconds }: Assumptions,
): number {
  return watched.stat ? 0 : Math.ceil(mathLookbackSeconds / periodSeconds);
}

/**
 * How often CloudWatch evaluates an alarm, in ms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export function evaluationCadenceMs(periodSeconds: number): number {
  return periodSeconds < 60 ? 10_000 : 60_000;
}

/** Whole periods, as many as an evaluation looks at; the last one ends with the last full minute. */
function evaluationWindow(
  { periodSeconds, evaluationPeriods }: AlarmDefinition,
  nowMs: number,
  assumptions: Assumptions,
): TimeRange {
  const cadenceMs = evaluationCadenceMs(periodSeconds);
  const end = Math.floor(nowMs / cadenceMs) * cadenceMs;
  const periods = evaluationRange(evaluationPeriods, assumptions);
  return { start: end - periods * periodSeconds * 1000, end };
}

/** What the alarm watches, over at least the range. */
function watchedSeries(
  { definition: { periodSeconds }, queries, watched }: CompiledAlarm,
  range: TimeRange,
  read: ReadSamples,
  assumptions: Assumptions,
): readonly Sample[] {
  const lookback = lookbackPeriods(watched, periodSeconds, assumptions);
  const whole = { start: range.start - lookback * periodSeconds * 1000, end: range.end };
  const context = { periodSeconds, starts: periodStarts(whole, periodSeconds) };
  const values = evaluateQueries(queries, (stat) => read(stat, whole), context);
  return seriesIn(values.get(watched.id) ?? [], watched.id);
}

/** "The final result must be a single time series": of an array, which one would be watched? */
function seriesIn(value: MathValue, id: string): readonly Sample[] {
  if (!isScalar(value) && !isList(value)) return value;
  const given = isScalar(value) ? 'a number' : 'an array of time series';
  throw inExpression(id, new MathError(`It gives ${given} where an alarm needs one time series`));
}

/** One entry for every period of the range. */
function datapointsIn(
  range: TimeRange,
  periodSeconds: number,
  series: readonly Sample[],
): readonly RangeDatapoint[] {
  const values = byTime(series);
  const datapoints: RangeDatapoint[] = [];
  for (let at = range.start; at < range.end; at += periodSeconds * 1000) {
    datapoints.push({ at, value: values.get(at) });
  }
  return datapoints;
}
