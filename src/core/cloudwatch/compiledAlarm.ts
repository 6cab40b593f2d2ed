/** Compiles an alarm's definition once for many evaluations. */
import type { AlarmDefinition, MetricQuery } from '../model/alarm';
import { periodGrid, type PeriodGrid } from './evaluationPeriods';
import { MathError } from './math/mathError';
import { resolveQueries, type ResolvedQuery } from './math/queries';
import { notReplayable } from './notReplayable';
import { wallClockPeriods } from './wallClock';

/** An alarm with parsed queries, for repeated evaluation. */
export interface CompiledAlarm {
  readonly definition: AlarmDefinition;
  readonly watched: MetricQuery;
  readonly queries: readonly ResolvedQuery[];
  readonly grid: PeriodGrid;
}

/**
 * @throws MathError when the alarm's queries cannot be parsed
 * @throws ExpectedError `notReplayable` when its evaluation window is unknown here or its periods
 * are invalid
 */
export function compileAlarm(definition: AlarmDefinition): CompiledAlarm {
  const watched = watchedQuery(definition);
  checkWindow(definition);
  const grid = periodGrid(definition);
  if ('kind' in grid) throw notReplayable(grid, 'Its periods cannot be determined');
  return { definition, watched, queries: resolveQueries(definition.queries), grid };
}

/**
 * "PutMetricAlarm returns a validation error that lists the supported periods."
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html#wall-clock-supported-periods
 */
function checkWindow({ evaluationWindow, periodSeconds }: AlarmDefinition): void {
  if (evaluationWindow?.kind !== 'wallClock' || wallClockPeriods.includes(periodSeconds)) return;
  throw new MathError(
    `The period of an alarm with a wall clock window must be one of ${wallClockPeriods.join(', ')}`,
  );
}

/** The single entry whose value is compared with the threshold. */
function watchedQuery({ queries, periodSeconds }: AlarmDefinition): MetricQuery {
  const [watched, ...others] = queries.filter(({ returnData }) => returnData);
  if (!watched || others.length > 0)
    throw new MathError('Exactly one element of the metrics list should return data.');
  if (queries.some(({ stat }) => stat && stat.periodSeconds !== periodSeconds))
    throw new MathError('All metrics of an alarm must have the same period.');
  return watched;
}
