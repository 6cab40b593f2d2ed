/**
 * Reads the metric transformation of a metric filter and applies AWS's rules.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html
 */
import type { Input } from '../../request/input';
import type { MetricTransformation } from '../../state/metricFilter';
import { invalidParameter } from './errors';

/** @param isJson whether the filter's pattern selects properties, which dimensions require */
export function transformationOf(input: Input, isJson: boolean): MetricTransformation {
  const [source] = input.structures('metricTransformations');
  if (!source) throw input.dialect.missing('metricTransformations');
  const dimensions = dimensionsOf(source, isJson);
  const defaultValue = source.number('defaultValue');
  if (defaultValue !== undefined && Object.keys(dimensions).length > 0) {
    throw invalidParameter(
      'Invalid metric transformation: dimensions and default value are mutually exclusive.',
    );
  }
  return {
    name: source.requiredText('metricName'),
    namespace: source.requiredText('metricNamespace'),
    value: valueOf(source),
    dimensions,
    unit: source.text('unit') ?? 'None',
    ...(defaultValue !== undefined && { defaultValue }),
  };
}

/** In the API's format. */
export function transformationOutput(transformation: MetricTransformation) {
  const { name, namespace, value, defaultValue, dimensions, unit } = transformation;
  return {
    metricName: name,
    metricNamespace: namespace,
    metricValue: value,
    defaultValue,
    dimensions:
      Object.keys(dimensions).length === 0 ? undefined : new Map(Object.entries(dimensions)),
    unit,
  };
}

/** A number or a selector. */
function valueOf(source: Input): string {
  const value = source.requiredText('metricValue');
  if (!(value.startsWith('$') || Number.isFinite(Number(value))))
    throw invalidParameter(`Invalid metric transformation: metricValue ${value}`);
  return value;
}

function dimensionsOf(source: Input, isJson: boolean): Readonly<Record<string, string>> {
  const dimensions = source.map('dimensions');
  const selectors = Object.values(dimensions);
  if (selectors.some((selector) => !isJson || !selector.startsWith('$.')))
    throw invalidParameter('Dimensions must be properties of a JSON filter pattern.');
  return dimensions;
}
