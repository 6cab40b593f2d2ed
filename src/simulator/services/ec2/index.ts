/** EC2's Client VPN calls and DescribeRegions, API version 2016-11-15. */
import type { Service } from '../contract/service';
import { describeClientVpnConnections, terminateClientVpnConnections } from './connections';
import { describeClientVpnEndpoints, describeClientVpnTargetNetworks } from './endpoints';
import { ec2Dialect, ec2Errors } from './errors';
import { modifyClientVpnEndpoint } from './modifyEndpoint';
import { describeRegions } from './regions';
import { describeClientVpnAuthorizationRules, describeClientVpnRoutes } from './routes';

export const ec2: Service = {
  dialect: () => ec2Dialect,
  errors: ec2Errors,
  operations: {
    DescribeClientVpnAuthorizationRules: describeClientVpnAuthorizationRules,
    DescribeClientVpnConnections: describeClientVpnConnections,
    DescribeClientVpnEndpoints: describeClientVpnEndpoints,
    DescribeClientVpnRoutes: describeClientVpnRoutes,
    DescribeClientVpnTargetNetworks: describeClientVpnTargetNetworks,
    DescribeRegions: describeRegions,
    ModifyClientVpnEndpoint: modifyClientVpnEndpoint,
    TerminateClientVpnConnections: terminateClientVpnConnections,
  },
};
