import type { ConnectionEvent } from '../../src/core/model/connectionEvent';
import { entry } from '../unit/connections/log/entries';

/** A parsed entry as AWS would have printed it. */
export function entryText(event: ConnectionEvent): string {
  const { kind, startedAt, endedAt, updatedAt } = event;
  const isReset = kind === 'ended' || kind === 'assertionReceived';
  const status = { connected: 'successful', failed: 'failed' }[kind as string];
  return entry({
    'connection-log-type': isReset ? 'connection-reset' : 'connection-attempt',
    'connection-attempt-status':
      kind === 'waitingForAssertion' ? 'waiting-for-assertion' : (status ?? 'NA'),
    'connection-reset-status': kind === 'assertionReceived' ? 'assertion-received' : 'NA',
    'connection-attempt-failure-reason': event.failureReason ?? 'NA',
    'connection-id': event.connectionId ?? 'NA',
    'client-vpn-endpoint-id': event.endpointId,
    'connection-start-time': time(startedAt),
    'connection-last-update-time': time(updatedAt),
    'connection-end-time': time(endedAt),
    'client-ip': event.clientIp ?? 'NA',
    'common-name': event.commonName ?? 'NA',
    'device-ip': event.deviceIp ?? 'NA',
    'device-type': event.deviceType ?? 'NA',
    username: event.username ?? 'NA',
  });
}

function time(ms: number | undefined): string {
  return ms === undefined ? 'NA' : new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
