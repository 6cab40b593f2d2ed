/**
 * Everything that CloudWatch evaluates in an alarm and that cannot be evaluated here, with the
 * reason: the only list. Not listed are things unknown here: functions or window types that AWS
 * adds later, and time zones that this machine does not know.
 */
import type { AlarmDefinition } from '../../model/alarm';
import type { FunctionObstacle, ReplayObstacle } from '../../model/failures/replayObstacle';

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

/** What an alarm without a threshold compares with: a band, or a query result. */
export function comparedInstead({ queries }: Pick<AlarmDefinition, 'queries'>): ReplayObstacle {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-promql.html
  if (queries.length === 0) return { kind: 'query', language: 'PromQL' };
  const isQuery = queries.some(({ expression }) => isMetricsInsights(expression ?? ''));
  return isQuery ? { kind: 'query', language: 'Metrics Insights' } : { kind: 'band' };
}
