/** Maps the whole configuration of a Client VPN endpoint, and its target networks, to the model. */
import type { ClientVpnEndpoint, TargetNetwork as AwsNetwork } from '@aws-sdk/client-ec2';
import type { EndpointConfiguration, TargetNetwork } from '../../core/model/endpoint';
import { omitUndefined, readNumber, readObjects, readText, readTexts } from './fields';
import { toEndpoint } from './mapEndpoint';

/** Undefined for one without an id. */
export function toEndpointConfiguration(
  source: ClientVpnEndpoint,
): EndpointConfiguration | undefined {
  const endpoint = toEndpoint(source);
  if (!endpoint) return undefined;
  const handler = source.ClientConnectOptions;
  const banner = source.ClientLoginBannerOptions;
  return {
    endpoint,
    ...omitUndefined({
      stateMessage: readText(source.Status?.Message),
      serverCertificateArn: readText(source.ServerCertificateArn),
      selfServicePortalUrl: readText(source.SelfServicePortalUrl),
      vpcId: readText(source.VpcId),
      transitGatewayId: readText(source.TransitGatewayConfiguration?.TransitGatewayId),
      vpnPort: readNumber(source.VpnPort),
      vpnProtocol: readText(source.VpnProtocol),
      endpointIpAddressType: readText(source.EndpointIpAddressType),
      trafficIpAddressType: readText(source.TrafficIpAddressType),
      banner: banner?.Enabled === true ? readText(banner.BannerText) : undefined,
    }),
    authenticationOptions: readObjects(source.AuthenticationOptions).map((option) => ({
      type: readText(option.Type) ?? 'unknown',
      ...omitUndefined({
        directoryId: readText(option.ActiveDirectory?.DirectoryId),
        samlProviderArn: readText(option.FederatedAuthentication?.SamlProviderArn),
        selfServiceSamlProviderArn: readText(
          option.FederatedAuthentication?.SelfServiceSamlProviderArn,
        ),
        rootCertificateArn: readText(option.MutualAuthentication?.ClientRootCertificateChain),
      }),
    })),
    securityGroupIds: readTexts(source.SecurityGroupIds),
    dnsServers: readTexts(source.DnsServers),
    connectHandler: {
      enabled: handler?.Enabled === true,
      ...omitUndefined({
        functionArn: readText(handler?.LambdaFunctionArn),
        status: readText(handler?.Status?.Code),
      }),
    },
    enforcesRoutes: source.ClientRouteEnforcementOptions?.Enforced === true,
    logsPolicyContext: source.ConnectionLogOptions?.IncludeAuthorizationPolicyContext === true,
    tags: readObjects(source.Tags).flatMap(({ Key, Value }) => {
      const key = readText(Key);
      return key === undefined ? [] : [{ key, value: readText(Value) ?? '' }];
    }),
  };
}

/** Undefined for one without an id. */
export function toTargetNetwork(source: AwsNetwork): TargetNetwork | undefined {
  const associationId = readText(source.AssociationId);
  if (associationId === undefined) return undefined;
  return {
    associationId,
    status: readText(source.Status?.Code) ?? 'unknown',
    ...omitUndefined({
      subnetId: readText(source.TargetNetworkId),
      vpcId: readText(source.VpcId),
      message: readText(source.Status?.Message),
    }),
    securityGroupIds: readTexts(source.SecurityGroups),
  };
}
