/** Sends the calls that change endpoints and their connections. */
import {
  ModifyClientVpnEndpointCommand,
  TerminateClientVpnConnectionsCommand,
} from '@aws-sdk/client-ec2';
import { readObjects } from '../mapping/fields';
import { toConnectionState } from '../mapping/mapEndpoint';
import { withoutAnswer, type Senders } from './write';

/** By kind. */
export const ec2Writes: Senders<'endpoints.end' | 'endpoints.setLogging'> = {
  'endpoints.end': async ({ caller, call: { input }, site }) => {
    const { ConnectionStatuses } = await caller.run(site, (clients, options) =>
      clients.ec2().send(new TerminateClientVpnConnectionsCommand(input), options),
    );
    const statuses = readObjects(ConnectionStatuses);
    const mine = statuses.find((one) => one.ConnectionId === input.ConnectionId);
    return { connectionState: toConnectionState(mine?.CurrentStatus?.Code) };
  },
  'endpoints.setLogging': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.ec2().send(new ModifyClientVpnEndpointCommand(input), options),
  ),
};
