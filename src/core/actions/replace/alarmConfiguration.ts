/** Extracts the configuration of an alarm from a DescribeAlarms response. */
import type { AlarmConfiguration } from '../../model/alarmConfiguration';

/**
 * Members that DescribeAlarms returns in addition to the configuration. PutMetricAlarm accepts none
 * of them. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html
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
 * Lists that DescribeAlarms returns empty if the alarm has none. PutMetricAlarm accepts either
 * `Metrics` or the members of a single metric, which include `Dimensions`.
 */
const exclusive: ReadonlySet<string> = new Set(['Dimensions', 'Metrics']);

/**
 * The input that would write the alarm unchanged. Unknown members are preserved: AWS may have added
 * them since, and PutMetricAlarm resets omitted members to their defaults.
 * @param answer an entry of `MetricAlarms[]`, as received from AWS
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
