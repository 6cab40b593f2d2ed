/**
 * The connection log: one JSON object per event, every scalar a text, `NA` for absent values,
 * published some seconds after the event with the publication time as timestamp. Only endpoints
 * with logging write it; entries already due when logging is turned off are still published.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
import { trafficOf, type SimulatedConnection } from './connections';
import { logStreamOf, type SimulatedEndpoint } from './endpoints';
import { plainTime } from './identity';
import { filterEvent } from './metricFilters';
import type { SimulatedRegion } from './region';
import type { SimulatedAccount } from './account';

/** The event-specific fields of an entry. */
export interface EntryFacts {
  readonly type: 'connection-attempt' | 'connection-reset';
  readonly status?: 'successful' | 'failed' | 'waiting-for-assertion';
  readonly resetStatus?: 'assertion-received';
  readonly reason?: string;
  /** The time of the event, ms since 1970. */
  readonly at: number;
}

/** The subject of an entry: a connection, or an attempt that never became one. */
export type EntrySubject = Pick<SimulatedConnection, 'deviceIp' | 'deviceType'> &
  Partial<Omit<SimulatedConnection, 'deviceIp' | 'deviceType'>>;

/** Publishes an entry after a delay; does nothing if the endpoint's logging is off. */
export function logEntry(
  account: SimulatedAccount,
  region: SimulatedRegion,
  endpoint: SimulatedEndpoint,
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
  account.clock.at(Math.max(account.clock.now(), facts.at) + delayMs, () => {
    const published = account.clock.now();
    const arrive = (): void => {
      const event = region.logs.write(logGroup, stream, message, account.clock.now(), published);
      const group = region.logs.group(logGroup);
      if (event && group) filterEvent(region, group, event);
    };
    const lateMs = region.logs.delayOf(endpoint.id);
    if (lateMs === 0) arrive();
    else account.clock.at(published + lateMs, arrive);
  });
}

function entryOf(
  endpoint: SimulatedEndpoint,
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

function isConnection(subject: EntrySubject): subject is SimulatedConnection {
  return subject.id !== undefined && subject.sends !== undefined;
}

/** In whole seconds, computed from the printed times. */
function durationOf(end: number, start: number): string {
  return String(Math.floor(end / 1000) - Math.floor(start / 1000));
}
