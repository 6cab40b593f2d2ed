/** The calls that change log groups and metric filters. */
import type { RetentionDays } from '../../cloudwatchLogs/logGroup';
import type { MetricFilterDefinition } from '../../cloudwatchLogs/metricFilter';
import { call, type Tags } from './call';

/**
 * Creates a log group of the standard class whose log events never expire. CloudWatch Logs rejects a
 * name that exists.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
export function createLogGroupCall(name: string, tags: Tags) {
  const input = { logGroupName: name, ...(Object.keys(tags).length > 0 && { tags }) };
  return call('logGroups.create', 'logs', 'CreateLogGroup', input, name);
}

/** Sets after how many days log events expire. */
export function setRetentionCall(group: string, days: RetentionDays) {
  const input = { logGroupName: group, retentionInDays: days };
  return call('logGroups.setRetention', 'logs', 'PutRetentionPolicy', input, group);
}

/**
 * Creates a metric filter, or OVERWRITES the one of that name.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
 */
export function putMetricFilterCall(definition: MetricFilterDefinition) {
  const { name, group, pattern, transformation } = definition;
  const { namespace, metricName, value, dimensions, defaultValue } = transformation;
  const input = {
    logGroupName: group,
    filterName: name,
    filterPattern: pattern,
    metricTransformations: [
      {
        metricNamespace: namespace,
        metricName,
        metricValue: value,
        ...(Object.keys(dimensions).length > 0 && { dimensions: { ...dimensions } }),
        ...(defaultValue !== undefined && { defaultValue }),
      },
    ],
  };
  return { ...call('metricFilters.put', 'logs', 'PutMetricFilter', input, group), definition };
}

/** Deletes a metric filter. Its metric stays until its data expire. */
export function deleteMetricFilterCall(group: string, name: string) {
  const input = { logGroupName: group, filterName: name };
  return call('metricFilters.delete', 'logs', 'DeleteMetricFilter', input, group);
}
