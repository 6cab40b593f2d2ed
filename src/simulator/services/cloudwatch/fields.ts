/** Fields that several CloudWatch calls have: names of bounded length, dimensions, units, tags. */
import type { Input } from '../../input';
import type { DimensionShape } from '../../world/alarms';
import { plainStatistics, isOtherStatistic, statisticNamed } from '../../world/statistics';
import { validationError } from '../queryErrors';

const perSecond = ['Bytes', 'Bits'].flatMap((unit) =>
  ['', 'Kilo', 'Mega', 'Giga', 'Tera'].map((size) => `${size}${size ? unit.toLowerCase() : unit}`),
);

/** StandardUnit. `Days`, in which Client VPN publishes some metrics, is not among them. */
const units = [
  ...['Seconds', 'Microseconds', 'Milliseconds', 'Percent', 'Count', 'None', 'Count/Second'],
  ...perSecond,
  ...perSecond.map((unit) => `${unit}/Second`),
];

/** A text whose length is bounded; undefined when absent. */
export function bounded(input: Input, name: string, low: number, high: number): string | undefined {
  const value = input.text(name);
  if (value === undefined) return undefined;
  if (value.length < low) {
    throw input.invalid(name, `must have length greater than or equal to ${low}`);
  }
  if (value.length > high) {
    throw input.invalid(name, `must have length less than or equal to ${high}`);
  }
  return value;
}

/** A name of an alarm: 1 to 255 characters without control characters. */
export function alarmName(input: Input): string {
  input.requiredText('AlarmName');
  const name = bounded(input, 'AlarmName', 1, 255) ?? '';
  // eslint-disable-next-line no-control-regex -- they are what the rule is about
  if (/[\u0000-\u001f\u007f]/.test(name)) {
    throw input.invalid('AlarmName', 'must not contain ASCII control characters');
  }
  return name;
}

/** Namespace: 1 to 255 characters, not starting with a colon. */
export function namespaceOf(input: Input): string {
  input.requiredText('Namespace');
  const namespace = bounded(input, 'Namespace', 1, 255) ?? '';
  if (namespace.startsWith(':')) {
    throw input.invalid('Namespace', 'must satisfy regular expression pattern: [^:].*');
  }
  return namespace;
}

/** MetricName: 1 to 255 characters. */
export function metricNameOf(input: Input): string {
  input.requiredText('MetricName');
  return bounded(input, 'MetricName', 1, 255) ?? '';
}

/** Up to 30 dimensions. */
export function dimensionsOf(input: Input): DimensionShape[] {
  const dimensions = input.structures('Dimensions');
  if (dimensions.length > 30) {
    throw input.invalid('Dimensions', 'must have length less than or equal to 30');
  }
  return dimensions.map((dimension) => {
    dimension.requiredText('Name');
    dimension.requiredText('Value');
    return {
      Name: bounded(dimension, 'Name', 1, 255) ?? '',
      Value: bounded(dimension, 'Value', 1, 1024) ?? '',
    };
  });
}

/** Dimensions as a record. */
export function dimensionRecord(dimensions: readonly DimensionShape[]): Record<string, string> {
  return Object.fromEntries(dimensions.map(({ Name: name, Value: value }) => [name, value]));
}

/** Unit, one of CloudWatch's; undefined when absent. */
export function unitOf(input: Input): string | undefined {
  return input.word('Unit', units);
}

/** A statistic that can be worked out here, from `Stat` or `ExtendedStatistic`. */
export function statisticOf(input: Input, name: string): string {
  return checkedStatistic(input.requiredText(name));
}

/** The statistic itself. @throws AwsError when it is none, or none that can be worked out here */
export function checkedStatistic(statistic: string): string {
  if (statisticNamed(statistic)) return statistic;
  throw validationError(
    isOtherStatistic(statistic)
      ? `The statistic ${statistic} is not simulated; use ${known}.`
      : `The value ${statistic} is not a statistic; use ${known}.`,
  );
}

const known = `${plainStatistics.join(', ')} or a percentile such as p90`;

/** A period: some short ones, else a multiple of 60. */
export function periodOf(input: Input, short: readonly number[]): number {
  input.requiredNumber('Period');
  const period = input.integer('Period', 1) ?? 0;
  if (period % 60 !== 0 && !short.includes(period)) {
    throw input.invalid('Period', `must be ${short.join(', ')} or a multiple of 60`);
  }
  return period;
}

/** Tags: at most 50, keys of 1 to 128 and values of up to 256 characters. */
export function tagsOf(input: Input): Record<string, string> {
  const tags = input.structures('Tags');
  if (tags.length > 50) throw input.invalid('Tags', 'must have length less than or equal to 50');
  return Object.fromEntries(
    tags.map((tag) => {
      tag.requiredText('Key');
      tag.requiredText('Value');
      return [bounded(tag, 'Key', 1, 128) ?? '', bounded(tag, 'Value', 0, 256) ?? ''];
    }),
  );
}

/** Up to `most` names, each 1 to 255 characters. */
export function namesOf(input: Input, name: string, most: number): string[] {
  const names = input.texts(name);
  if (names.length > most) {
    throw input.invalid(name, `must have length less than or equal to ${most}`);
  }
  if (names.some((one) => one.length < 1 || one.length > 255)) {
    throw input.invalid(name, 'must have names with a length between 1 and 255');
  }
  return names;
}
