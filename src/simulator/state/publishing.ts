/**
 * Publishes Client VPN's metrics to CloudWatch: every five minutes, one sample per metric and
 * endpoint, with that minute as timestamp and available at once. An endpoint without connections
 * publishes zeros. (AWS documents only the interval; README.md lists the assumptions.)
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
import { dayMs } from '../../core/base/duration';
import { memoizeByObject } from '../../core/base/memoize';
import { clientVpnNamespace, endpointDimension } from '../../core/cloudwatch/definition';
import { publishingIntervalMs } from '../../core/cloudwatch/limits';
import { trafficOf, type Traffic, type SimulatedConnection } from './connections';
import type { SimulatedEndpoint } from './endpoints';
import type { MetricId } from './metrics/metrics';
import type { SimulatedRegion } from './region';

const units = {
  ActiveConnectionsCount: 'Count',
  AuthenticationFailures: 'Count',
  IngressBytes: 'Bytes',
  EgressBytes: 'Bytes',
  IngressPackets: 'Count',
  EgressPackets: 'Count',
  IdpCertDaysToExpiry: 'Days',
} as const;

type MetricName = keyof typeof units;

/** The ids of an endpoint's metrics: the same objects at each publication. */
const idsOf = memoizeByObject(
  ({ id }: SimulatedEndpoint): Readonly<Record<MetricName, MetricId>> => {
    const idOf = (name: MetricName): MetricId => ({
      namespace: clientVpnNamespace,
      name,
      dimensions: { [endpointDimension]: id },
    });
    return {
      ActiveConnectionsCount: idOf('ActiveConnectionsCount'),
      AuthenticationFailures: idOf('AuthenticationFailures'),
      IngressBytes: idOf('IngressBytes'),
      EgressBytes: idOf('EgressBytes'),
      IngressPackets: idOf('IngressPackets'),
      EgressPackets: idOf('EgressPackets'),
      IdpCertDaysToExpiry: idOf('IdpCertDaysToExpiry'),
    };
  },
);

/** Publishes the metrics of every endpoint of a region: the number of connections, or `all` of them. */
export function publish(
  region: SimulatedRegion,
  nowMs: number,
  { all }: { readonly all: boolean },
): void {
  for (const endpoint of region.endpoints.values()) {
    if (endpoint.status !== 'available') continue;
    const ids = idsOf(endpoint);
    const put = (name: MetricName, value: number): void => {
      region.metrics.put(ids[name], nowMs, value, units[name]);
    };
    put('ActiveConnectionsCount', region.connections.countActive(endpoint.id, nowMs));
    if (all) putOthers(endpoint, region, nowMs, put);
  }
  region.rejectedAttempts = [];
}

type Put = (name: MetricName, value: number) => void;

function putOthers(
  { id, authentication, createdAt }: SimulatedEndpoint,
  region: SimulatedRegion,
  nowMs: number,
  put: Put,
): void {
  const failures = region.rejectedAttempts.filter(({ endpointId }) => endpointId === id);
  put('AuthenticationFailures', failures.length);
  const connections = region.connections.visible(id, nowMs);
  const traffic = sumOf(connections, nowMs);
  const before = sumOf(connections, nowMs - publishingIntervalMs);
  put('IngressBytes', traffic.ingressBytes - before.ingressBytes);
  put('EgressBytes', traffic.egressBytes - before.egressBytes);
  put('IngressPackets', traffic.ingressPackets - before.ingressPackets);
  put('EgressPackets', traffic.egressPackets - before.egressPackets);
  if (authentication === 'federated-authentication')
    put('IdpCertDaysToExpiry', Math.ceil((createdAt + 730 * dayMs - nowMs) / dayMs));
}

function sumOf(connections: readonly SimulatedConnection[], nowMs: number): Traffic {
  const sum = { ingressBytes: 0, egressBytes: 0, ingressPackets: 0, egressPackets: 0 };
  for (const connection of connections) {
    const traffic = trafficOf(connection, nowMs);
    sum.ingressBytes += traffic.ingressBytes;
    sum.egressBytes += traffic.egressBytes;
    sum.ingressPackets += traffic.ingressPackets;
    sum.egressPackets += traffic.egressPackets;
  }
  return sum;
}
