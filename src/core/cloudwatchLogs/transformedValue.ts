/** What a metric filter publishes from one log event that matches its pattern. */
import { valueAt } from './filterPattern/filterPattern';
import type { MetricTransformation } from './metricFilter';

/** A value with the dimensions of its metric. */
export interface TransformedValue {
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * The value; undefined for an event without a number to publish, or without one of the dimensions.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
export function transformedValue(
  { value, dimensions: selectors }: Pick<MetricTransformation, 'value' | 'dimensions'>,
  message: string,
): TransformedValue | undefined {
  const number = Number(value.startsWith('$') ? (valueAt(value, message) ?? NaN) : value);
  if (!Number.isFinite(number)) return undefined;
  const dimensions: Record<string, string> = {};
  for (const [name, selector] of Object.entries(selectors)) {
    const found = valueAt(selector, message);
    if (found === undefined) return undefined;
    dimensions[name] = found;
  }
  return { value: number, dimensions };
}
