/** Determines which endpoints' metrics a Metrics Insights query selects. */
import { clientVpnNamespace, endpointDimension } from '../cloudwatch/definition';
import type { InsightsCondition, InsightsQuery } from './insightsQuery';

/** Whether an endpoint's metrics are among those read; `unknown` if tags decide. */
export type Cover = 'yes' | 'no' | 'unknown';

/** A query with this label reads metrics of a source account shared with the alarm's account. */
const accountLabel = 'AWS.AccountId';

/** @param account twelve digits: of the endpoint and of the alarm; undefined if unknown */
export function insightsCover(
  { namespace, schema, conditions }: InsightsQuery,
  endpointId: string,
  account: { readonly endpoint: string | undefined; readonly alarm: string | undefined },
): Cover {
  if (namespace !== clientVpnNamespace) return 'no';
  // Client VPN's metrics have this dimension and no other.
  if (schema && !(schema.length === 1 && schema[0] === endpointDimension)) return 'no';
  const answers = conditions.map((condition): Cover => {
    if (condition.label === endpointDimension) return fits(condition, endpointId);
    if (condition.label !== accountLabel) return ofAnother(condition);
    const { endpoint, alarm } = account;
    const value = condition.value ?? alarm;
    if (endpoint === undefined || value === undefined) return 'unknown';
    return fits({ ...condition, value }, endpoint);
  });
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function fits({ equal, value }: InsightsCondition, text: string): Cover {
  return (value === text) === equal ? 'yes' : 'no';
}

/** Tag values are unknown here. A dimension that the metrics do not have equals nothing. */
function ofAnother({ label, equal }: InsightsCondition): Cover {
  return label.startsWith('tag.') || !equal ? 'unknown' : 'no';
}

/** Whether tags, or dimensions that Client VPN does not have, decide what a query selects. */
export function isUndecidable({ conditions }: InsightsQuery): boolean {
  return conditions.some(
    (condition) =>
      condition.label !== endpointDimension &&
      condition.label !== accountLabel &&
      ofAnother(condition) === 'unknown',
  );
}

/** Whether a query specifies accounts. */
export function namesAccount({ conditions }: InsightsQuery): boolean {
  return conditions.some(({ label }) => label === accountLabel);
}
