/** Metric filters of CloudWatch Logs, and a comparison of their configurations. */

/** What a metric filter publishes from a matching log event. */
export interface MetricTransformation {
  readonly namespace: string;
  readonly metricName: string;
  /** A number as text, or a selector such as `$.bytes`. */
  readonly value: string;
  /** Selectors by the name of the dimension. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Published for a minute with log events of which none matches. */
  readonly defaultValue?: number;
}

/** The configuration of a metric filter. A filter has exactly one transformation. */
export interface MetricFilterDefinition {
  readonly name: string;
  /** The name of the log group. */
  readonly group: string;
  readonly pattern: string;
  readonly transformation: MetricTransformation;
}

/** A metric filter as DescribeMetricFilters returns it. */
export interface MetricFilter extends MetricFilterDefinition {
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  /** Settings that this model does not have; a filter with some is never equal to one without. */
  readonly other?: Readonly<Record<string, unknown>>;
}

/** A log event that matches a pattern, from TestMetricFilter. */
export interface FilterMatch {
  /** The index of the message in the request; the first is 0. */
  readonly index: number;
}

/** The maximum number of messages of one TestMetricFilter request. */
export const mostTested = 50;

/**
 * The maximum number of metric filters of one log group.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
export const mostMetricFilters = 100;

/** Whether two filters of one log group publish the same from the same events; names are ignored. */
export function publishesTheSame(one: MetricFilterDefinition, other: MetricFilter): boolean {
  return (
    other.other === undefined &&
    one.pattern.trim() === other.pattern.trim() &&
    sameTransformation(one.transformation, other.transformation)
  );
}

/** A value is a number as text: CloudWatch Logs may return `1` as `1.0`. */
function sameTransformation(one: MetricTransformation, other: MetricTransformation): boolean {
  const dimensions = Object.entries(one.dimensions);
  return (
    one.namespace === other.namespace &&
    one.metricName === other.metricName &&
    (one.value === other.value || Number(one.value) === Number(other.value)) &&
    one.defaultValue === other.defaultValue &&
    dimensions.length === Object.keys(other.dimensions).length &&
    dimensions.every(([name, selector]) => other.dimensions[name] === selector)
  );
}
