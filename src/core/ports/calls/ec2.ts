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
