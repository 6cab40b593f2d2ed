/** EC2's calls that read Client VPN. */
import {
  DescribeClientVpnAuthorizationRulesCommand,
  DescribeClientVpnConnectionsCommand,
  DescribeClientVpnEndpointsCommand,
  DescribeClientVpnRoutesCommand,
  DescribeClientVpnTargetNetworksCommand,
} from '@aws-sdk/client-ec2';
import type { MetadataBearer } from '@smithy/types';
import { onePerId } from '../core/model/onePerId';
import type { EndpointsPort } from '../core/ports/aws';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller, Send } from './calls/caller';
import { toConnection, toEndpoint } from './mapping/mapEndpoint';
import { toEndpointConfiguration, toTargetNetwork } from './mapping/mapEndpointConfiguration';
import { toAuthorizationRule, toRoute } from './mapping/mapRoute';

/** EC2's maximum number of items per page. */
const MaxResults = 1000;

/**
 * Endpoints per page, far fewer than EC2 allows. The SDK creates the objects of a page in one go;
 * for a thousand endpoints that blocks the editor's process for a tenth of a second. Only the
 * largest accounts have a second page: the default quota is five endpoints per region.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html
 */
const endpointsPerPage = 50;

/** A page of a list, as EC2 names the token of the next one. */
interface Ec2Page extends MetadataBearer {
  readonly NextToken?: string | undefined;
}

/** What EC2 expects for a page of a list that belongs to one endpoint. */
interface EndpointPageInput {
  readonly ClientVpnEndpointId: string;
  readonly MaxResults: number;
  readonly NextToken: string | undefined;
}

/** The endpoints port of one scope. */
export function createEndpointsPort(caller: Caller): EndpointsPort {
  const pagesOf = <Page extends Ec2Page>(
    site: CallSite,
    send: (token: string | undefined) => Send<Page>,
  ): Promise<Page[]> => caller.pages(site, send, (page) => page.NextToken);

  /** All items of a list that belongs to one endpoint. @param site its resource is the endpoint */
  const listOfEndpoint = async <Page extends Ec2Page, Item extends object, Row>(
    site: CallSite & { readonly resource: string },
    send: (input: EndpointPageInput) => Send<Page>,
    items: (page: Page) => readonly Item[] | undefined,
    toRow: (item: Item) => Row | undefined,
  ): Promise<Row[]> => {
    const input = { ClientVpnEndpointId: site.resource, MaxResults };
    const pages = await pagesOf(site, (NextToken) => send({ ...input, NextToken }));
    return readItems(caller, site, pages, items, toRow);
  };

  return {
    async list(signal) {
      const site: CallSite = { action: 'ec2:DescribeClientVpnEndpoints', signal };
      const input = { MaxResults: endpointsPerPage };
      const pages = await pagesOf(
        site,
        (NextToken) => (clients, options) =>
          clients
            .ec2()
            .send(new DescribeClientVpnEndpointsCommand({ ...input, NextToken }), options),
      );
      return readItems(caller, site, pages, (page) => page.ClientVpnEndpoints, toEndpoint);
    },

    async connections(endpointId, signal) {
      const rows = await listOfEndpoint(
        { action: 'ec2:DescribeClientVpnConnections', resource: endpointId, signal },
        (input) => (clients, options) =>
          clients.ec2().send(new DescribeClientVpnConnectionsCommand(input), options),
        (page) => page.Connections,
        (connection) => toConnection(connection, endpointId),
      );
      return onePerId(rows);
    },

    async configuration(endpointId, signal) {
      const site: CallSite = {
        action: 'ec2:DescribeClientVpnEndpoints',
        resource: endpointId,
        signal,
      };
      const input = { ClientVpnEndpointIds: [endpointId] };
      const answer = await caller.run(site, (clients, options) =>
        clients.ec2().send(new DescribeClientVpnEndpointsCommand(input), options),
      );
      const pages = [answer];
      return readItems(
        caller,
        site,
        pages,
        (page) => page.ClientVpnEndpoints,
        toEndpointConfiguration,
      )[0];
    },

    networks: (endpointId, signal) =>
      listOfEndpoint(
        { action: 'ec2:DescribeClientVpnTargetNetworks', resource: endpointId, signal },
        (input) => (clients, options) =>
          clients.ec2().send(new DescribeClientVpnTargetNetworksCommand(input), options),
        (page) => page.ClientVpnTargetNetworks,
        toTargetNetwork,
      ),

    routes: (endpointId, signal) =>
      listOfEndpoint(
        { action: 'ec2:DescribeClientVpnRoutes', resource: endpointId, signal },
        (input) => (clients, options) =>
          clients.ec2().send(new DescribeClientVpnRoutesCommand(input), options),
        (page) => page.Routes,
        toRoute,
      ),

    authorizationRules: (endpointId, signal) =>
      listOfEndpoint(
        { action: 'ec2:DescribeClientVpnAuthorizationRules', resource: endpointId, signal },
        (input) => (clients, options) =>
          clients.ec2().send(new DescribeClientVpnAuthorizationRulesCommand(input), options),
        (page) => page.AuthorizationRules,
        toAuthorizationRule,
      ),
  };
}
