/**
 * Which routes and authorization rules certainly do not work together. The most specific route and the most
 * specific rule count, and without a rule access is denied. While AWS adds or deletes one, it counts as both
 * present and absent, so nothing is said because of it.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html
 */
import type { AuthorizationRule, Route } from '../../model/endpoint';
import { allowsRest, covered, hasRest, serves } from './coverage';
import { networkTree, type NetworkNode } from './networkTree';

/** The complete lists of an endpoint. */
export interface ReachInput {
  readonly routes: readonly Route[];
  readonly rules: readonly AuthorizationRule[];
  /** The associated subnets; empty if they are not known. */
  readonly subnetIds: readonly string[];
  /** Whether a transit gateway may know more routes than the endpoint lists. */
  readonly hasTransitGateway: boolean;
}

/** What does not work, or works otherwise than it looks. */
export type ReachStatement =
  /** No rule covers any part of the route's network. */
  | { readonly kind: 'unauthorized' }
  /** The parts that rules cover have more specific routes for the same clients. */
  | { readonly kind: 'restUnauthorized' }
  /** Clients that connect through these subnets have no route to the network. */
  | { readonly kind: 'missingFrom'; readonly subnetIds: readonly string[] }
  /** Clients that connect through these subnets have routes to a part of the network only. */
  | { readonly kind: 'partlyMissingFrom'; readonly subnetIds: readonly string[] }
  /** No route leads to any part of the rule's network. */
  | { readonly kind: 'unrouted' }
  /** All routes to the rule's network have failed. */
  | { readonly kind: 'routesFailed' }
  /** More specific rules decide about these networks, and none of them is for the same users. */
  | { readonly kind: 'excepts'; readonly networks: readonly string[] };

/** The statements by route and by rule; one without any has no entry. */
export type Reach = ReadonlyMap<Route | AuthorizationRule, readonly ReachStatement[]>;

/** Empty if a destination is not a CIDR. */
export function reachOf(input: ReachInput): Reach {
  const found = new Map<Route | AuthorizationRule, ReachStatement[]>();
  const say = (about: Route | AuthorizationRule, statement: ReachStatement): void => {
    found.set(about, [...(found.get(about) ?? []), statement]);
  };
  const outside: Surroundings = { isRuled: false, routes: [], hasFailed: false };
  for (const node of networkTree(input.routes, input.rules) ?? []) visit(node, outside);
  return found;

  function visit(node: NetworkNode, around: Surroundings): Contents {
    const here = surroundingsIn(node, around);
    const inside = combined(
      node,
      node.children.map((child) => ({ child, contents: visit(child, here) })),
    );
    sayOfRoutes(node, around, inside);
    sayOfSubnets(node, here);
    sayOfRules(node, here, inside);
    return inside;
  }

  function sayOfRoutes(node: NetworkNode, around: Surroundings, inside: Contents): void {
    const active = node.routes.filter(({ status }) => status === 'active');
    const isRuled = around.isRuled || node.rules.some(isPossible);
    const kind = inside.isRuled ? 'restUnauthorized' : 'unauthorized';
    // Without any rule one sentence about all of them is enough.
    for (const route of isRuled || input.rules.length === 0 ? [] : active) {
      const hides = ({ routes }: NetworkNode): boolean =>
        routes.some((other) => other.status === 'active' && serves(other, route.targetSubnet));
      if (hasRest(node, hides) && !allowsRest(node, hides, isPossible)) say(route, { kind });
    }
  }

  function sayOfSubnets(node: NetworkNode, here: Surroundings): void {
    const route = node.routes.find(
      ({ status, targetSubnet }) => status === 'active' && targetSubnet?.startsWith('subnet-'),
    );
    if (!route || input.hasTransitGateway) return;
    const without: string[] = [];
    const withPart: string[] = [];
    for (const id of input.subnetIds) {
      const leads = ({ routes }: { readonly routes: readonly Route[] }): boolean =>
        routes.some((other) => isPossible(other) && serves(other, id));
      if (leads(here) || !hasRest(node, leads)) continue;
      (covered(node, leads) > 0n ? withPart : without).push(id);
    }
    if (without.length > 0) say(route, { kind: 'missingFrom', subnetIds: without });
    if (withPart.length > 0) say(route, { kind: 'partlyMissingFrom', subnetIds: withPart });
  }

  function sayOfRules(node: NetworkNode, here: Surroundings, inside: Contents): void {
    for (const rule of node.rules.filter(isPossible)) {
      if (here.routes.length === 0 && !inside.isRouted) {
        if (input.routes.length > 0 && !input.hasTransitGateway)
          say(rule, { kind: here.hasFailed || inside.hasFailed ? 'routesFailed' : 'unrouted' });
        continue;
      }
      const networks = exceptions(node, rule);
      if (networks.length > 0) say(rule, { kind: 'excepts', networks });
    }
  }
}

/** What is true of the networks that contain a network; below a node also of the node itself. */
interface Surroundings {
  readonly isRuled: boolean;
  /** The routes that have not failed. */
  readonly routes: readonly Route[];
  readonly hasFailed: boolean;
}

/** What is true of a network with the networks in it. */
interface Contents {
  /** Whether there is a rule for a network in it. */
  readonly isRuled: boolean;
  readonly isRouted: boolean;
  readonly hasFailed: boolean;
}

function surroundingsIn({ routes, rules }: NetworkNode, around: Surroundings): Surroundings {
  const possible = routes.filter(isPossible);
  return {
    isRuled: around.isRuled || rules.some(isPossible),
    routes: possible.length > 0 ? [...around.routes, ...possible] : around.routes,
    hasFailed: around.hasFailed || routes.some((route) => !isPossible(route)),
  };
}

function combined(
  node: NetworkNode,
  parts: readonly { readonly child: NetworkNode; readonly contents: Contents }[],
): Contents {
  const contents = parts.map((part) => part.contents);
  return {
    isRuled: parts.some(
      ({ child, contents: { isRuled } }) => isRuled || child.rules.some(isPossible),
    ),
    isRouted: node.routes.some(isPossible) || contents.some(({ isRouted }) => isRouted),
    hasFailed:
      node.routes.some((route) => !isPossible(route)) ||
      contents.some(({ hasFailed }) => hasFailed),
  };
}

/** The networks in a rule's network that more specific rules give to others only. */
function exceptions(node: NetworkNode, rule: AuthorizationRule): readonly string[] {
  return node.children.flatMap((child) => {
    if (!child.rules.some(({ status }) => status === 'active')) return exceptions(child, rule);
    const isForSame = child.rules.some(
      (other) => isPossible(other) && (other.allUsers || sameGroup(other, rule)),
    );
    return isForSame ? [] : [child.cidr];
  });
}

function sameGroup(one: AuthorizationRule, other: AuthorizationRule): boolean {
  return !one.allUsers && !other.allUsers && one.groupId === other.groupId;
}

function isPossible({ status }: { readonly status: string }): boolean {
  return status !== 'failed';
}
