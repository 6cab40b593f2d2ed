/**
 * People who come, go, and fail to come: each changes who is connected and is written to the
 * endpoint's connection log, as far as AWS writes it.
 */
import type { FailedSignIn, NewConnection } from '../../core/ports/trial';
import { logEntry } from './connectionLog';
import type { WorldConnection } from './connections';
import type { WorldEndpoint } from './endpoints';
import type { RegionWorld } from './region';
import type { World } from './world';

/** How long a person looks at the page of the identity provider, in ms. */
const samlMs = 9_000;

/** Somebody connects; undefined when the endpoint is gone. */
export function connect(
  world: World,
  region: RegionWorld,
  asked: NewConnection,
): WorldConnection | undefined {
  const endpoint = region.endpoints.get(asked.endpointId);
  if (!endpoint) return undefined;
  const now = world.clock.now();
  const connection = region.connections.open(endpoint, asked, now);
  if (endpoint.authentication === 'federated-authentication') {
    handOver(world, region, endpoint, connection);
  }
  const facts = { type: 'connection-attempt', status: 'successful', at: now } as const;
  logEntry(world, region, endpoint, connection, facts);
  return connection;
}

/** A connection ends; undefined when no open one has that id. */
export function disconnect(
  world: World,
  region: RegionWorld,
  connectionId: string,
): WorldConnection | undefined {
  const connection = region.connections.close(connectionId, world.clock.now());
  if (connection) logEnd(world, region, connection);
  return connection;
}

/** A connection is ended from AWS's side, in a moment; undefined as `disconnect`. */
export function terminate(
  world: World,
  region: RegionWorld,
  connectionId: string,
): WorldConnection | undefined {
  const connection = region.connections.terminate(connectionId, world.clock.now());
  if (connection) logEnd(world, region, connection);
  return connection;
}

/**
 * Somebody fails to connect; false when the endpoint is gone. A certificate that is refused is counted
 * and not logged.
 */
export function failToConnect(world: World, region: RegionWorld, asked: FailedSignIn): boolean {
  const endpoint = region.endpoints.get(asked.endpointId);
  if (!endpoint) return false;
  const { random } = region.logs;
  const at = world.clock.now();
  region.rejectedAttempts = [...region.rejectedAttempts, { endpointId: endpoint.id, at }];
  const certificate = endpoint.authentication === 'certificate-authentication';
  if (certificate && asked.reason === undefined) return true;
  const { username, commonName } = asked;
  const subject = {
    deviceIp: asked.deviceIp ?? `203.0.113.${random.between(1, 254)}`,
    deviceType: asked.deviceType ?? random.pick(['win', 'mac', 'linux']),
    ...(username !== undefined && !certificate && { username }),
    ...(commonName !== undefined && { commonName }),
  };
  const reason = asked.reason ?? 'authentication-failed';
  const facts = { type: 'connection-attempt', status: 'failed', reason, at } as const;
  logEntry(world, region, endpoint, subject, facts);
  return true;
}

function logEnd(world: World, region: RegionWorld, connection: WorldConnection): void {
  const endpoint = region.endpoints.get(connection.endpointId);
  const at = connection.endedAt ?? world.clock.now();
  if (endpoint) logEntry(world, region, endpoint, connection, { type: 'connection-reset', at });
}

/** The two entries of a SAML sign-in, under an id of their own: the client dials in twice. */
function handOver(
  world: World,
  region: RegionWorld,
  endpoint: WorldEndpoint,
  { deviceIp, deviceType, startedAt }: WorldConnection,
): void {
  const dialled = startedAt - samlMs;
  const id = `cvpn-connection-0${region.logs.random.hex(16)}`;
  const subject = { id, deviceIp, deviceType, startedAt: dialled };
  const waiting = 'waiting-for-assertion';
  const begun = { type: 'connection-attempt', status: waiting, at: dialled } as const;
  logEntry(world, region, endpoint, subject, begun);
  const resetStatus = 'assertion-received';
  const done = { type: 'connection-reset', resetStatus, at: startedAt - 1000 } as const;
  logEntry(world, region, endpoint, subject, done);
}
