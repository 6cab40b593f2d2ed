/** EC2's Client VPN calls. */
import {
  DescribeClientVpnConnectionsCommand,
  DescribeClientVpnEndpointsCommand,
  TerminateClientVpnConnectionsCommand,
} from '@aws-sdk/client-ec2';
import { terminateConnectionCall } from '../core/actions/write/calls';
import { onePerId } from '../core/model/onePerId';
import type { EndpointsPort } from '../core/ports/aws';
import { readItems } from './answers';
import type { CallSite } from './callSite';
import type { Caller } from './caller';
import { readObjects } from './mapping/fields';
import { toConnection, toConnectionState, toEndpoint } from './mapping/mapEndpoint';

/** Of connections: the most that EC2 gives a page. */
const MaxResults = 1000;

/**
 * Endpoints a page, far fewer than EC2 would give. The SDK makes objects of a page in one go, and of a
 * thousand endpoints that takes a tenth of a second, in which the editor's process can do nothing
 * else. Nobody but the largest accounts has a second page: a region may have five endpoints unless AWS
 * is asked for more. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html
 */
const endpointsPerPage = 50;

/** The endpoints port of one scope. */
export function createEndpointsPort(caller: Caller): EndpointsPort {
  return {
    async list(signal) {
      const site: CallSite = { action: 'ec2:DescribeClientVpnEndpoints', signal };
      const input = { MaxResults: endpointsPerPage };
      const pages = await caller.pages(
        site,
        (NextToken) => (clients, options) =>
          clients
            .ec2()
            .send(new DescribeClientVpnEndpointsCommand({ ...input, NextToken }), options),
        (page) => page.NextToken,
      );
      return readItems(caller, site, pages, (page) => page.ClientVpnEndpoints, toEndpoint);
    },

    async connections(endpointId, signal) {
      const site: CallSite = {
        action: 'ec2:DescribeClientVpnConnections',
        resource: endpointId,
        signal,
      };
      const input = { ClientVpnEndpointId: endpointId, MaxResults };
      const pages = await caller.pages(
        site,
        (NextToken) => (clients, options) =>
          clients
            .ec2()
            .send(new DescribeClientVpnConnectionsCommand({ ...input, NextToken }), options),
        (page) => page.NextToken,
      );
      const rows = readItems(
        caller,
        site,
        pages,
        (page) => page.Connections,
        (connection) => toConnection(connection, endpointId),
      );
      return onePerId(rows);
    },

    async end(endpointId, connectionId, signal) {
      const { input, iamAction: action } = terminateConnectionCall(endpointId, connectionId);
      const { ConnectionStatuses } = await caller.run(
        { action, resource: connectionId, signal },
        (clients, options) =>
          clients.ec2().send(new TerminateClientVpnConnectionsCommand(input), options),
      );
      const mine = readObjects(ConnectionStatuses).find((one) => one.ConnectionId === connectionId);
      return toConnectionState(mine?.CurrentStatus?.Code);
    },
  };
}
