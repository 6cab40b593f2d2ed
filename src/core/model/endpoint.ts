/** A Client VPN endpoint as reported by EC2 DescribeClientVpnEndpoints. */
import { partitionOf } from './scope';

/** Status.Code of the API; values that this version does not know become `unknown`. */
export type EndpointState =
  'pending-associate' | 'pending' | 'available' | 'deleting' | 'deleted' | 'unknown';

/** Connection logging of an endpoint (ConnectionLogOptions). */
export interface ConnectionLogging {
  readonly enabled: boolean;
  readonly group?: string;
  readonly stream?: string;
}

/** A Client VPN endpoint. */
export interface Endpoint {
  /** `cvpn-endpoint-…` */
  readonly id: string;
  /** The Name tag, when there is one and it is not empty. */
  readonly name?: string;
  readonly description?: string;
  readonly state: EndpointState;
  /** Milliseconds since 1970, UTC. */
  readonly createdAt?: number;
  readonly dnsName?: string;
  readonly clientCidr?: string;
  readonly transport?: string;
  /** AuthenticationOptions[].Type, as AWS spells them. */
  readonly authentication: readonly string[];
  readonly splitTunnel: boolean;
  readonly sessionTimeoutHours?: number;
  /**
   * Whether a session that ends stays ended. Otherwise clients reconnect by themselves, where they can
   * authenticate without the user.
   * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-max-duration.html
   */
  readonly disconnectsOnTimeout?: boolean;
  readonly logging: ConnectionLogging;
  /** Its tags without Name; absent if there are none. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The label of an endpoint: its Name tag, else its description, else its id. */
export function endpointLabel(endpoint: Pick<Endpoint, 'id' | 'name' | 'description'>): string {
  return endpoint.name ?? endpoint.description ?? endpoint.id;
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
export function endpointArn(id: string, accountId: string, region: string): string {
  return `arn:${partitionOf(region)}:ec2:${region}:${accountId}:client-vpn-endpoint/${id}`;
}

/** A way of authentication. */
export interface AuthenticationOption {
  /** As AWS spells it. */
  readonly type: string;
  /** Of Active Directory. */
  readonly directoryId?: string;
  /** Of SAML. */
  readonly samlProviderArn?: string;
  readonly selfServiceSamlProviderArn?: string;
  /** Of mutual authentication. */
  readonly rootCertificateArn?: string;
}

/** The Lambda function that decides on each connection. */
export interface ConnectHandler {
  readonly enabled: boolean;
  readonly functionArn?: string;
  /** `applying` or `applied`. */
  readonly status?: string;
}

/** The whole configuration of an endpoint, as EC2 DescribeClientVpnEndpoints has it. */
export interface EndpointConfiguration {
  readonly endpoint: Endpoint;
  /** AWS's message about the state. */
  readonly stateMessage?: string;
  readonly authenticationOptions: readonly AuthenticationOption[];
  readonly serverCertificateArn?: string;
  readonly selfServicePortalUrl?: string;
  readonly vpcId?: string;
  /** Of an endpoint that has a transit gateway in place of associated subnets. */
  readonly transitGatewayId?: string;
  readonly securityGroupIds: readonly string[];
  readonly dnsServers: readonly string[];
  readonly vpnPort?: number;
  readonly vpnProtocol?: string;
  /** `ipv4`, `ipv6` or `dual-stack`. */
  readonly endpointIpAddressType?: string;
  readonly trafficIpAddressType?: string;
  readonly connectHandler: ConnectHandler;
  /** The text that clients show after signing in; absent if there is none. */
  readonly banner?: string;
  readonly enforcesRoutes: boolean;
  /** Whether log entries have the context of the authorization policy. */
  readonly logsPolicyContext: boolean;
  /** In AWS's order. */
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** A subnet that is associated with an endpoint. */
export interface TargetNetwork {
  readonly associationId: string;
  readonly subnetId?: string;
  readonly vpcId?: string;
  /** `associating`, `associated`, `association-failed`, `disassociating` or `disassociated`. */
  readonly status: string;
  readonly message?: string;
  readonly securityGroupIds: readonly string[];
}

/**
 * A route of an endpoint.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ClientVpnRoute.html
 */
export interface Route {
  /** A CIDR; empty if AWS names none. */
  readonly destination: string;
  /** `subnet-…`, or `local` for the traffic between clients. */
  readonly targetSubnet?: string;
  readonly transitGatewayAttachmentId?: string;
  /** `associate` or `add-route`. */
  readonly origin: string;
  /** `creating`, `active`, `failed` or `deleting`. */
  readonly status: string;
  readonly message?: string;
  readonly description?: string;
}

/**
 * An authorization rule of an endpoint.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizationRule.html
 */
export interface AuthorizationRule {
  /** A CIDR; empty if AWS names none. */
  readonly destination: string;
  readonly allUsers: boolean;
  /** Of Active Directory or of the SAML identity provider. */
  readonly groupId?: string;
  /** `authorizing`, `active`, `failed` or `revoking`. */
  readonly status: string;
  readonly message?: string;
  readonly description?: string;
}
