/**
 * Finds names that Client VPN never publishes under. CloudWatch matches metric names exactly: an
 * alarm on other names never has data.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
import type { Alarm, MetricStat } from '../model/alarm';
import { clientVpnNamespace, endpointDimension } from '../cloudwatch/definition';
import { isIntendedForClientVpn, intendedEndpoint } from '../watching/intendedNames';
import { intendedMetric } from '../watching/intendedMetric';
import { isPublished } from '../watching/publishedMetrics';
import { insightsOf } from '../watching/alarmInsights';
import type { Hit, WatchDiagnosis, WrongName } from './finding';
import type { RiseAlarm } from './riseAlarm';

/** What a query of an alarm reads: one metric or several. */
interface Read extends Pick<MetricStat, 'namespace' | 'metricName'> {
  /** The required dimension names of a metric; undefined if any are accepted. */
  readonly dimensions?: readonly string[];
  /** The values that name endpoints. */
  readonly endpoints: readonly string[];
}

/** All faults in the names that the alarm reads. */
export function nameHits(
  alarm: Alarm,
  rise: RiseAlarm | undefined,
): readonly Hit<WatchDiagnosis>[] {
  const metrics = metricsRead(alarm);
  const queries = queriesRead(alarm);
  const reads = [...metrics, ...queries];
  const dimension = wrongDimension(reads);
  const names = reads.flatMap((read) => wrongNames(read, alarm));
  const distinct = [...new Map(names.map((name) => [`${name.part} ${name.found}`, name])).values()];
  const known = distinct.every(({ intended }) => intended !== undefined);
  // The text of a Metrics Insights query is not rewritten.
  const canFix = known && dimension === undefined && queries.length === 0;
  const hits: Hit<WatchDiagnosis>[] = [];
  if (distinct.length > 0) {
    hits.push({
      severity: 'error',
      diagnosis: { rule: 'neverPublished', names: distinct },
      ...(canFix && {
        fix: { kind: 'replaceAlarm', seen: alarm, change: 'publishedNames', names: distinct },
      }),
    });
  }
  if (dimension !== undefined) {
    hits.push({
      severity: 'error',
      diagnosis: { rule: 'wrongDimension', found: dimension },
      ...(rise && canChoose(alarm) && { fix: { kind: 'chooseEndpoint', alarmName: alarm.name } }),
    });
  }
  return hits;
}

/**
 * An endpoint can be chosen only in the alarm's own account, and only if no Metrics Insights query
 * is used.
 */
function canChoose(alarm: Alarm): boolean {
  return (
    alarm.queries.every(({ accountId }) => accountId === undefined) &&
    insightsOf(alarm).length === 0
  );
}

function metricsRead({ queries }: Alarm): readonly Read[] {
  return queries.flatMap(({ stat }): Read[] => {
    if (!stat || !isIntendedForClientVpn(stat, Object.values(stat.dimensions))) return [];
    const { namespace, metricName, dimensions } = stat;
    const endpoints = Object.entries(dimensions).filter(([name]) => name === endpointDimension);
    return [
      {
        ...{ namespace, metricName, dimensions: Object.keys(dimensions) },
        endpoints: endpoints.map(([, value]) => value),
      },
    ];
  });
}

function queriesRead(alarm: Alarm): readonly Read[] {
  return insightsOf(alarm).map(({ namespace, metricName, schema, conditions, groupBy }) => {
    const labels = [...conditions.map(({ label }) => label), ...groupBy];
    const own = labels.filter((label) => !/^(?:AWS\.AccountId$|tag\.)/.test(label));
    const dimensions = schema ?? (own.length > 0 ? [...new Set(own)] : undefined);
    const named = conditions.filter(({ label, equal }) => label === endpointDimension && equal);
    return {
      ...{ namespace, metricName, ...(dimensions && { dimensions }) },
      endpoints: named.flatMap(({ value }) => value ?? []),
    };
  });
}

/** The dimensions, if they are not exactly `Endpoint`; empty for no dimension. */
function wrongDimension(reads: readonly Read[]): string | undefined {
  return reads
    .flatMap(({ dimensions }) => (dimensions ? [dimensions] : []))
    .find((names) => names.length !== 1 || names[0] !== endpointDimension)
    ?.join(', ');
}

function wrongNames(read: Read, alarm: Alarm): readonly WrongName[] {
  const { namespace, metricName, endpoints } = read;
  const intended = intendedMetric(metricName);
  return [
    ...(namespace === clientVpnNamespace
      ? []
      : [{ part: 'namespace', found: namespace, intended: clientVpnNamespace } as const]),
    ...(isPublished(metricName) || hasData(alarm)
      ? []
      : [
          {
            part: 'metric',
            found: metricName,
            ...(intended !== undefined && { intended }),
          } as const,
        ]),
    ...endpoints.flatMap((found) => {
      const id = intendedEndpoint(found);
      return id === undefined || id === found
        ? []
        : [{ part: 'endpoint', found, intended: id } as const];
    }),
  ];
}

/** A metric that AWS added later may have data. In that case the alarm's state shows it. */
function hasData({ state, treatMissing, queries }: Alarm): boolean {
  const plain = queries.length === 1 && queries[0]?.stat !== undefined;
  return plain && treatMissing === 'missing' && state !== 'INSUFFICIENT_DATA';
}
