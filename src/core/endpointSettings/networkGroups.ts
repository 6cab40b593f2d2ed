/** The network of an endpoint, and the subnets that it is associated with. */
import { displayText } from '../text/displayText';
import { failureText } from '../text/failures/failureText';
import { joined } from '../text/phrases';
import type { EndpointSettings } from './readEndpointSettings';
import { warning, type SettingsContext } from './settingNotes';
import { addressWord, associationWord, copied, switched, worded } from './view/settingWords';
import type { SettingsGroup } from './view/settingsGroup';

/** Addresses, transport, routing and DNS. */
export function networkGroup(
  { configuration }: EndpointSettings,
  { t }: SettingsContext,
): SettingsGroup {
  const { endpoint, dnsServers, vpnPort, vpnProtocol, enforcesRoutes } = configuration;
  const { endpointIpAddressType, trafficIpAddressType, vpcId, securityGroupIds } = configuration;
  const { transitGatewayId } = configuration;
  const { transport, splitTunnel } = endpoint;
  return {
    title: t('Network and DNS'),
    rows: [
      ...copied(t('Client CIDR'), 'ClientCidrBlock', endpoint.clientCidr),
      ...(transport === undefined
        ? []
        : [
            worded(
              t('Transport'),
              'TransportProtocol',
              transport,
              joined(transport.toUpperCase(), vpnPort === undefined ? undefined : String(vpnPort)),
            ),
          ]),
      ...copied(t('VPN protocol'), 'VpnProtocol', vpnProtocol),
      ...addressRow(t('Addresses of the endpoint'), 'EndpointIpAddressType', endpointIpAddressType),
      ...addressRow(t('Addresses of the traffic'), 'TrafficIpAddressType', trafficIpAddressType),
      worded(
        t('Split tunnel'),
        'SplitTunnel',
        String(splitTunnel),
        splitTunnel
          ? t('on: only traffic to the routes of the endpoint uses the VPN')
          : t('off: all traffic of the clients uses the VPN'),
      ),
      switched(
        t('Client route enforcement'),
        'ClientRouteEnforcementOptions.Enforced',
        enforcesRoutes,
        t,
      ),
      ...(dnsServers.length > 0
        ? copied(t('DNS servers'), 'DnsServers', dnsServers.join(', '))
        : [worded(t('DNS servers'), 'DnsServers', '[]', t('those of the client'))]),
      ...copied(t('VPC'), 'VpcId', vpcId),
      ...copied(
        t('Transit gateway'),
        'TransitGatewayConfiguration.TransitGatewayId',
        transitGatewayId,
      ),
      ...copied(t('Security groups'), 'SecurityGroupIds', securityGroupIds.join(', ')),
    ],
    notes: [],
  };
}

function addressRow(name: string, field: string, type: string | undefined) {
  return type === undefined ? [] : [worded(name, field, type, addressWord(type))];
}

/** The associated subnets, or why they could not be read. */
export function targetGroup(
  { configuration, networks }: EndpointSettings,
  { t }: SettingsContext,
): SettingsGroup {
  const title = t('Associated subnets');
  if ('kind' in networks)
    return { title, rows: [], notes: [warning(failureText(networks, t).sentence)] };
  return {
    title,
    rows: networks.map(({ associationId, subnetId, vpcId, status, message }) => ({
      name: displayText(subnetId ?? associationId),
      value: joined(
        associationWord(status, t),
        vpcId === undefined ? undefined : displayText(vpcId),
        message === undefined ? undefined : displayText(message),
      ),
      raw: `AssociationId: ${displayText(associationId)}`,
      copy: subnetId ?? associationId,
    })),
    notes:
      configuration.transitGatewayId !== undefined ||
      networks.some(({ status }) => status === 'associated')
        ? []
        : [warning(t('No subnet is associated, so no client can connect.'))],
  };
}
