/**
 * Changes the `Metrics` of an alarm's configuration entry by entry. Everything else in them is
 * unchanged.
 */
import { isRecord } from '../../base/isRecord';
import type { MetricQuery, MetricStat } from '../../model/alarm';
import type { AlarmConfiguration } from '../../model/alarmConfiguration';
import { metricDataQuery, metricDimensions } from '../../ports/calls';
import { overlaid, type Members } from '../write/overlaid';

/** The members that `Metrics` excludes: those of a single-metric alarm and of a PromQL alarm. */
const excluded = [
  ...['MetricName', 'Namespace', 'Dimensions', 'Period', 'Unit', 'Statistic', 'ExtendedStatistic'],
  ...['EvaluationCriteria', 'EvaluationInterval'],
];

/**
 * The members that change the queries of a configuration. An entry of the same id that is still a
 * metric or still an expression preserves its unknown members, such as its unit or members that AWS
 * has added.
 * @param from the model's form of the configuration's queries
 */
export function rewrittenQueries(
  configuration: AlarmConfiguration,
  from: readonly MetricQuery[],
  to: readonly MetricQuery[],
): Members {
  const entries = entriesOf(configuration);
  const metrics = to.map((query) => {
    const before = from.find(({ id, stat }) => id === query.id && !stat === !query.stat);
    const entry = before && entries.find(({ Id }) => Id === query.id);
    return entry ? rewrittenQuery(entry, before, query) : metricDataQuery(query);
  });
  return { ...Object.fromEntries(excluded.map((name) => [name, undefined])), Metrics: metrics };
}

/** The entries of `Metrics`, or the one entry `m1` that is equivalent to a single-metric alarm. */
function entriesOf(configuration: AlarmConfiguration): readonly Members[] {
  const { Metrics: metrics, MetricName, Namespace, Dimensions = [] } = configuration;
  if (metrics !== undefined || MetricName === undefined) return recordsIn(metrics);
  const { Period, Statistic, ExtendedStatistic, Unit } = configuration;
  const Stat = Statistic ?? ExtendedStatistic;
  const stat = { Metric: { Namespace, MetricName, Dimensions }, Period, Stat, Unit };
  return [{ Id: 'm1', MetricStat: overlaid({}, stat), ReturnData: true }];
}

function rewrittenQuery(entry: Members, before: MetricQuery, after: MetricQuery): Members {
  const { label, expression, accountId, returnData, stat } = after;
  return overlaid(entry, {
    ...(label !== before.label && { Label: label }),
    ...(expression !== before.expression && { Expression: expression }),
    ...(accountId !== before.accountId && { AccountId: accountId }),
    ...(returnData !== before.returnData && { ReturnData: returnData }),
    ...(before.stat &&
      stat && { MetricStat: rewrittenStat(recordOf(entry.MetricStat), before.stat, stat) }),
  });
}

function rewrittenStat(entry: Members, before: MetricStat, after: MetricStat): Members {
  const { namespace, metricName, dimensions, periodSeconds, statistic } = after;
  const metric = recordOf(entry.Metric);
  return overlaid(entry, {
    Metric: overlaid(metric, {
      ...(namespace !== before.namespace && { Namespace: namespace }),
      ...(metricName !== before.metricName && { MetricName: metricName }),
      ...(!isSame(dimensions, before.dimensions) && {
        Dimensions: rewrittenDimensions(metric.Dimensions, dimensions),
      }),
    }),
    ...(periodSeconds !== before.periodSeconds && { Period: periodSeconds }),
    ...(statistic !== before.statistic && { Stat: statistic }),
  });
}

function rewrittenDimensions(
  entries: unknown,
  dimensions: MetricStat['dimensions'],
): readonly Members[] {
  const known = recordsIn(entries);
  return metricDimensions(dimensions).map((dimension) =>
    overlaid(known.find(({ Name }) => Name === dimension.Name) ?? {}, dimension),
  );
}

function isSame(one: MetricStat['dimensions'], other: MetricStat['dimensions']): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

function recordOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}

/** The objects of a list; empty if the value is not a list. */
function recordsIn(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
