/**
 * What Client VPN publishes to CloudWatch: every five minutes of the clock, one sample per metric
 * and endpoint, stamped with that minute and readable at once. An endpoint without connections
 * publishes zeros. (AWS documents the interval only; README.md names the assumptions.)
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
import {
  clientVpnNamespace,
  endpointDimension,
  publishingIntervalSeconds,
} from '../../core/cloudwatch/definition';
import { trafficOf, type Traffic, type WorldConnection } from './connections';
import type { WorldEndpoint } from './endpoints';
import type { RegionWorld } from './region';
import { single } from './statistics';

/** The publishing interval, in milliseconds. */
export const publishingMs = publishingIntervalSeconds * 1000;

const day = 24 * 60 * 60_000;

/** Publishes the metrics of every endpoint of a region. */
export function publish(region: RegionWorld, nowMs: number): void {
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
  endpoint: WorldEndpoint,
  { connections, rejectedAttempts }: RegionWorld,
  nowMs: number,
): [name: string, unit: string, value: number][] {
  const all = connections.visible(endpoint.id, nowMs);
  const traffic = sumOf(all, nowMs);
  const before = sumOf(all, nowMs - publishingMs);
  const active = all.filter(({ endedAt }) => endedAt === undefined).length;
  const failures = rejectedAttempts.filter(({ endpointId }) => endpointId === endpoint.id).length;
  const certificateDays = Math.ceil((endpoint.createdAt + 730 * day - nowMs) / day);
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

function sumOf(connections: readonly WorldConnection[], nowMs: number): Traffic {
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
