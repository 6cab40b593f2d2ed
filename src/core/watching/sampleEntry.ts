/**
 * Entries of the connection log, as Client VPN writes them.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitor-connection-logs.html
 */

/** The kinds of entries, by the fields that differ. */
export const entryKinds = [
  { type: 'connection-attempt', status: 'successful' },
  { type: 'connection-attempt', status: 'failed' },
  { type: 'connection-attempt', status: 'waiting-for-assertion' },
  { type: 'connection-reset', status: 'NA' },
] as const;

/** An entry of a kind, with all fields of the log and the service's `@message`. */
export function sampleEntry(
  endpointId: string,
  { type, status }: (typeof entryKinds)[number],
): Readonly<Record<string, string>> {
  const entry = {
    'connection-log-type': type,
    'connection-attempt-status': status,
    'connection-attempt-failure-reason': status === 'failed' ? 'authentication-failed' : 'NA',
    'connection-reset-status': 'NA',
    'connection-id': 'cvpn-connection-1',
    'client-vpn-endpoint-id': endpointId,
    'transport-protocol': 'udp',
    'connection-start-time': '2026-01-01 00:00:00',
    'connection-last-update-time': '2026-01-01 00:00:00',
    'client-ip': '10.0.0.2',
    'common-name': 'name',
    'device-type': 'mac',
    'device-ip': '203.0.113.7',
    port: '50096',
    'ingress-bytes': '0',
    'egress-bytes': '0',
    'ingress-packets': '0',
    'egress-packets': '0',
    'connection-end-time': 'NA',
    username: 'name',
  };
  return { ...entry, '@message': JSON.stringify(entry) };
}
