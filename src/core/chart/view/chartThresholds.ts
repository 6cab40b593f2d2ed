/** The threshold lines of an endpoint's alarms: on DIFF and on the count itself. */
import {
  activeConnectionsMetric,
  clientVpnNamespace,
  endpointDimension,
} from '../../cloudwatch/definition';
import type { Alarm, Comparison, MetricQuery } from '../../model/alarm';

/** A comparison that has one threshold. */
export type ThresholdComparison = Exclude<Comparison, 'other'>;

/** A threshold in the chart. */
export interface ChartThreshold {
  /** Which of the two plots it belongs to. */
  readonly of: 'connections' | 'delta';
  readonly value: number;
  readonly comparison: ThresholdComparison;
  readonly alarmNames: readonly string[];
}

/** `DIFF(m1)`, spaces allowed. Any other expression is a different quantity than the bars show. */
const diffOfOne = /^\s*DIFF\(\s*(\w+)\s*\)\s*$/;

const signs: Readonly<Record<ThresholdComparison, string>> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** The mathematical sign of a comparison. */
export function comparisonSign(comparison: ThresholdComparison): string {
  return signs[comparison];
}

/** The thresholds of the alarms that watch the endpoint's count or DIFF of it; equal ones share a line. */
export function chartThresholds(alarms: readonly Alarm[], endpointId: string): ChartThreshold[] {
  const found = new Map<string, ChartThreshold>();
  for (const alarm of alarms) {
    const of = watched(alarm, endpointId);
    const { comparison, threshold: value } = alarm;
    if (!of || comparison === 'other') continue;
    const key = `${of} ${comparison} ${value}`;
    const alarmNames = [...(found.get(key)?.alarmNames ?? []), alarm.name];
    found.set(key, { of, value, comparison, alarmNames });
  }
  return [...found.values()];
}

/** The quantity of the endpoint that the alarm watches, if the chart shows it. */
function watched(alarm: Alarm, endpointId: string): ChartThreshold['of'] | undefined {
  const query = alarm.queries.find((candidate) => candidate.returnData);
  if (!query) return undefined;
  if (isCount(query, endpointId)) return 'connections';
  const inner = diffOfOne.exec(query.expression ?? '')?.[1];
  const metric = alarm.queries.find((candidate) => candidate.id === inner);
  return metric && isCount(metric, endpointId) ? 'delta' : undefined;
}

function isCount({ stat }: MetricQuery, endpointId: string): boolean {
  return (
    stat?.namespace === clientVpnNamespace &&
    stat.metricName === activeConnectionsMetric &&
    stat.dimensions[endpointDimension] === endpointId
  );
}
