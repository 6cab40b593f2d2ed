/** DescribeClientVpnEndpoints and DescribeClientVpnTargetNetworks. */
import type { Input } from '../../request/input';
import type { Output, Value } from '../../protocols/output';
import { logStreamOf, type SimulatedEndpoint } from '../../state/endpoints';
import { accountId, isoSeconds } from '../../state/identity';
import type { SimulatedRegion } from '../../state/region';
import type { Operation } from '../contract/service';
import { dryRun, noAssociation, noEndpoint } from './errors';
import { filtered } from './filters';
import { ec2Page } from './paging';

/** The requested endpoint. @throws AwsError if it does not exist */
export function namedEndpoint(input: Input, region: SimulatedRegion): SimulatedEndpoint {
  const id = input.requiredText('ClientVpnEndpointId');
  const endpoint = region.endpoints.get(id);
  if (!endpoint) throw noEndpoint(id);
  return endpoint;
}

export const describeClientVpnEndpoints: Operation = (input, { region }) => {
  const ids = input.texts('ClientVpnEndpointId');
  const all = ids.length === 0 ? [...region.endpoints.values()] : ids.map(find);
  const found = filtered(input, all, {
    'endpoint-id': (endpoint) => endpoint.id,
    'transport-protocol': (endpoint) => endpoint.transport,
  });
  const page = ec2Page(input, found, 'endpoints');
  if (input.flag('DryRun')) throw dryRun();
  return {
    clientVpnEndpoint: page.items.map((endpoint) => endpointOutput(endpoint, region.name)),
    nextToken: page.nextToken,
  };

  function find(id: string): SimulatedEndpoint {
    const endpoint = region.endpoints.get(id);
    if (!endpoint) throw noEndpoint(id);
    return endpoint;
  }
};

export const describeClientVpnTargetNetworks: Operation = (input, { region }) => {
  const endpoint = namedEndpoint(input, region);
  const ids = input.texts('AssociationIds');
  const networks = ids.length === 0 ? endpoint.networks : ids.map(find);
  const found = filtered(input, networks, {
    'association-id': (network) => network.associationId,
    'target-network-id': (network) => network.subnetId,
    'vpc-id': (network) => network.vpcId,
  });
  const page = ec2Page(input, found, `networks ${endpoint.id}`);
  if (input.flag('DryRun')) throw dryRun();
  return {
    clientVpnTargetNetworks: page.items.map((network) => ({
      associationId: network.associationId,
      vpcId: network.vpcId,
      targetNetworkId: network.subnetId,
      clientVpnEndpointId: endpoint.id,
      status: { code: 'associated' },
      securityGroups: [endpoint.securityGroupId],
      availabilityZoneSet: [network.zone],
    })),
    nextToken: page.nextToken,
  };

  function find(id: string): (typeof endpoint.networks)[number] {
    const network = endpoint.networks.find(({ associationId }) => associationId === id);
    if (!network) throw noAssociation(id);
    return network;
  }
};

function endpointOutput(endpoint: SimulatedEndpoint, region: string): Output {
  const { id, logGroup } = endpoint;
  return {
    clientVpnEndpointId: id,
    description: endpoint.description,
    status: { code: endpoint.status },
    creationTime: isoSeconds(endpoint.createdAt),
    dnsName: `*.${id}.prod.clientvpn.${region}.amazonaws.com`,
    clientCidrBlock: endpoint.cidr,
    dnsServer: [],
    splitTunnel: endpoint.splitTunnel,
    vpnProtocol: 'openvpn',
    transportProtocol: endpoint.transport,
    vpnPort: 443,
    associatedTargetNetwork: [],
    serverCertificateArn: endpoint.certificateArn,
    authenticationOptions: [authenticationOutput(endpoint, region)],
    connectionLogOptions:
      logGroup === undefined
        ? { Enabled: false }
        : {
            Enabled: true,
            CloudwatchLogGroup: logGroup,
            CloudwatchLogStream: logStreamOf(endpoint, region),
          },
    tagSet: Object.entries(endpoint.tags).map(([key, value]) => ({ key, value })),
    securityGroupIdSet: [endpoint.securityGroupId],
    vpcId: endpoint.vpcId,
    clientConnectOptions: { enabled: false, status: { code: 'applied' } },
    sessionTimeoutHours: endpoint.sessionTimeoutHours,
    clientLoginBannerOptions: { enabled: false },
    clientRouteEnforcementOptions: { enforced: false },
    disconnectOnSessionTimeout: true,
    endpointIpAddressType: 'ipv4',
    trafficIpAddressType: 'ipv4',
  };
}

function authenticationOutput(endpoint: SimulatedEndpoint, region: string): Value {
  const type = endpoint.authentication;
  switch (type) {
    case 'certificate-authentication':
      return {
        type,
        mutualAuthentication: { clientRootCertificateChain: endpoint.certificateArn },
      };
    case 'directory-service-authentication':
      return { type, activeDirectory: { directoryId: `d-${endpoint.id.slice(-10)}` } };
    case 'federated-authentication':
      return {
        type,
        federatedAuthentication: {
          samlProviderArn: `arn:aws:iam::${accountId}:saml-provider/${region}-identity`,
        },
      };
  }
}
