/**
 * Publishes Client VPN's metrics to CloudWatch: every five minutes, one sample per metric and
 * endpoint, with that minute as timestamp and available at once. An endpoint without connections
 * publishes zeros. (AWS documents only the interval; README.md lists the assumptions.)
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
import { dayMs } from '../../core/base/duration';
import { clientVpnNamespace, endpointDimension } from '../../core/cloudwatch/definition';
import { publishingIntervalMs } from '../../core/cloudwatch/limits';
import { trafficOf, type Traffic, type SimulatedConnection } from './connections';
import type { SimulatedEndpoint } from './endpoints';
import type { SimulatedRegion } from './region';
import { single } from './statistics';

/** Publishes the metrics of every endpoint of a region. */
export function publish(region: SimulatedRegion, nowMs: number): void {
  for (const endpoint of region.endpoints.values()) {
    if (endpoint.status !== 'available') continue;
    for (const [name, unit, value] of measurements(endpoint, region, nowMs)) {
      const dimensions = { [endpointDimension]: endpoint.id };
      const id = { namespace: clientVpnNamespace, name, dimensions };
      region.metrics.put(id, nowMs, single(value), unit);
    }
  }
  region.rejectedAttempts = [];
}

function measurements(
  endpoint: SimulatedEndpoint,
  { connections, rejectedAttempts }: SimulatedRegion,
  nowMs: number,
): [name: string, unit: string, value: number][] {
  const all = connections.visible(endpoint.id, nowMs);
  const traffic = sumOf(all, nowMs);
  const before = sumOf(all, nowMs - publishingIntervalMs);
  const active = all.filter(({ endedAt }) => endedAt === undefined).length;
  const failures = rejectedAttempts.filter(({ endpointId }) => endpointId === endpoint.id).length;
  const certificateDays = Math.ceil((endpoint.createdAt + 730 * dayMs - nowMs) / dayMs);
  return [
    ['ActiveConnectionsCount', 'Count', active],
    ['AuthenticationFailures', 'Count', failures],
    ['IngressBytes', 'Bytes', traffic.ingressBytes - before.ingressBytes],
    ['EgressBytes', 'Bytes', traffic.egressBytes - before.egressBytes],
    ['IngressPackets', 'Count', traffic.ingressPackets - before.ingressPackets],
    ['EgressPackets', 'Count', traffic.egressPackets - before.egressPackets],
    ...(endpoint.authentication === 'federated-authentication'
      ? [['IdpCertDaysToExpiry', 'Days', certificateDays] satisfies [string, string, number]]
      : []),
  ];
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
