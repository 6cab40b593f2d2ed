/** Connection log entries as AWS prints them: every scalar a text, `NA` for what is absent. */

const blank = {
  'connection-log-type': 'connection-attempt',
  'connection-attempt-status': 'successful',
  'connection-reset-status': 'NA',
  'connection-attempt-failure-reason': 'NA',
  'connection-id': 'cvpn-connection-abc',
  'client-vpn-endpoint-id': 'cvpn-endpoint-0a1',
  'transport-protocol': 'udp',
  'connection-start-time': '2026-03-26 20:37:15',
  'connection-last-update-time': '2026-03-26 20:37:15',
  'client-ip': '10.0.1.2',
  'common-name': 'client1',
  'device-type': 'mac',
  'device-ip': '198.51.100.7',
  port: '50096',
  'ingress-bytes': '0',
  'egress-bytes': '0',
  'ingress-packets': '0',
  'egress-packets': '0',
  'connection-end-time': 'NA',
  'connection-duration-seconds': '0',
  username: 'NA',
  'posture-compliance-statuses': 'NA',
};

/** An entry as JSON, with some of its fields changed. */
export function entry(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...blank, ...changes });
}
