/**
 * Connects, disconnects and failed attempts: each changes the open connections and writes entries
 * to the endpoint's connection log, like AWS.
 */
import type { FailedSignIn, NewConnection } from '../../core/ports/trial';
import { logEntry } from './connectionLog';
import type { SimulatedConnection } from './connections';
import type { SimulatedEndpoint } from './endpoints';
import type { SimulatedRegion } from './region';
import type { SimulatedAccount } from './account';

/** How long a user needs on the identity provider's page, in ms. */
const samlMs = 9_000;

/** Opens a connection; undefined if the endpoint does not exist. */
export function connect(
  account: SimulatedAccount,
  region: SimulatedRegion,
  asked: NewConnection,
): SimulatedConnection | undefined {
  const endpoint = region.endpoints.get(asked.endpointId);
  if (!endpoint) return undefined;
  const now = account.clock.now();
  const connection = region.connections.open(endpoint, asked, now);
  if (endpoint.authentication === 'federated-authentication')
    samlHandshake(account, region, endpoint, connection);
  const facts = { type: 'connection-attempt', status: 'successful', at: now } as const;
  logEntry(account, region, endpoint, connection, facts);
  return connection;
}

/** Ends a connection; undefined if no open one has that id. */
export function disconnect(
  account: SimulatedAccount,
  region: SimulatedRegion,
  connectionId: string,
): SimulatedConnection | undefined {
  const connection = region.connections.close(connectionId, account.clock.now());
  if (connection) logEnd(account, region, connection);
  return connection;
}

/** Ends a connection from AWS's side after a delay; undefined as for `disconnect`. */
export function terminate(
  account: SimulatedAccount,
  region: SimulatedRegion,
  connectionId: string,
): SimulatedConnection | undefined {
  const connection = region.connections.terminate(connectionId, account.clock.now());
  if (connection) logEnd(account, region, connection);
  return connection;
}

/**
 * Records a failed attempt; false if the endpoint does not exist. A rejected certificate is counted
 * but not logged.
 */
export function failToConnect(
  account: SimulatedAccount,
  region: SimulatedRegion,
  asked: FailedSignIn,
): boolean {
  const endpoint = region.endpoints.get(asked.endpointId);
  if (!endpoint) return false;
  const { random } = region.logs;
  const at = account.clock.now();
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
  logEntry(account, region, endpoint, subject, facts);
  return true;
}

function logEnd(
  account: SimulatedAccount,
  region: SimulatedRegion,
  connection: SimulatedConnection,
): void {
  const endpoint = region.endpoints.get(connection.endpointId);
  const at = connection.endedAt ?? account.clock.now();
  if (endpoint) logEntry(account, region, endpoint, connection, { type: 'connection-reset', at });
}

/**
 * The two entries of a SAML sign-in, with an id of their own, because the client connects twice.
 */
function samlHandshake(
  account: SimulatedAccount,
  region: SimulatedRegion,
  endpoint: SimulatedEndpoint,
  { deviceIp, deviceType, startedAt }: SimulatedConnection,
): void {
  const dialled = startedAt - samlMs;
  const id = `cvpn-connection-0${region.logs.random.hex(16)}`;
  const subject = { id, deviceIp, deviceType, startedAt: dialled };
  const waiting = 'waiting-for-assertion';
  const begun = { type: 'connection-attempt', status: waiting, at: dialled } as const;
  logEntry(account, region, endpoint, subject, begun);
  const resetStatus = 'assertion-received';
  const done = { type: 'connection-reset', resetStatus, at: startedAt - 1000 } as const;
  logEntry(account, region, endpoint, subject, done);
}
