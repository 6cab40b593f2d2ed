/** The settings of an endpoint in groups, in words, with what matters for the detection of connections. */
import { longestSessionHours } from '../connections/log/readConnectionRecords';
import { failureText } from '../text/failures/failureText';
import { endpointStateWord } from '../text/stateWords';
import type { ViewContext } from '../text/viewContext';
import { displayText } from '../text/displayText';
import { joined } from '../text/phrases';
import type { EndpointSettings } from './readEndpointSettings';
import type { SettingNote, SettingsGroup } from './view/settingsGroup';
import {
  addressWord,
  associationWord,
  authenticationWord,
  copied,
  switched,
  worded,
} from './view/settingWords';

type Context = Pick<ViewContext, 't' | 'format'>;

/** All groups that have settings. */
export function settingsGroups(
  settings: EndpointSettings,
  context: Context,
): readonly SettingsGroup[] {
  return [
    endpointGroup(settings, context),
    authenticationGroup(settings, context),
    loggingGroup(settings, context),
    networkGroup(settings, context),
    targetGroup(settings, context),
    sessionGroup(settings, context),
    tagGroup(settings, context),
  ].filter(({ rows, notes }) => rows.length > 0 || notes.length > 0);
}

function warning(text: string, command: SettingNote['command'] = null): SettingNote {
  return { severity: 'warning', text, command };
}

function info(text: string): SettingNote {
  return { severity: 'info', text, command: null };
}

function endpointGroup({ configuration }: EndpointSettings, { t, format }: Context): SettingsGroup {
  const { endpoint, stateMessage } = configuration;
  const { createdAt, state } = endpoint;
  return {
    title: t('Endpoint'),
    rows: [
      ...copied(t('ID'), 'ClientVpnEndpointId', endpoint.id),
      ...copied(t('Name'), 'Tags.Name', endpoint.name),
      ...copied(t('Description'), 'Description', endpoint.description),
      worded(t('State'), 'Status.Code', state, endpointStateWord(state, t)),
      ...copied(t('Message'), 'Status.Message', stateMessage),
      ...(createdAt === undefined
        ? []
        : [
            worded(
              t('Created'),
              'CreationTime',
              new Date(createdAt).toISOString(),
              format.moment(createdAt),
            ),
          ]),
      ...copied(t('DNS name'), 'DnsName', endpoint.dnsName),
      ...copied(
        t('Self-service portal'),
        'SelfServicePortalUrl',
        configuration.selfServicePortalUrl,
      ),
    ],
    notes: [],
  };
}

function authenticationGroup({ configuration }: EndpointSettings, { t }: Context): SettingsGroup {
  const { authenticationOptions: options, serverCertificateArn, connectHandler } = configuration;
  const certificatesOnly = options.every(({ type }) => type === 'certificate-authentication');
  const hasCertificates = options.some(({ type }) => type === 'certificate-authentication');
  const { enabled, functionArn, status = '' } = connectHandler;
  return {
    title: t('Authentication'),
    rows: [
      ...options.flatMap((option) => [
        worded(
          t('Method'),
          'AuthenticationOptions.Type',
          option.type,
          authenticationWord(option.type, t),
        ),
        ...copied(t('Directory'), 'ActiveDirectory.DirectoryId', option.directoryId),
        ...copied(
          t('SAML provider'),
          'FederatedAuthentication.SamlProviderArn',
          option.samlProviderArn,
        ),
        ...copied(
          t('SAML provider of the self-service portal'),
          'FederatedAuthentication.SelfServiceSamlProviderArn',
          option.selfServiceSamlProviderArn,
        ),
        ...copied(
          t('Root certificate of the clients'),
          'MutualAuthentication.ClientRootCertificateChain',
          option.rootCertificateArn,
        ),
      ]),
      ...copied(t('Server certificate'), 'ServerCertificateArn', serverCertificateArn),
      switched(t('Client connect handler'), 'ClientConnectOptions.Enabled', enabled, t),
      ...copied(t('Lambda function'), 'ClientConnectOptions.LambdaFunctionArn', functionArn),
      ...(enabled
        ? [
            worded(
              t('State of the handler'),
              'ClientConnectOptions.Status.Code',
              status,
              status === 'applied' ? t('applied') : displayText(status),
            ),
          ]
        : []),
    ],
    notes: [
      ...(certificatesOnly && options.length > 0
        ? [
            info(
              t(
                'Users are known by the common names of their certificates only: everybody who shares a certificate shares a name.',
              ),
            ),
          ]
        : []),
      ...(hasCertificates
        ? [
            info(
              t(
                'Failed certificate authentications are never logged. Only the metric AuthenticationFailures counts them.',
              ),
            ),
          ]
        : []),
    ],
  };
}

