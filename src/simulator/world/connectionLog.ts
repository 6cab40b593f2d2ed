/**
 * The connection log: one JSON object per event, every scalar a text, `NA` for what is absent,
 * published some seconds after it happened and stamped with the time of publication. Only endpoints
 * whose logging is on write it; what they are about to write when it is turned off still comes.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
import { trafficOf, type WorldConnection } from './connections';
import { logStreamOf, type WorldEndpoint } from './endpoints';
import { plainTime } from './identity';
import { filterEvent } from './metricFilters';
import type { RegionWorld } from './region';
import type { World } from './world';

/** What an entry says beside who and where. */
export interface EntryFacts {
  readonly type: 'connection-attempt' | 'connection-reset';
  readonly status?: 'successful' | 'failed' | 'waiting-for-assertion';
  readonly resetStatus?: 'assertion-received';
  readonly reason?: string;
  /** When it happened, ms since 1970. */
  readonly at: number;
}

/** Who an entry is about: a connection, or an attempt that never became one. */
export type EntrySubject = Pick<WorldConnection, 'deviceIp' | 'deviceType'> &
  Partial<Omit<WorldConnection, 'deviceIp' | 'deviceType'>>;

/** Publishes an entry, later; nothing where the endpoint's logging is off. */
export function logEntry(
  world: World,
  region: RegionWorld,
  endpoint: WorldEndpoint,
  subject: EntrySubject,
  facts: EntryFacts,
): void {
  const { logGroup } = endpoint;
  if (logGroup === undefined) return;
  const message = JSON.stringify(
    entryOf(endpoint, subject, facts, region.logs.random.between(1_024, 65_535)),
  );
  const stream = logStreamOf(endpoint, region.name);
  const delayMs = region.logs.random.between(5_000, 40_000);
  world.clock.at(Math.max(world.clock.now(), facts.at) + delayMs, () => {
    const event = region.logs.write(logGroup, stream, message, world.clock.now());
    const group = region.logs.group(logGroup);
    if (event && group) filterEvent(region, group, event);
  });
}

function entryOf(
  endpoint: WorldEndpoint,
  subject: EntrySubject,
  { type, status, resetStatus, reason, at }: EntryFacts,
  port: number,
): Readonly<Record<string, string>> {
  const ended = type === 'connection-reset';
  const traffic = isConnection(subject) ? trafficOf(subject, at) : undefined;
  const count = (value: number | undefined): string => (ended ? String(value ?? 0) : '0');
  const started = status === 'failed' ? undefined : (subject.startedAt ?? at);
  return {
    'connection-log-type': type,
    'connection-attempt-status': status ?? 'NA',
    'connection-reset-status': resetStatus ?? 'NA',
    'connection-attempt-failure-reason': reason ?? 'NA',
    'connection-id': subject.id ?? 'NA',
    'client-vpn-endpoint-id': endpoint.id,
    'transport-protocol': endpoint.transport,
    'connection-start-time': started === undefined ? 'NA' : plainTime(started),
    'connection-last-update-time': plainTime(at),
    'client-ip': subject.clientIp ?? 'NA',
    'client-ip-v6': 'NA',
    'common-name': subject.commonName ?? 'NA',
    'device-type': subject.deviceType,
    'device-ip': subject.deviceIp,
    port: String(port),
    'ingress-bytes': count(traffic?.ingressBytes),
    'egress-bytes': count(traffic?.egressBytes),
    'ingress-packets': count(traffic?.ingressPackets),
    'egress-packets': count(traffic?.egressPackets),
    'connection-end-time': ended ? plainTime(at) : 'NA',
    'connection-duration-seconds': ended ? durationOf(at, started ?? at) : '0',
    username: subject.username ?? 'NA',
    'posture-compliance-statuses': 'NA',
  };
}

function isConnection(subject: EntrySubject): subject is WorldConnection {
  return subject.id !== undefined && subject.sends !== undefined;
}

/** In whole seconds, of the times as they are printed. */
function durationOf(end: number, start: number): string {
  return String(Math.floor(end / 1000) - Math.floor(start / 1000));
}
