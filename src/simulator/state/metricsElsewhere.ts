/** Which metrics of an alarm or a read belong to another account. */
import type { MetricQuery, MetricStat } from '../../core/model/alarm';
import { accountId } from './identity';

/**
 * The metrics of queries that name another account. No account is linked to this one, so they have
 * no data.
 */
export function metricsElsewhere(queries: readonly MetricQuery[]): ReadonlySet<MetricStat> {
  const stats = queries.flatMap(({ stat, accountId: owner = accountId }) =>
    stat && owner !== accountId ? [stat] : [],
  );
  return new Set(stats);
}
