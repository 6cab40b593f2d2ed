/** What an alarm watches: told from the metrics that it reads, never from its name. */
import type { AlarmDefinition, MetricQuery } from '../model/alarm';
import { activeConnectionsMetric, clientVpnNamespace, endpointDimension } from './definition';

/** The ids of the endpoints whose metrics the alarm reads, each once, in the alarm's order. */
export function watchedEndpoints(alarm: AlarmDefinition): readonly string[] {
  const ids = alarm.queries.flatMap(({ stat }) => {
    if (stat?.namespace !== clientVpnNamespace) return [];
    return stat.dimensions[endpointDimension] ?? [];
  });
  return [...new Set(ids)];
}

/** Whether the alarm reads any metric of Client VPN. */
export function watchesClientVpn(alarm: AlarmDefinition): boolean {
  return alarm.queries.some(({ stat }) => stat?.namespace === clientVpnNamespace);
}

/** Whether what the alarm compares with its threshold comes from the number of connections. */
export function isConnectionAlarm(alarm: AlarmDefinition): boolean {
  const read = new Set<MetricQuery>();
  const follow = (query: MetricQuery): void => {
    if (read.has(query)) return;
    read.add(query);
    for (const input of inputs(query, alarm.queries)) follow(input);
  };
  for (const query of alarm.queries) if (query.returnData) follow(query);
  return [...read].some(
    ({ stat }) =>
      stat?.namespace === clientVpnNamespace && stat.metricName === activeConnectionsMetric,
  );
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