function loggingGroup({ configuration }: EndpointSettings, { t }: Context): SettingsGroup {
  const { enabled, group, stream } = configuration.endpoint.logging;
  return {
    title: t('Connection log'),
    rows: [
      switched(t('Connection logging'), 'ConnectionLogOptions.Enabled', enabled, t),
      ...copied(t('Log group'), 'ConnectionLogOptions.CloudwatchLogGroup', group),
      ...copied(t('Log stream'), 'ConnectionLogOptions.CloudwatchLogStream', stream),
      ...(enabled
        ? [
            switched(
              t('Context of the authorization policy'),
              'ConnectionLogOptions.IncludeAuthorizationPolicyContext',
              configuration.logsPolicyContext,
              t,
            ),
          ]
        : []),
    ],
    notes: enabled
      ? []
      : [
          warning(
            t(
              'Without the log no alarm can name users, and short or masked connections go unnoticed. Device addresses, failed attempts and connections older than an hour are not available.',
            ),
            'turnOnLogging',
          ),
        ],
  };
}

function networkGroup({ configuration }: EndpointSettings, { t }: Context): SettingsGroup {
  const { endpoint, dnsServers, vpnPort, vpnProtocol, enforcesRoutes } = configuration;
  const { endpointIpAddressType, trafficIpAddressType, vpcId, securityGroupIds } = configuration;
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
      ...copied(t('Security groups'), 'SecurityGroupIds', securityGroupIds.join(', ')),
    ],
    notes: [],
  };
}

function addressRow(name: string, field: string, type: string | undefined) {
  return type === undefined ? [] : [worded(name, field, type, addressWord(type))];
}

function targetGroup({ networks }: EndpointSettings, { t }: Context): SettingsGroup {
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
    notes: networks.some(({ status }) => status === 'associated')
      ? []
      : [warning(t('No subnet is associated, so no client can connect.'))],
  };
}

function sessionGroup({ configuration }: EndpointSettings, { t, format }: Context): SettingsGroup {
  const { endpoint, banner } = configuration;
  const { sessionTimeoutHours: hours = longestSessionHours, disconnectsOnTimeout } = endpoint;
  return {
    title: t('Session'),
    rows: [
      worded(
        t('Longest session'),
        'SessionTimeoutHours',
        String(hours),
        t('{0} hours', format.count(hours)),
      ),
      worded(
        t('After that'),
        'DisconnectOnSessionTimeout',
        String(disconnectsOnTimeout),
        disconnectsOnTimeout === true
          ? t('clients stay disconnected until their users connect again')
          : t('clients reconnect by themselves'),
      ),
      ...(banner === undefined
        ? [switched(t('Login banner'), 'ClientLoginBannerOptions.Enabled', false, t)]
        : copied(t('Login banner'), 'ClientLoginBannerOptions.BannerText', banner)),
    ],
    notes:
      disconnectsOnTimeout === true
        ? []
        : [
            info(
              t(
                'A client that reconnects by itself is notified as a new connection, and again every {0} hours.',
                format.count(hours),
              ),
            ),
          ],
  };
}

function tagGroup({ configuration }: EndpointSettings, { t }: Context): SettingsGroup {
  return {
    title: t('Tags'),
    rows: configuration.tags.map(({ key, value }) => ({
      name: displayText(key),
      value: value === '' ? '—' : displayText(value),
      raw: `Tags.${displayText(key)}`,
      copy: value === '' ? null : value,
    })),
    notes: [],
  };
}
