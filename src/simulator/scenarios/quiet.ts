/** Two endpoints without activity. */
import type { SimulatedRegion } from '../state/region';
import type { SimulatedAccount } from '../state/account';
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

/** Adds two endpoints without activity to a region. */
export function buildQuiet(account: SimulatedAccount, region: SimulatedRegion): void {
  const random = account.random.fork('quiet');
  for (const plan of plans) {
    const endpoint = newEndpoint(plan, random, account.clock.now(), region.name);
    addEndpoint(region, endpoint);
  }
}
