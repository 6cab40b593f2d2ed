/** Creates endpoints: generates unimportant values and adds the endpoints to a region. */
import { dayMs } from '../../core/base/duration';
import type { SimulatedEndpoint } from '../state/endpoints';
import { accountId } from '../state/identity';
import type { Random } from '../state/random';
import type { SimulatedRegion } from '../state/region';
import { routesAndRules, usualNetworks, type NetworkPlan } from './networkPlan';

/** A scenario's settings for an endpoint. */
export type EndpointPlan = Pick<SimulatedEndpoint, 'cidr' | 'authentication'> &
  Partial<
    Pick<
      SimulatedEndpoint,
      'tags' | 'description' | 'splitTunnel' | 'transport' | 'logGroup' | 'sessionTimeoutHours'
    >
  > & { readonly reaches?: NetworkPlan };

/** An available endpoint, created some months before `nowMs`. */
export function newEndpoint(
  { reaches, ...plan }: EndpointPlan,
  random: Random,
  nowMs: number,
  region: string,
): SimulatedEndpoint {
  const id = `cvpn-endpoint-0${random.hex(16)}`;
  const vpcId = `vpc-0${random.hex(16)}`;
  const endpoint = {
    id,
    tags: {},
    status: 'available' as const,
    createdAt: nowMs - random.between(40, 400) * dayMs,
    splitTunnel: false,
    transport: 'udp' as const,
    sessionTimeoutHours: 24 as const,
    vpcId,
    securityGroupId: `sg-0${random.hex(16)}`,
    certificateArn: `arn:aws:acm:${region}:${accountId}:certificate/${random.uuid()}`,
    networks: ['a', 'c'].map((zone) => ({
      associationId: `cvpn-assoc-0${random.hex(16)}`,
      vpcId,
      subnetId: `subnet-0${random.hex(16)}`,
      zone: `${region}${zone}`,
    })),
    ...plan,
  };
  const subnetIds = endpoint.networks.map(({ subnetId }) => subnetId);
  return { ...endpoint, ...routesAndRules(reaches ?? usualNetworks(endpoint), subnetIds) };
}

/** Adds an endpoint to a region, with its log group. */
export function addEndpoint(region: SimulatedRegion, endpoint: SimulatedEndpoint): void {
  region.endpoints.set(endpoint.id, endpoint);
  const { logGroup, createdAt } = endpoint;
  if (logGroup !== undefined) region.logs.createGroup(logGroup, createdAt);
}
