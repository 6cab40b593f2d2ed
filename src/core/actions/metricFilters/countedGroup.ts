/** What is known of the log group in which connections are to be counted. */
import { connectionPattern } from '../../cloudwatch/connectionFilter';
import {
  connectionAttemptsMetric,
  connectionLogNamespace,
} from '../../cloudwatch/connectionLogMetric';
import type { LogClass } from '../../cloudwatchLogs/logGroup';
import type { MetricFilter } from '../../cloudwatchLogs/metricFilter';
import type { ScopeAws } from '../../ports/aws';
import { testFilter, type FilterTest } from './filterTest';

/** The log group, its metric filters, and a test of the new one. */
export interface CountedGroup {
  readonly name: string;
  readonly logClass: LogClass;
  /** Of the group; none if the group does not exist yet. */
  readonly filters: readonly MetricFilter[];
  /** Filters of other groups that publish the same metric. */
  readonly filtersElsewhere: readonly MetricFilter[];
  readonly test: FilterTest;
}

/** A group that the same plan creates. */
export function newCountedGroup(name: string): CountedGroup {
  const test = { kind: 'noGroup' } as const;
  return { name, logClass: 'STANDARD', filters: [], filtersElsewhere: [], test };
}

/**
 * Reads it.
 * @param group the name of the log group; it may not exist
 * @param now ms since 1970
 * @throws ExpectedError
 */
export async function readCountedGroup(
  group: string,
  endpointId: string,
  now: number,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<CountedGroup> {
  const found = await aws.logGroups.get(group, signal);
  if (!found) return newCountedGroup(group);
  const [filters, sameMetric] = await Promise.all([
    aws.metricFilters.ofGroup(group, signal),
    aws.metricFilters.ofMetric(connectionLogNamespace, connectionAttemptsMetric, signal),
  ]);
  const pattern = connectionPattern;
  return {
    name: group,
    logClass: found.logClass,
    filters,
    filtersElsewhere: sameMetric.filter((filter) => filter.group !== group),
    test: await testFilter({ endpointId, group, pattern, now }, aws, signal),
  };
}
