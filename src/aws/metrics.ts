/** CloudWatch's metric data. */
import { GetMetricDataCommand, type GetMetricDataOutput } from '@aws-sdk/client-cloudwatch';
import {
  activeConnectionsMetric,
  clientVpnNamespace,
  endpointDimension,
} from '../core/detection/definition';
import type { Sample } from '../core/model/sample';
import type { MetricsPort, TimeRange } from '../core/ports/aws';
import type { Caller, CallSite } from './call';
import { readObjects } from './fields';
import { toSamples } from './mapSamples';

/** The most data points that CloudWatch gives a page. */
const MaxDatapoints = 100_800;

/** The metrics port of one scope. */
export function createMetricsPort(caller: Caller): MetricsPort {
  return {
    async samples(endpointId, range, periodSeconds, signal) {
      const site: CallSite = { action: 'cloudwatch:GetMetricData', resource: endpointId, signal };
      const input = metricDataInput(endpointId, range, periodSeconds);
      const pages = await caller.pages(
        site,
        (NextToken) => (clients, options) =>
          clients.cloudwatch().send(new GetMetricDataCommand({ ...input, NextToken }), options),
        (page) => page.NextToken,
      );
      return readSamples(caller, site, pages);
    },
  };
}

/**
 * Start and end are put on marks of the period, outwards: CloudWatch answers faster and gives every
 * period that the range touches.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
function metricDataInput(endpointId: string, { start, end }: TimeRange, periodSeconds: number) {
  const periodMs = periodSeconds * 1000;
  return {
    MetricDataQueries: [
      {
        Id: 'm1',
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
      },
    ],
    StartTime: new Date(Math.floor(start / periodMs) * periodMs),
    EndTime: new Date(Math.ceil(end / periodMs) * periodMs),
    ScanBy: 'TimestampAscending' as const,
    MaxDatapoints,
  };
}

/**
 * A page that is `PartialData` goes on in the next one. What stays incomplete to the end is a failure
 * and not a series with holes: DIFF would read a hole as a jump.
 */
function readSamples(
  caller: Caller,
  site: CallSite,
  pages: readonly GetMetricDataOutput[],
): readonly Sample[] {
  const results = pages.flatMap((page) => readObjects(page.MetricDataResults));
  const last = results.at(-1);
  if (!last) throw caller.failure(site, 'malformed', 'The answer has no series.');
  if (last.StatusCode !== 'Complete') {
    const kind = last.StatusCode === 'Forbidden' ? 'denied' : 'server';
    throw caller.failure(site, kind, `The series is ${last.StatusCode ?? 'incomplete'}.`);
  }
  const samples = toSamples(results);
  if (!samples) throw caller.failure(site, 'malformed', 'Times and values do not match.');
  return samples;
}
