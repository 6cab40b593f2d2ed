/**
 * All that CloudWatch evaluates in an alarm and that is not evaluated here, with the reason: the one
 * list. Besides what stands here: what nobody here knows of (a function or a kind of window that AWS
 * adds, a time zone that this machine does not have).
 */
import type { AlarmDefinition } from '../../model/alarm';
import type { FunctionObstacle, ReplayObstacle } from '../../model/replayObstacle';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list */
export const unsupportedFunctions: ReadonlyMap<string, FunctionObstacle> = new Map<
  string,
  FunctionObstacle
>([
  ['ANOMALY_DETECTION_BAND', 'model'],
  ['DB_PERF_INSIGHTS', 'elsewhere'],
  ['INSIGHT_RULE_METRIC', 'elsewhere'],
  ['LAMBDA', 'elsewhere'],
  ['SEARCH', 'search'],
  ['SERVICE_QUOTA', 'elsewhere'],
]);

/** Metrics Insights: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html */
export function isMetricsInsights(expression: string): boolean {
  return /^\s*SELECT\s/i.test(expression);
}

/** What an alarm without one threshold compares: a band, or the result of a query. */
export function comparedInstead({ queries }: Pick<AlarmDefinition, 'queries'>): ReplayObstacle {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-promql.html
  if (queries.length === 0) return { kind: 'query', language: 'PromQL' };
  const isQuery = queries.some(({ expression }) => isMetricsInsights(expression ?? ''));
  return isQuery ? { kind: 'query', language: 'Metrics Insights' } : { kind: 'band' };
}
