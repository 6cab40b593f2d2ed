/** Two endpoints where nothing happens by itself. */
import type { RegionWorld } from '../world/region';
import type { World } from '../world/world';
import { addEndpoint, newEndpoint, type EndpointPlan } from './newEndpoint';

const plans: readonly EndpointPlan[] = [
  {
    tags: { Name: 'Head office' },
    description: 'Remote access',
    cidr: '10.20.0.0/22',
    authentication: 'certificate-authentication',
    logGroup: '/client-vpn/head-office',
  },
  {
    tags: { Name: 'Branch' },
    cidr: '10.30.0.0/22',
    authentication: 'directory-service-authentication',
    splitTunnel: true,
  },
];

/** Fills a region with two quiet endpoints. */
export function buildQuiet(world: World, region: RegionWorld): void {
  const random = world.random.fork('quiet');
  for (const plan of plans) {
    const endpoint = newEndpoint(plan, random, world.clock.now(), region.name);
    addEndpoint(region, endpoint);
  }
}
