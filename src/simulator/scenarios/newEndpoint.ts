/** Makes endpoints: makes up the parts that nobody looks at closely, and puts them into a region. */
import type { WorldEndpoint } from '../world/endpoints';
import { accountId } from '../world/identity';
import type { Random } from '../world/random';
import type { RegionWorld } from '../world/region';

/** What a scenario says about an endpoint. */
export type EndpointPlan = Pick<WorldEndpoint, 'cidr' | 'authentication'> &
  Partial<
    Pick<
      WorldEndpoint,
      'tags' | 'description' | 'splitTunnel' | 'transport' | 'logGroup' | 'sessionTimeoutHours'
    >
  >;

const day = 24 * 60 * 60_000;

/** An available endpoint, made some months before `nowMs`. */
export function newEndpoint(
  plan: EndpointPlan,
  random: Random,
  nowMs: number,
  region: string,
): WorldEndpoint {
  const id = `cvpn-endpoint-0${random.hex(16)}`;
  const vpcId = `vpc-0${random.hex(16)}`;
  return {
    id,
    tags: {},
    status: 'available',
    createdAt: nowMs - random.between(40, 400) * day,
    splitTunnel: false,
    transport: 'udp',
    sessionTimeoutHours: 24,
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
}

/** Puts an endpoint into a region, with the log group that it writes to. */
export function addEndpoint(region: RegionWorld, endpoint: WorldEndpoint): void {
  region.endpoints.set(endpoint.id, endpoint);
  const { logGroup, createdAt } = endpoint;
  if (logGroup !== undefined) region.logs.createGroup(logGroup, createdAt);
}
