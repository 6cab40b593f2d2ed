/** Routes and authorization rules for tests. */
import type { AuthorizationRule, Route } from '../../../src/core/model/endpoint';

/** An active route through the subnet `subnet-a`. */
export function testRoute(destination: string, changes: Partial<Route> = {}): Route {
  return {
    ...{ destination, targetSubnet: 'subnet-a', origin: 'add-route', status: 'active' },
    ...changes,
  };
}

/** An active rule for all users, or for a group. */
export function testRule(
  destination: string,
  groupId?: string,
  changes: Partial<AuthorizationRule> = {},
): AuthorizationRule {
  const access = groupId === undefined ? { allUsers: true } : { allUsers: false, groupId };
  return { destination, ...access, status: 'active', ...changes };
}
