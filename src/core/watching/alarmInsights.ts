/** The Metrics Insights queries of an alarm, and which of them are about Client VPN. */
import { memoizeByObject } from '../base/memoize';
import type { AlarmDefinition, MetricQuery } from '../model/alarm';
import { isUndecidable } from './insightsCover';
import { readInsights, type InsightsQuery, type ReadInsights } from './insightsQuery';
import { isIntendedForClientVpn, meansClientVpn } from './intendedNames';

/** The part of an alarm that selects metrics. */
type Reading = Pick<AlarmDefinition, 'queries'>;

/** The alarm's Metrics Insights queries on Client VPN, or meant to be. */
export function insightsOf(alarm: Reading): readonly InsightsQuery[] {
  return insightsIn(alarm).flatMap(({ query }) => (query && isIntendedQuery(query) ? [query] : []));
}

/** The texts of the queries whose covered endpoints cannot be determined. */
export function unjudgedInsights(alarm: Reading): readonly string[] {
  return insightsIn(alarm).flatMap(({ text, query }) => {
    const unjudged = query ? isIntendedQuery(query) && isUndecidable(query) : meansClientVpn(text);
    return unjudged ? [text] : [];
  });
}

/** Whether the alarm selects metrics by a Metrics Insights query. */
export function queriesMetrics(alarm: Reading): boolean {
  return insightsIn(alarm).length > 0;
}

/** Whether a Metrics Insights query reads a metric of Client VPN, or is meant to. */
export function isIntendedQuery(query: InsightsQuery): boolean {
  const values = query.conditions.flatMap(({ value }) => value ?? []);
  return isIntendedForClientVpn(query, values);
}

const noInsights: readonly ReadInsights[] = [];

/** All its queries, parsed where possible. Most alarms have none, and this is called often. */
export function insightsIn({ queries }: Reading): readonly ReadInsights[] {
  let found: ReadInsights[] | undefined;
  for (const query of queries) {
    const one = query.expression === undefined ? undefined : insightsRead(query);
    if (one) (found ??= []).push(one);
  }
  return found ?? noInsights;
}

/** The Metrics Insights query of an expression; undefined if it is another expression or none. */
export const insightsRead = memoizeByObject(
  ({ expression }: MetricQuery): ReadInsights | undefined =>
    expression === undefined ? undefined : readInsights(expression),
);
