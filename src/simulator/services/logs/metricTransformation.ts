/**
 * Reads what a metric filter makes of an event, with AWS's rules for it.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html
 */
import type { Input } from '../../input';
import type { MetricTransformation } from '../../world/metricFilter';
import { invalidParameter } from './errors';

const mostDimensions = 3;

/** @param isJson whether the filter's pattern selects by properties: what dimensions need */
export function transformationOf(input: Input, isJson: boolean): MetricTransformation {
  const all = input.structures('metricTransformations');
  const [source] = all;
  if (!source || all.length > 1) {
    throw invalidParameter('metricTransformations must have exactly one entry.');
  }
  const dimensions = dimensionsOf(source, isJson);
  const defaultValue = source.number('defaultValue');
  if (defaultValue !== undefined && Object.keys(dimensions).length > 0) {
    throw invalidParameter(
      'Invalid metric transformation: dimensions and default value are mutually exclusive.',
    );
  }
  return {
    name: nameIn(source, 'metricName'),
    namespace: nameIn(source, 'metricNamespace'),
    value: valueOf(source),
    dimensions,
    unit: source.text('unit') ?? 'None',
    ...(defaultValue !== undefined && { defaultValue }),
  };
}

/** As the API tells of it. */
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

function nameIn(source: Input, parameter: string): string {
  const name = source.requiredText(parameter);
  if (!/^[^:*$]{1,255}$/.test(name)) {
    throw source.invalid(parameter, 'must satisfy regular expression pattern: [^:*$]*');
  }
  return name;
}

/** A number or a selector of one. */
function valueOf(source: Input): string {
  const value = source.requiredText('metricValue');
  if (value.length > 100 || !(value.startsWith('$') || Number.isFinite(Number(value)))) {
    throw invalidParameter(`Invalid metric transformation: metricValue ${value}`);
  }
  return value;
}

function dimensionsOf(source: Input, isJson: boolean): Readonly<Record<string, string>> {
  const dimensions = source.map('dimensions');
  const selectors = Object.values(dimensions);
  if (selectors.length > mostDimensions) {
    throw invalidParameter(`A metric filter has at most ${mostDimensions} dimensions.`);
  }
  if (selectors.some((selector) => !isJson || !selector.startsWith('$.'))) {
    throw invalidParameter('Dimensions must be properties of a JSON filter pattern.');
  }
  return dimensions;
}
