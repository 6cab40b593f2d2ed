/** GetMetricStatistics: one metric, several statistics, at most 1,440 datapoints. */
import type { Input } from '../../request/input';
import type { Output } from '../../protocols/output';
import { plainStatistics, statisticNamed } from '../../state/metrics/statistics';
import type { Operation } from '../contract/service';
import { invalidCombination, invalidValue } from './errors';
import { dimensionRecord, dimensionsOf, periodOf } from './fields';
import { readSamples, roundedStart, shortPeriods } from './reading';

const mostDatapoints = 1440;

export const getMetricStatistics: Operation = (input, { account, region }) => {
  const now = account.clock.now();
  const namespace = input.requiredText('Namespace');
  const metricName = input.requiredText('MetricName');
  const dimensions = dimensionRecord(dimensionsOf(input));
  const periodSeconds = periodOf(input, shortPeriods);
  const end = input.requiredTime('EndTime');
  const start = roundedStart(input.requiredTime('StartTime'), now);
  if (end <= start)
    throw invalidCombination('The parameter StartTime must be less than the parameter EndTime.');
  const asked = Math.ceil((end - start) / (periodSeconds * 1000));
  if (asked > mostDatapoints) {
    throw invalidCombination(
      `You have requested up to ${asked} datapoints, which exceeds the limit of ${mostDatapoints}.`,
    );
  }
  const statistics = statisticsOf(input);
  const asksUnit = input.text('Unit');
  const unit = asksUnit ?? region.metrics.newest({ namespace, name: metricName, dimensions })?.unit;
  const rows = new Map<number, Map<string, number>>();
  for (const statistic of statistics) {
    const stat = { namespace, metricName, dimensions, periodSeconds, statistic };
    for (const { at, value } of readSamples(region, stat, { start, end }, now, asksUnit))
      rows.set(at, (rows.get(at) ?? new Map<string, number>()).set(statistic, value));
  }
  return {
    Label: metricName,
    Datapoints: [...rows].sort(([a], [b]) => a - b).map(([at, row]) => datapoint(at, row, unit)),
  };
};

/** The requested Statistics or ExtendedStatistics. */
function statisticsOf(input: Input): string[] {
  const statistics = input.texts('Statistics');
  const extended = input.texts('ExtendedStatistics').map(percentile);
  if ((statistics.length === 0) === (extended.length === 0))
    throw invalidCombination('Exactly one of Statistics and ExtendedStatistics must be given.');
  return [...statistics, ...extended];
}

/** A percentile; this call does not support other statistics with a parameter. */
function percentile(statistic: string): string {
  if (/^p\d/.test(statistic) && statisticNamed(statistic)) return statistic;
  throw invalidValue(`The value ${statistic} for parameter ExtendedStatistics is not supported.`);
}

function datapoint(at: number, row: ReadonlyMap<string, number>, unit: string | undefined): Output {
  const extended = [...row].filter(([name]) => !isPlain(name));
  return {
    Timestamp: new Date(at),
    ...Object.fromEntries([...row].filter(([name]) => isPlain(name))),
    ExtendedStatistics: extended.length > 0 ? new Map(extended) : undefined,
    Unit: unit,
  };
}

function isPlain(name: string): boolean {
  return plainStatistics.some((plain) => plain === name);
}
