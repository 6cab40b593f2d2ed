/** The calls that change endpoints and their connections. */
import { call } from './call';

/**
 * Ends one connection; its client may connect again. By user name AWS ends at most five, and also
 * connections that the user was not shown.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateClientVpnConnections.html
 */
export function endConnectionCall(endpointId: string, connectionId: string) {
  const input = { ClientVpnEndpointId: endpointId, ConnectionId: connectionId };
  return call('endpoints.end', 'ec2', 'TerminateClientVpnConnections', input, connectionId);
}

/**
 * Turns the connection logging of an endpoint on. It REPLACES the log group of an endpoint that logs
 * already. Other settings of the endpoint stay.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyClientVpnEndpoint.html
 * @param stream of the group; Client VPN creates one if it is omitted
 */
export function setLoggingCall(endpointId: string, group: string, stream?: string) {
  const input = {
    ClientVpnEndpointId: endpointId,
    ConnectionLogOptions: {
      Enabled: true,
      CloudwatchLogGroup: group,
      ...(stream !== undefined && { CloudwatchLogStream: stream }),
    },
  };
  return call('endpoints.setLogging', 'ec2', 'ModifyClientVpnEndpoint', input, endpointId);
}
