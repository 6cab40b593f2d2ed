/** The names of the columns of the connections table. */

/** All columns in display order, the most important first. */
export const connectionColumnIds = [
  'who',
  'endpoint',
  'state',
  'reason',
  'startedAt',
  'duration',
  'endedAt',
  'clientIp',
  'clientIpv6',
  'deviceIp',
  'deviceType',
  'egressRate',
  'ingressRate',
  'egressBytes',
  'ingressBytes',
  'egressPacketRate',
  'ingressPacketRate',
  'egressPackets',
  'ingressPackets',
  'posture',
  'commonName',
  'scope',
  'connectionId',
] as const;

export type ConnectionColumn = (typeof connectionColumnIds)[number];

/** Whether a value from outside names a column. */
export function isConnectionColumn(value: unknown): value is ConnectionColumn {
  return connectionColumnIds.some((id) => id === value);
}
