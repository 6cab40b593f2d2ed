/**
 * Reads the input of PutMetricAlarm and rejects what CloudWatch rejects.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
import type { Input } from '../../request/input';
import type { AlarmConfiguration } from '../../state/alarms/alarms';
import { validationError } from '../contract/queryErrors';
import { readActionConfiguration } from './actionConfiguration';
import { readTiming } from './evaluationTiming';
import { dimensionsOf, extendedStatistic, periodOf } from './fields';
import { readQueries } from './metricQueries';

const shortPeriods = [10, 20, 30];
const secondsADay = 86_400;
const secondsAWeek = 604_800;

/** Members that belong to a single-metric alarm and exclude `Metrics`. */
const singleMetric = [
  'MetricName',
  'Namespace',
  'Dimensions',
  'Period',
  'Unit',
  'Statistic',
  'ExtendedStatistic',
];

/** The configuration in a call. @throws AwsError ValidationError */
export function readConfiguration(input: Input, region: string): AlarmConfiguration {
  const description = input.text('AlarmDescription');
  const configuration: AlarmConfiguration = {
    AlarmName: input.requiredText('AlarmName'),
    ...(description !== undefined && { AlarmDescription: description }),
    ActionsEnabled: input.flag('ActionsEnabled') ?? true,
    OKActions: readActions(input, 'OKActions', region),
    AlarmActions: readActions(input, 'AlarmActions', region),
    InsufficientDataActions: readActions(input, 'InsufficientDataActions', region),
    ...readActionConfiguration(input),
    ...readWatched(input),
    ...readRules(input),
    ...readTiming(input),
  };
  checkSpan(configuration);
  return configuration;
}

/** The period of the watched query, in seconds. */
export function periodSeconds({ Period: period, Metrics: metrics }: AlarmConfiguration): number {
  return period ?? metrics?.find(({ MetricStat: stat }) => stat)?.MetricStat?.Period ?? 0;
}

/** The ARNs of the actions for one state. @throws AwsError ValidationError */
export function readActions(input: Input, name: string, region: string): string[] {
  const actions = input.texts(name);
  for (const action of actions) {
    const [arn, , service, actionRegion, ...rest] = action.split(':');
    if (arn !== 'arn' || !service || rest.length < 2)
      throw validationError(`Invalid arn syntax: ${action}`);
    if (service === 'sns' && actionRegion !== region) {
      throw validationError(
        `Invalid region ${actionRegion ?? ''} specified. Only ${region} is supported.`,
      );
    }
  }
  return actions;
}

type Watched = Pick<
  AlarmConfiguration,
  | 'MetricName'
  | 'Namespace'
  | 'Statistic'
  | 'ExtendedStatistic'
  | 'Dimensions'
  | 'Period'
  | 'Unit'
  | 'Metrics'
>;

function readWatched(input: Input): Watched {
  if (!input.has('Metrics')) return readSingleMetric(input);
  const both = singleMetric.find((member) => input.has(member));
  if (both !== undefined)
    throw validationError(`The parameters Metrics and ${both} must not be given together.`);
  const metrics = readQueries(input, 'Metrics', shortPeriods);
  const stats = metrics.filter(({ MetricStat: stat }) => stat);
  if (metrics.length === 0) throw validationError('Metrics must have at least one entry.');
  if (stats.length > 10 || metrics.length - stats.length > 10)
    throw validationError('Metrics must have at most 10 metrics and 10 expressions.');
  if (stats.length === 0) throw validationError('Metrics must have at least one MetricStat.');
  if (metrics.filter(({ ReturnData: returnData }) => returnData).length !== 1)
    throw validationError('Exactly one element of the metrics list should return data.');
  return { Metrics: metrics, Dimensions: [] };
}

function readSingleMetric(input: Input): Watched {
  if (!input.has('MetricName'))
    throw validationError('Either MetricName or Metrics must be given.');
  if (input.has('Statistic') === input.has('ExtendedStatistic'))
    throw validationError('Exactly one of Statistic and ExtendedStatistic must be given.');
  const unit = input.text('Unit');
  const statistic = input.text('Statistic');
  return {
    MetricName: input.requiredText('MetricName'),
    Namespace: input.requiredText('Namespace'),
    Dimensions: dimensionsOf(input),
    Period: periodOf(input, shortPeriods),
    ...(unit !== undefined && { Unit: unit }),
    ...(statistic === undefined
      ? { ExtendedStatistic: extendedStatistic(input.requiredText('ExtendedStatistic')) }
      : { Statistic: statistic }),
  };
}

type Rules = Pick<
  AlarmConfiguration,
  | 'EvaluationPeriods'
  | 'DatapointsToAlarm'
  | 'Threshold'
  | 'ComparisonOperator'
  | 'TreatMissingData'
  | 'EvaluateLowSampleCountPercentile'
>;

function readRules(input: Input): Rules {
  const comparison = input.requiredText('ComparisonOperator');
  if (/^(LessThanLower|GreaterThanUpper)/.test(comparison))
    throw validationError(`${comparison}: anomaly detection is not simulated.`);
  const threshold = input.requiredNumber('Threshold');
  const periods = input.requiredNumber('EvaluationPeriods');
  const datapoints = input.number('DatapointsToAlarm');
  if (datapoints !== undefined && datapoints > periods)
    throw validationError('DatapointsToAlarm must be less than or equal to EvaluationPeriods.');
  const missing = input.text('TreatMissingData');
  const lowSamples = input.text('EvaluateLowSampleCountPercentile');
  return {
    EvaluationPeriods: periods,
    ...(datapoints !== undefined && { DatapointsToAlarm: datapoints }),
    Threshold: threshold,
    ComparisonOperator: comparison,
    ...(missing !== undefined && { TreatMissingData: missing }),
    ...(lowSamples !== undefined && { EvaluateLowSampleCountPercentile: lowSamples }),
  };
}

function checkSpan(configuration: AlarmConfiguration): void {
  const period = periodSeconds(configuration);
  const longest = period >= 3600 ? secondsAWeek : secondsADay;
  if (period * configuration.EvaluationPeriods > longest) {
    throw validationError(
      `Metrics cannot be checked across more than ${longest === secondsADay ? 'a day' : 'a week'} ` +
        `(EvaluationPeriods * Period must be <= ${longest}).`,
    );
  }
}
