/**
 * CloudWatch Logs' calls on metric filters, in one scope. Every method throws `ExpectedError` for AWS
 * and network errors, and rejects with `cancelled` when its signal aborts.
 */
import type { FilterMatch, MetricFilter } from '../cloudwatchLogs/metricFilter';

/** Metric filters. */
export interface MetricFiltersPort {
  /** Every metric filter of a log group, by name; throws `notFound` for a group that does not exist. */
  ofGroup(group: string, signal?: AbortSignal): Promise<readonly MetricFilter[]>;
  /** Every metric filter of the region that publishes this metric, in any log group. */
  ofMetric(
    namespace: string,
    metricName: string,
    signal?: AbortSignal,
  ): Promise<readonly MetricFilter[]>;
  /**
   * Which of the messages match a pattern, in their order. Nothing is created.
   * @param messages 1 to `mostTested`
   */
  test(
    pattern: string,
    messages: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly FilterMatch[]>;
}
