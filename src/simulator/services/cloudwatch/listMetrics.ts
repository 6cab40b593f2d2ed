/** ListMetrics: 500 a page; metrics without data for two weeks are not listed. */
import { hourMs } from '../../../core/base/duration';
import { pageOf } from '../../request/paging';
import { accountId } from '../../state/identity';
import type { Operation } from '../contract/service';
import { badToken } from './errors';

const pageSize = 500;
const recentMs = 3 * hourMs;

export const listMetrics: Operation = (input, { account, region }) => {
  const now = account.clock.now();
  const namespace = input.text('Namespace');
  const name = input.text('MetricName');
  const recent = input.has('RecentlyActive');
  const owner = input.text('OwningAccount') ?? accountId;
  const wanted = input
    .structures('Dimensions')
    .map((one) => ({ key: one.requiredText('Name'), value: one.text('Value') }));
  const found = region.metrics
    .list(now)
    // No other account is linked to this one.
    .filter(() => owner === accountId)
    .filter((metric) => namespace === undefined || metric.namespace === namespace)
    .filter((metric) => name === undefined || metric.name === name)
    .filter((metric) => !recent || (region.metrics.newest(metric)?.at ?? 0) >= now - recentMs)
    .filter(({ dimensions }) =>
      wanted.every(({ key, value }) => {
        const actual = dimensions[key];
        return actual !== undefined && (value === undefined || value === actual);
      }),
    );
  const list = `metrics ${JSON.stringify([namespace, name, wanted, recent, owner])}`;
  const page = pageOf(found, list, pageSize, input.text('NextToken'), badToken);
  return {
    Metrics: page.items.map((metric) => ({
      Namespace: metric.namespace,
      MetricName: metric.name,
      Dimensions: Object.entries(metric.dimensions).map(([key, value]) => ({
        Name: key,
        Value: value,
      })),
    })),
    NextToken: page.nextToken,
  };
};
