/** Determines what an alarm watches from the data that it reads, never from its name. */
import type { AlarmDefinition, MetricQuery } from '../model/alarm';
import {
  type AnyAlarm,
  type AnyAlarmDefinition,
  isLogAlarm,
  type LogAlarmDefinition,
} from '../model/logAlarm';
import { memoizeByObject } from '../base/memoize';
import { connectionLogNamespace } from '../cloudwatch/connectionLogMetric';
import {
  activeConnectionsMetric,
  clientVpnNamespace,
  endpointDimension,
} from '../cloudwatch/definition';
import { insightsIn, insightsRead, isIntendedQuery } from './alarmInsights';
import {
  meansConnectionLog,
  namedInQuery,
  readsLogOf,
  type LoggedEndpoint,
  type NamedEndpoint,
} from './connectionLogs';
import { insightsCover, type Cover } from './insightsCover';
import { isIntendedForClientVpn, meansClientVpn } from './intendedNames';

export type { NamedEndpoint } from './connectionLogs';

/** The part of an alarm that decides: the metrics or the log that it reads. */
type Reading = Pick<AlarmDefinition, 'queries'> | Pick<LogAlarmDefinition, 'query'>;

/** Namespaces in which the dimension `Endpoint` names an endpoint. */
const endpointNamespaces: ReadonlySet<string> = new Set([
  clientVpnNamespace,
  connectionLogNamespace,
]);

/** The endpoints that the alarm names, each once, in the alarm's order. */
export function namedEndpoints(alarm: Reading): readonly NamedEndpoint[] {
  return 'query' in alarm ? namedInQuery(alarm) : namedByMetrics(alarm);
}

function namedByMetrics({ queries }: Pick<AlarmDefinition, 'queries'>): readonly NamedEndpoint[] {
  const named: NamedEndpoint[] = [];
  // Plain loops: every view calls this for every alarm, thousands of times per refresh.
  for (const { stat, accountId } of queries) {
    if (!stat || !endpointNamespaces.has(stat.namespace)) continue;
    const id = stat.dimensions[endpointDimension];
    if (id === undefined) continue;
    if (named.some((one) => one.id === id && one.accountId === accountId)) continue;
    named.push(accountId === undefined ? { id } : { id, accountId });
  }
  return named;
}

/** The ids of those in the alarm's own account. */
export function watchedEndpoints(alarm: Reading): readonly string[] {
  const ids: string[] = [];
  for (const { id, accountId } of namedEndpoints(alarm)) if (accountId === undefined) ids.push(id);
  return ids;
}

/** Those in other accounts. */
export function foreignEndpoints(alarm: Reading): readonly Required<NamedEndpoint>[] {
  return namedEndpoints(alarm).flatMap(({ id, accountId }) =>
    accountId === undefined ? [] : [{ id, accountId }],
  );
}

/**
 * Whether the alarm reads the metrics or the log of this endpoint of its own account, by name or by
 * a query.
 */
export function coverOf(alarm: AnyAlarm, endpoint: LoggedEndpoint): Cover {
  const named = watchedEndpoints(alarm);
  if (named.includes(endpoint.id)) return 'yes';
  if (isLogAlarm(alarm))
    return namedEndpoints(alarm).length === 0 && readsLogOf(alarm, endpoint) ? 'yes' : 'no';
  const insights = insightsIn(alarm);
  if (insights.length === 0) return 'no';
  const account = accountOf(alarm);
  const answers = insights.map(({ text, query }): Cover => {
    if (!query) return meansClientVpn(text) ? 'unknown' : 'no';
    return insightsCover(query, endpoint.id, { endpoint: account, alarm: account });
  });
  return (['yes', 'unknown'] as const).find((answer) => answers.includes(answer)) ?? 'no';
}

/** Whether the alarm certainly reads them. */
export function watchesEndpoint(alarm: AnyAlarm, endpoint: LoggedEndpoint): boolean {
  return coverOf(alarm, endpoint) === 'yes';
}

/** The endpoints that it names, then those in `listed` that its queries cover. */
export function endpointsOf(alarm: AnyAlarm, listed: Iterable<LoggedEndpoint>): readonly string[] {
  const named = watchedEndpoints(alarm);
  const mayCover = isLogAlarm(alarm)
    ? namedEndpoints(alarm).length === 0
    : insightsIn(alarm).length > 0;
  if (!mayCover) return named;
  const covered: string[] = [];
  for (const endpoint of listed)
    if (!named.includes(endpoint.id) && watchesEndpoint(alarm, endpoint)) covered.push(endpoint.id);
  return [...named, ...covered];
}

/** Twelve digits, from the ARN. */
export function accountOf({ arn }: Pick<AnyAlarm, 'arn'>): string | undefined {
  return arn.split(':')[4];
}

/** Whether the alarm reads a metric or a log of Client VPN, or is meant to. */
export const watchesClientVpn: (alarm: AnyAlarmDefinition) => boolean = memoizeByObject((alarm) =>
  isLogAlarm(alarm)
    ? meansConnectionLog(alarm)
    : alarm.queries.some(
        ({ stat }) =>
          stat &&
          (stat.namespace === connectionLogNamespace ||
            isIntendedForClientVpn(stat, Object.values(stat.dimensions))),
      ) ||
      insightsIn(alarm).some(({ text, query }) =>
        query ? isIntendedQuery(query) : meansClientVpn(text),
      ),
);

/**
 * Whether the value that the alarm compares with its threshold derives from the number of
 * connections.
 */
export const isConnectionAlarm: (alarm: AlarmDefinition) => boolean = memoizeByObject(
  ({ queries }) => {
    const watched = queries.filter(({ returnData }) => returnData);
    return readQueries(watched, queries).some(readsConnections);
  },
);

/** Whether the query itself reads the number of connections. */
export function readsConnections(query: MetricQuery): boolean {
  const { stat } = query;
  if (stat) return isConnections(stat);
  const insights = insightsRead(query)?.query;
  return insights !== undefined && isConnections(insights);
}

function isConnections({
  namespace,
  metricName,
}: {
  readonly namespace: string;
  readonly metricName: string;
}): boolean {
  return namespace === clientVpnNamespace && metricName === activeConnectionsMetric;
}

/** These queries and all queries that they depend on, each once. */
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
 * The queries that an expression names. It searches for words instead of parsing, so that it also
 * works for expressions that cannot be evaluated here.
 */
function inputs(query: MetricQuery, queries: readonly MetricQuery[]): MetricQuery[] {
  const { expression } = query;
  if (expression === undefined || insightsRead(query)) return [];
  if (/\bMETRICS\s*\(/.test(expression)) return queries.filter(({ stat }) => stat);
  const words = new Set(expression.match(/\b[a-z]\w*/g));
  return queries.filter(({ id }) => words.has(id));
}
