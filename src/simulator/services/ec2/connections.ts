/**
 * DescribeClientVpnConnections and TerminateClientVpnConnections. Every value is text, as in AWS.
 */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import type { Output } from '../../protocols/output';
import { terminate } from '../../state/connectionEvents';
import { connectionStatus, trafficOf, type SimulatedConnection } from '../../state/connections';
import { plainTime } from '../../state/identity';
import type { SimulatedRegion } from '../../state/region';
import type { Operation } from '../contract/service';
import { namedEndpoint } from './endpoints';
import { dryRun, ec2Dialect } from './errors';
import { filtered } from './filters';
import { ec2Page } from './paging';

/** A user with more connections than this cannot be terminated by name. */
const terminatedByName = 5;

export const describeClientVpnConnections: Operation = (input, { account, region }) => {
  const endpoint = namedEndpoint(input, region);
  const now = account.clock.now();
  const found = filtered(input, region.connections.visible(endpoint.id, now), {
    'connection-id': (connection) => connection.id,
    username: (connection) => connection.username,
  });
  const page = ec2Page(input, found, `connections ${endpoint.id}`);
  if (input.flag('DryRun')) throw dryRun();
  return {
    connections: page.items.map((connection) => connectionOutput(connection, now)),
    nextToken: page.nextToken,
  };
};

export const terminateClientVpnConnections: Operation = (input, { account, region }) => {
  const endpoint = namedEndpoint(input, region);
  const now = account.clock.now();
  const victims = chosen(input, region, endpoint.id, now);
  if (input.flag('DryRun')) throw dryRun();
  for (const { id } of victims) terminate(account, region, id);
  return {
    clientVpnEndpointId: endpoint.id,
    username: input.text('Username'),
    connectionStatuses: victims.map((victim) => ({
      connectionId: victim.id,
      previousStatus: { code: connectionStatus(victim, now) },
      currentStatus: { code: 'terminating' },
    })),
  };
};

/** The connections selected by a call to terminate, without those that have ended. */
function chosen(
  input: Input,
  region: SimulatedRegion,
  endpointId: string,
  now: number,
): SimulatedConnection[] {
  const open = region.connections
    .visible(endpointId, now)
    .filter((connection) => connectionStatus(connection, now) !== 'terminated');
  const id = input.text('ConnectionId');
  const username = input.text('Username');
  if (id !== undefined) {
    const found = open.filter((connection) => connection.id === id);
    if (found.length === 0) {
      const message = `The specified target client connection ID ( ${id} ) cannot be found`;
      throw new AwsError('InvalidClientVpnConnection.IdNotFound', message);
    }
    return found;
  }
  if (username === undefined) throw ec2Dialect.missing('ConnectionId');
  const found = open.filter((connection) => connection.username === username);
  if (found.length === 0) {
    const message = `The specified user name ( ${username} ) cannot be found`;
    throw new AwsError('InvalidClientVpnConnection.UserNotFound', message);
  }
  if (found.length > terminatedByName)
    throw input.invalid('Username', `must have at most ${terminatedByName} active connections`);
  return found;
}

function connectionOutput(connection: SimulatedConnection, now: number): Output {
  const traffic = trafficOf(connection, now);
  const { endedAt } = connection;
  const code = connectionStatus(connection, now);
  return {
    clientVpnEndpointId: connection.endpointId,
    timestamp: plainTime(now),
    connectionId: connection.id,
    username: connection.username,
    connectionEstablishedTime: plainTime(connection.startedAt),
    ingressBytes: String(traffic.ingressBytes),
    egressBytes: String(traffic.egressBytes),
    ingressPackets: String(traffic.ingressPackets),
    egressPackets: String(traffic.egressPackets),
    clientIp: connection.clientIp,
    commonName: connection.commonName,
    status: { code },
    connectionEndTime: endedAt === undefined || endedAt > now ? '-' : plainTime(endedAt),
    postureComplianceStatusSet: [],
  };
}
