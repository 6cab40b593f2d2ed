/**
 * The connections. Counters are a function of a connection's age, so they cost nothing between
 * reads. Ended connections are kept for the hour in which the API returns them.
 */
import { hourMs } from '../../core/base/duration';
import { publishingIntervalMs } from '../../core/cloudwatch/limits';
import type { NewConnection } from '../../core/ports/trial';
import type { SimulatedEndpoint } from './endpoints';
import type { Random } from './random';

/** How long AWS returns an ended connection. */
const retainedAfterEndMs = hourMs;

/**
 * From the call that terminates a connection to its end. AWS documents no time; this is an
 * assumption.
 */
const terminatingMs = 5_000;

/** What a client without a user sends and receives, in bytes per second. */
const quietRate = 0.3;

/** A connection; times are ms since 1970. */
export interface SimulatedConnection {
  readonly id: string;
  readonly endpointId: string;
  readonly username?: string;
  readonly commonName: string;
  readonly clientIp: string;
  readonly deviceIp: string;
  readonly deviceType: string;
  readonly startedAt: number;
  /** In the future while it is being terminated. */
  readonly endedAt?: number;
  /** What the client sends and receives, in bytes per second. */
  readonly sends: number;
  readonly receives: number;
}

/** A connection that has ended. */
export type EndedConnection = SimulatedConnection & { readonly endedAt: number };

/** Bytes and packets up to now. */
export interface Traffic {
  readonly ingressBytes: number;
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
}

const none: Traffic = { ingressBytes: 0, egressBytes: 0, ingressPackets: 0, egressPackets: 0 };

/** The Status.Code of a connection. */
export function connectionStatus(
  { endedAt }: SimulatedConnection,
  nowMs: number,
): 'active' | 'terminating' | 'terminated' {
  if (endedAt === undefined) return 'active';
  return endedAt > nowMs ? 'terminating' : 'terminated';
}

/** What a connection has carried by `nowMs`. */
export function trafficOf(connection: SimulatedConnection, nowMs: number): Traffic {
  if (nowMs < connection.startedAt) return none;
  const seconds = (Math.min(connection.endedAt ?? nowMs, nowMs) - connection.startedAt) / 1000;
  // The handshake carries some kilobytes before anything else.
  const ingressBytes = 5_200 + Math.floor(seconds * connection.sends);
  const egressBytes = 4_800 + Math.floor(seconds * connection.receives);
  return {
    ingressBytes,
    egressBytes,
    ingressPackets: Math.ceil(ingressBytes / 180),
    egressPackets: Math.ceil(egressBytes / 620),
  };
}

/** The connections of one region. */
export class Connections {
  private readonly byEndpoint = new Map<string, Map<string, SimulatedConnection>>();
  /** By endpoint: the newest connection that was never published. */
  private readonly unpublished = new Map<string, EndedConnection>();

  constructor(private readonly random: Random) {}

  /** Opens one; omitted values are generated. */
  open(endpoint: SimulatedEndpoint, asked: NewConnection, nowMs: number): SimulatedConnection {
    const connection = newConnection(endpoint, asked, nowMs, this.random);
    let mine = this.byEndpoint.get(endpoint.id);
    if (!mine) this.byEndpoint.set(endpoint.id, (mine = new Map<string, SimulatedConnection>()));
    mine.set(connection.id, connection);
    return connection;
  }

  /** Ends one; undefined if no open connection has that id. */
  close(connectionId: string, nowMs: number): SimulatedConnection | undefined {
    for (const mine of this.byEndpoint.values()) {
      const connection = mine.get(connectionId);
      if (connection && connection.endedAt === undefined) {
        const ended = { ...connection, endedAt: nowMs };
        mine.set(connectionId, ended);
        if (publicationsBefore(ended.startedAt) === publicationsBefore(nowMs))
          this.unpublished.set(ended.endpointId, ended);
        return ended;
      }
    }
    return undefined;
  }

  /** Ends one after a delay, like TerminateClientVpnConnections; undefined as for `close`. */
  terminate(connectionId: string, nowMs: number): SimulatedConnection | undefined {
    return this.close(connectionId, nowMs + terminatingMs);
  }

  /** Open ones that are not being terminated, oldest first. */
  active(endpointId: string): SimulatedConnection[] {
    return this.all(endpointId).filter((connection) => connection.endedAt === undefined);
  }

  /** The newest connection of an endpoint that started and ended between two publications. */
  newestUnpublished(endpointId: string): EndedConnection | undefined {
    return this.unpublished.get(endpointId);
  }

  /** How many are open and not being terminated. */
  countActive(endpointId: string, nowMs: number): number {
    this.forget(endpointId, nowMs);
    let count = 0;
    for (const { endedAt } of this.byEndpoint.get(endpointId)?.values() ?? [])
      if (endedAt === undefined) count++;
    return count;
  }

  /** Open ones and those that ended within the last hour, oldest first. */
  visible(endpointId: string, nowMs: number): SimulatedConnection[] {
    this.forget(endpointId, nowMs);
    return this.all(endpointId);
  }

  private forget(endpointId: string, nowMs: number): void {
    const mine = this.byEndpoint.get(endpointId);
    for (const [id, { endedAt }] of mine ?? [])
      if (endedAt !== undefined && endedAt < nowMs - retainedAfterEndMs) mine?.delete(id);
  }

  private all(endpointId: string): SimulatedConnection[] {
    return [...(this.byEndpoint.get(endpointId)?.values() ?? [])];
  }
}

/** How many publications there were until then, that of the same moment included. */
export function publicationsBefore(ms: number): number {
  return Math.floor(ms / publishingIntervalMs);
}

function newConnection(
  endpoint: SimulatedEndpoint,
  asked: NewConnection,
  nowMs: number,
  random: Random,
): SimulatedConnection {
  // With certificate authentication the service has the certificate's name and no user.
  const named = endpoint.authentication !== 'certificate-authentication';
  const generatedName = `user${random.between(100, 999)}`;
  const username = asked.username ?? (named ? (asked.commonName ?? generatedName) : undefined);
  const base = endpoint.cidr.split('.').slice(0, 2).join('.');
  return {
    id: `cvpn-connection-0${random.hex(16)}`,
    endpointId: endpoint.id,
    ...(username !== undefined && { username }),
    commonName: asked.commonName ?? username ?? `${generatedName}.client.example.com`,
    clientIp: `${base}.${random.between(0, 3)}.${random.between(2, 254)}`,
    deviceIp: asked.deviceIp ?? `203.0.113.${random.between(1, 254)}`,
    deviceType: asked.deviceType ?? random.pick(['win', 'mac', 'linux']),
    startedAt: nowMs,
    sends: asked.quiet === true ? quietRate : random.between(200, 9_000),
    receives: asked.quiet === true ? quietRate : random.between(1_000, 60_000),
  };
}
