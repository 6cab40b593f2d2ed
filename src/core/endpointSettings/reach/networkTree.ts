/** Networks as a tree: two of them never overlap unless one contains the other. */
import type { AuthorizationRule, Route } from '../../model/endpoint';
import { compareNetworks, contains, parseNetwork, type Network } from './network';

/** A network with the routes and the rules for exactly this network, and the networks in it. */
export interface NetworkNode {
  readonly network: Network;
  readonly cidr: string;
  readonly routes: Route[];
  readonly rules: AuthorizationRule[];
  readonly children: NetworkNode[];
}

/** The outermost networks; undefined if a destination is not a CIDR. */
export function networkTree(
  routes: readonly Route[],
  rules: readonly AuthorizationRule[],
): readonly NetworkNode[] | undefined {
  const nodes = new Map<string, NetworkNode>();
  const nodeOf = (cidr: string): NetworkNode | undefined => {
    const network = parseNetwork(cidr);
    if (!network) return undefined;
    const key = `${network.family} ${network.first} ${network.length}`;
    const node = nodes.get(key) ?? { network, cidr, routes: [], rules: [], children: [] };
    nodes.set(key, node);
    return node;
  };
  for (const route of routes) {
    const node = nodeOf(route.destination);
    if (!node) return undefined;
    node.routes.push(route);
  }
  for (const rule of rules) {
    const node = nodeOf(rule.destination);
    if (!node) return undefined;
    node.rules.push(rule);
  }
  return nested([...nodes.values()]);
}

function nested(nodes: NetworkNode[]): readonly NetworkNode[] {
  const outermost: NetworkNode[] = [];
  const path: NetworkNode[] = [];
  for (const node of nodes.sort((a, b) => compareNetworks(a.network, b.network))) {
    let parent = path.at(-1);
    while (parent && !contains(parent.network, node.network)) {
      path.pop();
      parent = path.at(-1);
    }
    (parent?.children ?? outermost).push(node);
    path.push(node);
  }
  return outermost;
}
