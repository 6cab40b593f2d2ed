/** DescribeClientVpnRoutes and DescribeClientVpnAuthorizationRules. */
import type { Operation } from '../contract/service';
import { namedEndpoint } from './endpoints';
import { dryRun } from './errors';
import { filtered } from './filters';
import { ec2Page } from './paging';

export const describeClientVpnRoutes: Operation = (input, { region }) => {
  const endpoint = namedEndpoint(input, region);
  const found = filtered(input, endpoint.routes, {
    'destination-cidr': (route) => route.destination,
    origin: (route) => route.origin,
    'target-subnet': (route) => route.subnetId,
  });
  const page = ec2Page(input, found, `routes ${endpoint.id}`);
  if (input.flag('DryRun')) throw dryRun();
  return {
    routes: page.items.map((route) => ({
      clientVpnEndpointId: endpoint.id,
      destinationCidr: route.destination,
      targetSubnet: route.subnetId,
      type: 'Nat',
      origin: route.origin,
      status: { ...route.status },
      description: route.description,
    })),
    nextToken: page.nextToken,
  };
};

export const describeClientVpnAuthorizationRules: Operation = (input, { region }) => {
  const endpoint = namedEndpoint(input, region);
  const found = filtered(input, endpoint.rules, {
    description: (rule) => rule.description,
    'destination-cidr': (rule) => rule.destination,
    'group-id': (rule) => rule.groupId,
  });
  const page = ec2Page(input, found, `rules ${endpoint.id}`);
  if (input.flag('DryRun')) throw dryRun();
  return {
    authorizationRule: page.items.map((rule) => ({
      clientVpnEndpointId: endpoint.id,
      description: rule.description,
      groupId: rule.groupId ?? '',
      accessAll: rule.groupId === undefined,
      destinationCidr: rule.destination,
      status: { ...rule.status },
    })),
    nextToken: page.nextToken,
  };
};
