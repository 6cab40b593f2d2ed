/**
 * GetMetricData: metrics and metric math over them, newest first by default, in pages of
 * MaxDatapoints. StartTime is inclusive, EndTime exclusive; StartTime is rounded down like in AWS.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
import { evaluateQueries, resolveQueries } from '../../../core/cloudwatch/math/queries';
import { periodStarts } from '../../../core/cloudwatch/math/context';
import { isList, isScalar } from '../../../core/cloudwatch/math/values';
import { isExpected } from '../../../core/model/errors';
import type { MetricQuery, MetricStat } from '../../../core/model/alarm';
import type { Sample } from '../../../core/model/sample';
import type { TimeRange } from '../../../core/ports/aws';
import type { Input } from '../../request/input';
import { startOf, tokenOf } from '../../request/paging';
import type { Output } from '../../protocols/output';
import type { MetricDataQueryShape } from '../../state/alarms/alarms';
import { accountId } from '../../state/identity';
import { metricsElsewhere } from '../../state/metricsElsewhere';
import type { SimulatedRegion } from '../../state/region';
import { validationError } from '../contract/queryErrors';
import type { Operation } from '../contract/service';
import { checkLabel, dynamicLabel } from './dynamicLabel';
import { badToken } from './errors';
import { toQuery, toStat, readQueries } from './metricQueries';
import { readSamples, roundedStart, shortPeriods } from './reading';

const mostDatapoints = 100_800;

export const getMetricData: Operation = (input, { account, region }) => {
  const queries = readQueries(input, 'MetricDataQueries', shortPeriods);
  if (queries.length === 0) throw validationError('MetricDataQueries must not be empty.');
  const now = account.clock.now();
  const end = input.requiredTime('EndTime');
  const start = roundedStart(input.requiredTime('StartTime'), now);
  if (end <= start) throw validationError('The parameter EndTime must be greater than StartTime.');
  for (const { Label: label } of queries) if (label !== undefined) checkLabel(label);
  const order = input.text('ScanBy');
  const timezone = input.structure('LabelOptions')?.text('Timezone') ?? '+0000';
  const all = seriesOf(queries, { start, end }, { region, nowMs: now, timezone });
  if (order !== 'TimestampAscending') for (const series of all) series.samples.reverse();
  return paged(input, all);
};

/** Where and when data are read, and in which time zone (`+hhmm`). */
interface Reading {
  readonly region: SimulatedRegion;
  readonly nowMs: number;
  readonly timezone: string;
}

interface NamedSeries {
  readonly id: string;
  readonly label: string;
  readonly samples: Sample[];
}

/** The requested series, oldest first. */
function seriesOf(
  queries: readonly MetricDataQueryShape[],
  range: TimeRange,
  { region, nowMs, timezone }: Reading,
): NamedSeries[] {
  const shown = queries.filter(({ ReturnData: returnData }) => returnData);
  const units = new Map(
    queries.flatMap(({ MetricStat: stat }) =>
      stat ? [[JSON.stringify(toStat(stat)), stat.Unit] as const] : [],
    ),
  );
  const asked = queries.map(toQuery);
  const elsewhere = metricsElsewhere(asked);
  const read = (stat: MetricStat): Sample[] =>
    elsewhere.has(stat)
      ? []
      : readSamples(region, stat, range, nowMs, units.get(JSON.stringify(stat)));
  const values = worked(asked, range, read);
  return shown.flatMap(({ Id: id, Label: label, MetricStat: stat, AccountId: owner }) => {
    const value = values.get(id) ?? [];
    // An array of time series gives several results with one id.
    return (isList(value) ? value.items : [value]).map((series) => {
      if (isScalar(series))
        throw validationError(`Error in expression '${id}': It gives a number, not a time series.`);
      const samples = [...series];
      const defaultLabel = stat?.Metric.MetricName ?? id;
      const place = { region: region.name, accountId: owner ?? accountId };
      const subject = { ...place, defaultLabel, stat, samples, nowMs, timezone };
      return { id, label: dynamicLabel(label ?? defaultLabel, subject), samples };
    });
  });
}

function worked(
  queries: readonly MetricQuery[],
  range: TimeRange,
  read: (stat: MetricStat) => Sample[],
): ReturnType<typeof evaluateQueries> {
  const periods = new Set(queries.flatMap(({ stat }) => stat?.periodSeconds ?? []));
  const expressions = queries.filter(({ expression }) => expression !== undefined).length;
  const hasMath = expressions > 0;
  if (hasMath && periods.size > 1)
    throw validationError('Metric math over metrics of different periods is not simulated.');
  try {
    const [periodSeconds = 60] = periods;
    // A page has no more, and metric math gives one page.
    const periodCount = (range.end - range.start) / 1000 / periodSeconds;
    if (expressions * periodCount > mostDatapoints)
      throw validationError(`The expressions have over ${mostDatapoints} datapoints.`);
    const context = { periodSeconds, starts: periodStarts(range, periodSeconds) };
    return evaluateQueries(resolveQueries(queries), read, context);
  } catch (error) {
    throw isExpected(error) ? validationError(error.failure.detail ?? error.message) : error;
  }
}

/** Pages count datapoints over all series; with metric math there is one page only. */
function paged(input: Input, all: readonly NamedSeries[]): Output {
  const size = input.number('MaxDatapoints') ?? mostDatapoints;
  const token = input.text('NextToken');
  const list = `data ${JSON.stringify(all.map(({ id }) => id))}`;
  const begin = token === undefined ? 0 : startOf(token, list);
  if (begin === undefined) throw badToken();
  const hasMath = input.structures('MetricDataQueries').some((query) => query.has('Expression'));
  const end = hasMath ? Infinity : begin + size;
  let passed = 0;
  const results = all.flatMap(({ id, label, samples }) => {
    const first = passed;
    passed += samples.length;
    // A series that ended on an earlier page, or starts on a later one, is not on this page.
    if (first > 0 && first >= end) return [];
    if (begin > 0 && passed <= begin) return [];
    const part = samples.slice(Math.max(0, begin - first), Math.max(0, end - first));
    return [
      {
        Id: id,
        Label: label,
        Timestamps: part.map(({ at }) => new Date(at)),
        Values: part.map(({ value }) => value),
        StatusCode: passed > end ? 'PartialData' : 'Complete',
      },
    ];
  });
  return {
    MetricDataResults: results,
    NextToken: passed > end ? tokenOf(end, list) : undefined,
    Messages: [],
  };
}
