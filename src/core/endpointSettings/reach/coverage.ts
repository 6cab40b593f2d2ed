/** Which addresses of a network more specific networks cover. */
import type { AuthorizationRule, Route } from '../../model/endpoint';
import { sizeOf } from './network';
import type { NetworkNode } from './networkTree';

/** Whether a network counts as covered. */
type Covers = (node: NetworkNode) => boolean;

/**
 * Whether a route serves clients that have another one: a route serves those that connect through its
 * subnet, one to the other clients or to a transit gateway serves all.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html
 * @param target of the other route
 */
export function serves({ targetSubnet }: Route, target: string | undefined): boolean {
  return targetSubnet === undefined || targetSubnet === 'local' || targetSubnet === target;
}

/** The number of addresses in the networks within a network that are covered. */
export function covered(node: NetworkNode, covers: Covers): bigint {
  return node.children.reduce(
    (sum, child) => sum + (covers(child) ? sizeOf(child.network) : covered(child, covers)),
    0n,
  );
}

/** Whether some addresses of a network are not covered by those within it. */
export function hasRest(node: NetworkNode, covers: Covers): boolean {
  return covered(node, covers) < sizeOf(node.network);
}

/** Whether a rule for a network within a network allows addresses that are not covered. */
export function allowsRest(
  node: NetworkNode,
  covers: Covers,
  counts: (rule: AuthorizationRule) => boolean,
): boolean {
  return node.children.some(
    (child) =>
      !covers(child) &&
      ((child.rules.some(counts) && hasRest(child, covers)) || allowsRest(child, covers, counts)),
  );
}
