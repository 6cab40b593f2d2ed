/** Determines what an alarm watches from the metrics that it reads, never from its name. */
import type { Alarm, AlarmDefinition, MetricQuery } from '../model/alarm';
import { memoizeByObject } from '../base/memoize';
import {
  activeConnectionsMetric,
  clientVpnNamespace,
  endpointDimension,
} from '../cloudwatch/definition';
import { insightsCover, isUnsure, type Cover } from './insightsCover';
import { readInsights, type InsightsQuery, type ReadInsights } from './insightsQuery';
import { isMeantForClientVpn, meansClientVpn } from './lookAlikes';

/** The part of an alarm that decides: its queries. */
type Reading = Pick<AlarmDefinition, 'queries'>;

/** An endpoint whose metrics an alarm names. */
export interface NamedEndpoint {
  readonly id: string;
  /** Twelve digits, if it is in another account than the alarm. */
  readonly accountId?: string;
}

/** The endpoints that the alarm names, each once, in the alarm's order. */
export function namedEndpoints({ queries }: Reading): readonly NamedEndpoint[] {
  const named: NamedEndpoint[] = [];
  // Plain loops: every view calls this for every alarm, thousands of times per refresh.
  for (const { stat, accountId } of queries) {
    if (stat?.namespace !== clientVpnNamespace) continue;
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
 * Whether the alarm reads the metrics of this endpoint of its own account, by name or by a query.
 */
export function coverOf(alarm: Alarm, endpointId: string): Cover {
  if (watchedEndpoints(alarm).includes(endpointId)) return 'yes';
  const insights = insightsIn(alarm);
  if (insights.length === 0) return 'no';
  const account = accountOf(alarm);
  const answers = insights.map(({ text, query }): Cover => {
    if (!query) return meansClientVpn(text) ? 'unknown' : 'no';
    return insightsCover(query, endpointId, { endpoint: account, alarm: account });
  });
  return (['yes', 'unknown'] as const).find((answer) => answers.includes(answer)) ?? 'no';
}

/** Whether the alarm certainly reads them. */
export function watchesEndpoint(alarm: Alarm, endpointId: string): boolean {
  return coverOf(alarm, endpointId) === 'yes';
}

/** The endpoints that it names, then those in `listed` that its queries cover. */
export function endpointsOf(alarm: Alarm, listed: Iterable<string>): readonly string[] {
  const named = watchedEndpoints(alarm);
  if (insightsIn(alarm).length === 0) return named;
  const others = [...listed].filter((id) => !named.includes(id));
  return [...named, ...others.filter((id) => watchesEndpoint(alarm, id))];
}

/** The alarm's Metrics Insights queries on Client VPN, or meant to be. */
export function insightsOf(alarm: Reading): readonly InsightsQuery[] {
  return insightsIn(alarm).flatMap(({ query }) => (query && isMeantQuery(query) ? [query] : []));
}

/** The texts of the queries whose covered endpoints cannot be determined. */
export function unjudgedInsights(alarm: Reading): readonly string[] {
  return insightsIn(alarm).flatMap(({ text, query }) => {
    const unjudged = query ? isMeantQuery(query) && isUnsure(query) : meansClientVpn(text);
    return unjudged ? [text] : [];
  });
}

/** Whether the alarm selects metrics by a Metrics Insights query. */
export function queriesMetrics(alarm: Reading): boolean {
  return insightsIn(alarm).length > 0;
}

/** Twelve digits, from the ARN. */
export function accountOf({ arn }: Alarm): string | undefined {
  return arn.split(':')[4];
}

/** Whether the alarm reads a metric of Client VPN, or is meant to. */
export const watchesClientVpn: (alarm: AlarmDefinition) => boolean = memoizeByObject(
  (alarm) =>
    alarm.queries.some(
      ({ stat }) => stat && isMeantForClientVpn(stat, Object.values(stat.dimensions)),
    ) ||
    insightsIn(alarm).some(({ text, query }) =>
      query ? isMeantQuery(query) : meansClientVpn(text),
    ),
);

/** Whether a Metrics Insights query reads a metric of Client VPN, or is meant to. */
function isMeantQuery(query: InsightsQuery): boolean {
  const values = query.conditions.flatMap(({ value }) => value ?? []);
  return isMeantForClientVpn(query, values);
}

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

const noInsights: readonly ReadInsights[] = [];

/** Most alarms have none, and this is called often. */
function insightsIn({ queries }: Reading): readonly ReadInsights[] {
  let found: ReadInsights[] | undefined;
  for (const query of queries) {
    const one = query.expression === undefined ? undefined : insightsRead(query);
    if (one) (found ??= []).push(one);
  }
  return found ?? noInsights;
}

const insightsRead = memoizeByObject(({ expression }: MetricQuery): ReadInsights | undefined =>
  expression === undefined ? undefined : readInsights(expression),
);
