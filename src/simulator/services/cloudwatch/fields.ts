/** Fields that several CloudWatch calls have: dimensions, statistics, periods, tags. */
import type { Input } from '../../request/input';
import type { DimensionShape } from '../../state/alarms/alarms';
import { plainStatistics, isOtherStatistic, statisticNamed } from '../../state/metrics/statistics';
import { validationError } from '../contract/queryErrors';
import { invalidValue } from './errors';

/** The dimensions of a metric. */
export function dimensionsOf(input: Input): DimensionShape[] {
  return input.structures('Dimensions').map((dimension) => ({
    Name: dimension.requiredText('Name'),
    Value: dimension.requiredText('Value'),
  }));
}

/** Dimensions as a record. */
export function dimensionRecord(dimensions: readonly DimensionShape[]): Record<string, string> {
  return Object.fromEntries(dimensions.map(({ Name: name, Value: value }) => [name, value]));
}

/** A statistic that can be computed here, from `Stat`. */
export function statisticOf(input: Input): string {
  return checkedStatistic(input.requiredText('Stat'));
}

/**
 * A statistic with a parameter, such as a percentile.
 * @throws AwsError for plain ones too: they are requested by `Statistic`
 */
export function extendedStatistic(statistic: string): string {
  if (!plainStatistics.some((plain) => plain === statistic)) return checkedStatistic(statistic);
  throw validationError(`The value ${statistic} for parameter ExtendedStatistic is not supported.`);
}

function checkedStatistic(statistic: string): string {
  if (statisticNamed(statistic)) return statistic;
  throw validationError(
    isOtherStatistic(statistic)
      ? `The statistic ${statistic} is not simulated; use ${known}.`
      : `The value ${statistic} is not a statistic; use ${known}.`,
  );
}

const known = `${plainStatistics.join(', ')} or a percentile such as p90`;

/** A period: some short ones, otherwise a multiple of 60. */
export function periodOf(input: Input, short: readonly number[]): number {
  const period = input.requiredNumber('Period');
  if (period % 60 !== 0 && !short.includes(period))
    throw input.invalid('Period', `must be ${short.join(', ')} or a multiple of 60`);
  return period;
}

/** Tags, by key. @throws AwsError for a duplicate key */
export function tagsOf(input: Input): Record<string, string> {
  const tags = input
    .structures('Tags')
    .map((tag) => [tag.requiredText('Key'), tag.requiredText('Value')] as const);
  if (new Set(tags.map(([key]) => key)).size < tags.length)
    throw invalidValue('The tag keys must be unique.');
  return Object.fromEntries(tags);
}
