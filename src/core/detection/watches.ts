/** What an alarm watches: told from the metrics that it reads, never from its name. */
import type { AlarmDefinition, MetricQuery } from '../model/alarm';
import { perObject } from '../perObject';
import { activeConnectionsMetric, clientVpnNamespace, endpointDimension } from './definition';

/** The ids of the endpoints whose metrics the alarm reads, each once, in the alarm's order. */
export function watchedEndpoints({ queries }: AlarmDefinition): readonly string[] {
  const ids: string[] = [];
  // Plain loops: every view asks this of every alarm, thousands of times a refresh.
  for (const { stat } of queries) {
    if (stat?.namespace !== clientVpnNamespace) continue;
    const id = stat.dimensions[endpointDimension];
    if (id !== undefined && !ids.includes(id)) ids.push(id);
  }
  return ids;
}

/** Whether the alarm reads any metric of Client VPN. */
export function watchesClientVpn(alarm: AlarmDefinition): boolean {
  return alarm.queries.some(({ stat }) => stat?.namespace === clientVpnNamespace);
}

/** Whether what the alarm compares with its threshold comes from the number of connections. */
export const isConnectionAlarm: (alarm: AlarmDefinition) => boolean = perObject(({ queries }) => {
  const watched = queries.filter(({ returnData }) => returnData);
  return readQueries(watched, queries).some(readsConnections);
});

/** Whether the query itself reads the number of connections. */
export function readsConnections({ stat }: MetricQuery): boolean {
  return stat?.namespace === clientVpnNamespace && stat.metricName === activeConnectionsMetric;
}

/** These queries and all that they are made from, each once. */
export function readQueries(
  from: readonly MetricQuery[],
  queries: readonly MetricQuery[],
): readonly MetricQuery[] {
  const read = new Set<MetricQuery>();
  const follow = (query: MetricQuery): void => {
    if (read.has(query)) return;
    read.add(query);
    for (const input of inputs(query, queries)) follow(input);
  };
  from.forEach(follow);
  return [...read];
}

/**
 * The queries that an expression names. Looks for words rather than parsing, so that expressions
 * of kinds that cannot be evaluated here are understood too.
 */
function inputs({ expression }: MetricQuery, queries: readonly MetricQuery[]): MetricQuery[] {
  if (expression === undefined) return [];
  if (/\bMETRICS\s*\(/.test(expression)) return queries.filter(({ stat }) => stat);
  const words = new Set(expression.match(/\b[a-z]\w*/g));
  return queries.filter(({ id }) => words.has(id));
}
