/** CloudWatch Logs' calls that read metric filters and test their patterns. */
import {
  DescribeMetricFiltersCommand,
  TestMetricFilterCommand,
  type DescribeMetricFiltersCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { MetricFilter } from '../core/cloudwatchLogs/metricFilter';
import type { MetricFiltersPort } from '../core/ports/metricFilters';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { readNumber, readObjects } from './mapping/fields';
import { toMetricFilter } from './mapping/mapMetricFilter';

/** The metric filters port of one scope. */
export function createMetricFiltersPort(caller: Caller): MetricFiltersPort {
  return {
    ofGroup: (group, signal) => listFilters(caller, { logGroupName: group }, group, signal),
    ofMetric: (metricNamespace, metricName, signal) =>
      listFilters(caller, { metricNamespace, metricName }, undefined, signal),
    async test(filterPattern, messages, signal) {
      const site: CallSite = { action: 'logs:TestMetricFilter', signal };
      const input = { filterPattern, logEventMessages: [...messages] };
      const { matches } = await caller.run(site, (clients, options) =>
        clients.logs().send(new TestMetricFilterCommand(input), options),
      );
      if (!Array.isArray(matches))
        throw caller.failure(site, 'malformed', 'The answer has no list.');
      // AWS numbers the messages from 1.
      return readObjects(matches).flatMap(({ eventNumber }) => {
        const number = readNumber(eventNumber);
        return number === undefined ? [] : [{ index: number - 1 }];
      });
    },
  };
}

async function listFilters(
  caller: Caller,
  input: DescribeMetricFiltersCommandInput,
  group: string | undefined,
  signal: AbortSignal | undefined,
): Promise<MetricFilter[]> {
  const site: CallSite = {
    action: 'logs:DescribeMetricFilters',
    signal,
    ...(group !== undefined && { resource: group }),
  };
  const pages = await caller.pages(
    site,
    (nextToken) => (clients, options) =>
      clients.logs().send(new DescribeMetricFiltersCommand({ ...input, nextToken }), options),
    (page) => page.nextToken,
  );
  return readItems(caller, site, pages, (page) => page.metricFilters, toMetricFilter);
}
