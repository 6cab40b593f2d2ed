/** Maps EC2's Client VPN endpoints and connections to the model. */
import type { ClientVpnConnection, ClientVpnEndpoint } from '@aws-sdk/client-ec2';
import type { Connection, ConnectionState } from '../../core/model/connection';
import type { Endpoint, EndpointState } from '../../core/model/endpoint';
import {
  omitUndefined,
  readFlag,
  readNumber,
  readObjects,
  readText,
  readTexts,
  readTime,
} from './fields';

const endpointStates: readonly EndpointState[] = [
  'pending-associate',
  'pending',
  'available',
  'deleting',
  'deleted',
];
const connectionStates: readonly ConnectionState[] = [
  'active',
  'failed-to-terminate',
  'terminating',
  'terminated',
];

/** Undefined for one without an id. */
export function toEndpoint(source: ClientVpnEndpoint): Endpoint | undefined {
  const id = readText(source.ClientVpnEndpointId);
  if (id === undefined) return undefined;
  const logging = source.ConnectionLogOptions;
  return {
    id,
    ...omitUndefined({
      name: readText(readObjects(source.Tags).find(({ Key }) => Key === 'Name')?.Value),
      description: readText(source.Description),
      createdAt: readTime(source.CreationTime),
      dnsName: readText(source.DnsName),
      clientCidr: readText(source.ClientCidrBlock),
      transport: readText(source.TransportProtocol),
      sessionTimeoutHours: readNumber(source.SessionTimeoutHours),
      disconnectsOnTimeout: readFlag(source.DisconnectOnSessionTimeout),
      tags: otherTags(source.Tags),
    }),
    state: endpointStates.find((state) => state === source.Status?.Code) ?? 'unknown',
    authentication: readTexts(readObjects(source.AuthenticationOptions).map(({ Type }) => Type)),
    splitTunnel: source.SplitTunnel === true,
    logging: {
      enabled: logging?.Enabled === true,
      ...omitUndefined({
        group: readText(logging?.CloudwatchLogGroup),
        stream: readText(logging?.CloudwatchLogStream),
      }),
    },
  };
}

/** The tags without Name; undefined if there are none. */
function otherTags(source: ClientVpnEndpoint['Tags']): Record<string, string> | undefined {
  const tags = readObjects(source).flatMap(({ Key, Value }) => {
    const key = readText(Key);
    return key === undefined || key === 'Name' ? [] : [[key, readText(Value) ?? ''] as const];
  });
  return tags.length > 0 ? Object.fromEntries(tags) : undefined;
}

/**
 * Undefined for one without an id.
 * @param endpointId the requested endpoint
 */
export function toConnection(
  source: ClientVpnConnection,
  endpointId: string,
): Connection | undefined {
  const id = readText(source.ConnectionId);
  if (id === undefined) return undefined;
  return {
    id,
    endpointId,
    ...omitUndefined({
      username: readText(source.Username),
      commonName: readText(source.CommonName),
      clientIp: readText(source.ClientIp),
      clientIpv6: readText(source.ClientIpv6Address),
      startedAt: readTime(source.ConnectionEstablishedTime),
      endedAt: readTime(source.ConnectionEndTime),
    }),
    ingressBytes: readNumber(source.IngressBytes) ?? 0,
    egressBytes: readNumber(source.EgressBytes) ?? 0,
    ingressPackets: readNumber(source.IngressPackets) ?? 0,
    egressPackets: readNumber(source.EgressPackets) ?? 0,
    state: toConnectionState(source.Status?.Code),
    posture: readTexts(source.PostureComplianceStatuses),
  };
}

/** Unknown codes become `unknown`. */
export function toConnectionState(code: string | undefined): ConnectionState {
  return connectionStates.find((state) => state === code) ?? 'unknown';
}
