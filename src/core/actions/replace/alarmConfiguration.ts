/** Takes the configuration of an alarm out of what DescribeAlarms answers. */
import type { AlarmConfiguration } from '../../model/alarmConfiguration';

/**
 * What DescribeAlarms says of an alarm beyond its configuration; PutMetricAlarm takes none of it.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html
 */
export const outputOnly: ReadonlySet<string> = new Set([
  'AlarmArn',
  'AlarmConfigurationUpdatedTimestamp',
  'EvaluationState',
  'StateReason',
  'StateReasonData',
  'StateTransitionedTimestamp',
  'StateUpdatedTimestamp',
  'StateValue',
]);

/**
 * Lists that DescribeAlarms answers empty where the alarm has none. PutMetricAlarm takes one of
 * `Metrics` and the members of a single metric, `Dimensions` among them.
 */
const exclusive: ReadonlySet<string> = new Set(['Dimensions', 'Metrics']);

/**
 * The input that would write the alarm as it is. Members that are not known here stay: AWS may have
 * added them since, and PutMetricAlarm sets what it is not given back to the default.
 * @param answer an entry of `MetricAlarms[]`, as it came over the wire
 */
export function configurationOf(answer: Readonly<Record<string, unknown>>): AlarmConfiguration {
  const members = Object.entries(answer).filter(
    ([name, value]) => value !== null && !outputOnly.has(name) && !isEmptyOf(name, value),
  );
  return Object.fromEntries(members);
}

function isEmptyOf(name: string, value: unknown): boolean {
  return exclusive.has(name) && Array.isArray(value) && value.length === 0;
}
