/** CloudWatch's metric data. */
import { GetMetricDataCommand, type MetricDataResult } from '@aws-sdk/client-cloudwatch';
import {
  activeConnectionsMetric,
  clientVpnNamespace,
  endpointDimension,
} from '../core/cloudwatch/definition';
import { isExpected } from '../core/model/errors';
import type { MetricsPort, SamplesOrError, TimeRange } from '../core/ports/aws';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { readObjects, readText } from './mapping/fields';
import { toSamples } from './mapping/mapSamples';

/**
 * The maximum number of series per call, and of datapoints per page.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
const seriesPerCall = 500;
const MaxDatapoints = 100_800;

/** The metrics port of one scope. */
export function createMetricsPort(caller: Caller): MetricsPort {
  const samplesOf: MetricsPort['samplesOf'] = async (endpointIds, range, periodSeconds, signal) => {
    const all: SamplesOrError[] = [];
    for (let first = 0; first < endpointIds.length; first += seriesPerCall) {
      const some = endpointIds.slice(first, first + seriesPerCall);
      all.push(...(await readSome(caller, some, range, periodSeconds, signal)));
    }
    return all;
  };
  return {
    samplesOf,
    async samples(endpointId, range, periodSeconds, signal) {
      const [series] = await samplesOf([endpointId], range, periodSeconds, signal);
      if (!series || isExpected(series)) throw series ?? new Error('One question, no answer.');
      return series;
    },
  };
}

/** As many series as one call allows; more calls only if the datapoints need more than a page. */
async function readSome(
  caller: Caller,
  endpointIds: readonly string[],
  range: TimeRange,
  periodSeconds: number,
  signal: AbortSignal | undefined,
): Promise<readonly SamplesOrError[]> {
  const metrics = endpointIds.length;
  const site: CallSite = { action: 'cloudwatch:GetMetricData', metrics, signal };
  const siteOf = (resource: string): CallSite => ({ ...site, resource });
  const [first = ''] = endpointIds;
  const input = metricDataInput(endpointIds, range, periodSeconds);
  const pages = await caller.pages(
    endpointIds.length === 1 ? siteOf(first) : site,
    (NextToken) => (clients, options) =>
      clients.cloudwatch().send(new GetMetricDataCommand({ ...input, NextToken }), options),
    (page) => page.NextToken,
  );
  const parts = new Map<unknown, MetricDataResult[]>();
  for (const part of pages.flatMap((page) => readObjects(page.MetricDataResults)))
    parts.set(part.Id, [...(parts.get(part.Id) ?? []), part]);
  return endpointIds.map((endpointId, index) =>
    readSeries(caller, siteOf(endpointId), parts.get(queryId(index)) ?? []),
  );
}

function queryId(index: number): string {
  return `m${index + 1}`;
}

/**
 * Start and end are rounded outwards to multiples of the period: CloudWatch responds faster and
 * returns every period that the range touches.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
function metricDataInput(
  endpointIds: readonly string[],
  { start, end }: TimeRange,
  periodSeconds: number,
) {
  const periodMs = periodSeconds * 1000;
  return {
    MetricDataQueries: endpointIds.map((endpointId, index) => ({
      Id: queryId(index),
      MetricStat: {
        Metric: {
          Namespace: clientVpnNamespace,
          MetricName: activeConnectionsMetric,
          Dimensions: [{ Name: endpointDimension, Value: endpointId }],
        },
        Period: periodSeconds,
        Stat: 'Maximum',
      },
      ReturnData: true,
    })),
    StartTime: new Date(Math.floor(start / periodMs) * periodMs),
    EndTime: new Date(Math.ceil(end / periodMs) * periodMs),
    ScanBy: 'TimestampAscending' as const,
    MaxDatapoints,
  };
}

/**
 * A series with `PartialData` continues on the next page. One that stays incomplete is a failure,
 * not a series with gaps: DIFF would turn a gap into a jump.
 */
function readSeries(
  caller: Caller,
  site: CallSite,
  parts: readonly MetricDataResult[],
): SamplesOrError {
  const failed = (kind: 'malformed' | 'denied' | 'server', detail: string) =>
    caller.failure(site, kind, detail);
  const last = parts.at(-1);
  if (!last) return failed('malformed', 'The answer lacks the series.');
  if (last.StatusCode !== 'Complete') {
    const kind = last.StatusCode === 'Forbidden' ? 'denied' : 'server';
    return failed(kind, `The series is ${readText(last.StatusCode) ?? 'incomplete'}.`);
  }
  return toSamples(parts) ?? failed('malformed', 'Times and values do not match.');
}
