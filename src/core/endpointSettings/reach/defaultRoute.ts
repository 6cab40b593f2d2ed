/** Whether the routes of an endpoint lead everywhere. */
import type { Route } from '../../model/endpoint';
import { compareNetworks, contains, parseNetwork, sizeOf, type Network } from './network';

/** All addresses, in CIDR notation. */
export const everywhere = { 4: '0.0.0.0/0', 6: '::/0' } as const;

/**
 * Whether some addresses of a family have no route, not even one that AWS is adding. False if that is not
 * known: a destination is not a CIDR.
 */
export function leavesAddressesOut(routes: readonly Route[], family: 4 | 6): boolean {
  const networks: Network[] = [];
  for (const { destination, status } of routes) {
    const network = parseNetwork(destination);
    if (!network) return false;
    if (status !== 'failed' && network.family === family) networks.push(network);
  }
  let last: Network | undefined;
  let covered = 0n;
  for (const network of networks.sort(compareNetworks)) {
    if (last && contains(last, network)) continue;
    covered += sizeOf(network);
    last = network;
  }
  return covered < sizeOf({ family, length: 0 });
}

/** The active route that leads everywhere, as a CIDR. */
export function activeDefault(routes: readonly Route[]): string | undefined {
  return Object.values(everywhere).find((cidr) =>
    routes.some(({ destination, status }) => destination === cidr && status === 'active'),
  );
}
