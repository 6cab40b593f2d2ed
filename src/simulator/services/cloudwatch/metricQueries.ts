/** MetricDataQuery: the entries of an alarm's `Metrics` and of GetMetricData. */
import type { MetricQuery, MetricStat } from '../../../core/model/alarm';
import type { Input } from '../../request/input';
import type { MetricDataQueryShape } from '../../state/alarms/alarms';
import { validationError } from '../contract/queryErrors';
import { dimensionRecord, dimensionsOf, periodOf, statisticOf } from './fields';

/**
 * The entries of a list.
 * @param shortPeriods the periods under a minute that the call allows
 * @throws AwsError for duplicate ids, and for entries that are neither a metric nor an expression,
 * or both
 */
export function readQueries(
  input: Input,
  list: string,
  shortPeriods: readonly number[],
): MetricDataQueryShape[] {
  const queries = input.structures(list).map((entry) => readQuery(entry, shortPeriods));
  const ids = queries.map(({ Id: id }) => id);
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  if (double !== undefined)
    throw validationError(`The values for parameter id in ${list} are not unique: ${double}.`);
  return queries;
}

function readQuery(entry: Input, shortPeriods: readonly number[]): MetricDataQueryShape {
  const id = entry.requiredText('Id');
  const stat = entry.structure('MetricStat');
  const expression = entry.text('Expression');
  if ((stat === undefined) === (expression === undefined))
    throw validationError(`Exactly one of MetricStat and Expression must be given for '${id}'.`);
  const label = entry.text('Label');
  const accountId = entry.text('AccountId');
  return {
    Id: id,
    ...(stat && { MetricStat: readStat(stat, shortPeriods) }),
    ...(expression !== undefined && { Expression: expression }),
    ...(label !== undefined && { Label: label }),
    ...(accountId !== undefined && { AccountId: accountId }),
    ...(entry.has('Period') && { Period: periodOf(entry, shortPeriods) }),
    ReturnData: entry.flag('ReturnData') ?? true,
  };
}

function readStat(
  stat: Input,
  shortPeriods: readonly number[],
): NonNullable<MetricDataQueryShape['MetricStat']> {
  const metric = stat.structure('Metric');
  if (!metric) throw validationError('MetricStat must name a Metric.');
  const unit = stat.text('Unit');
  return {
    Metric: {
      Namespace: metric.requiredText('Namespace'),
      MetricName: metric.requiredText('MetricName'),
      Dimensions: dimensionsOf(metric),
    },
    Period: periodOf(stat, shortPeriods),
    Stat: statisticOf(stat),
    ...(unit !== undefined && { Unit: unit }),
  };
}

/** An entry in the format of the core's metric math. */
export function toQuery(shape: MetricDataQueryShape): MetricQuery {
  return {
    id: shape.Id,
    ...(shape.Label !== undefined && { label: shape.Label }),
    ...(shape.Expression !== undefined && { expression: shape.Expression }),
    ...(shape.MetricStat && { stat: toStat(shape.MetricStat) }),
    ...(shape.AccountId !== undefined && { accountId: shape.AccountId }),
    returnData: shape.ReturnData,
  };
}

/** A metric with its statistic in the core's format. */
export function toStat(shape: NonNullable<MetricDataQueryShape['MetricStat']>): MetricStat {
  return {
    namespace: shape.Metric.Namespace,
    metricName: shape.Metric.MetricName,
    dimensions: dimensionRecord(shape.Metric.Dimensions),
    periodSeconds: shape.Period,
    statistic: shape.Stat,
  };
}
