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

/** What the user has chosen for a column; the rest is as it is without a choice. */
export interface ColumnChoice {
  readonly shown?: boolean;
  /** CSS pixels. */
  readonly width?: number;
}

/** What the user has chosen for columns. */
export type ColumnChoices = Readonly<Partial<Record<ConnectionColumn, ColumnChoice>>>;

const [narrowest, widest] = [30, 1500];

/** A width that leaves the column usable, CSS pixels. */
export function usableWidth(width: number): number {
  return Math.round(Math.max(narrowest, Math.min(widest, width)));
}

/** Parses persisted choices, without what is not valid. */
export function parseColumnChoices(value: unknown): ColumnChoices {
  if (typeof value !== 'object' || value === null) return {};
  const all = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    connectionColumnIds.flatMap((id) => {
      const { shown, width } = (all[id] ?? {}) as Record<keyof ColumnChoice, unknown>;
      const choice: ColumnChoice = {
        ...(typeof shown === 'boolean' && { shown }),
        ...(Number.isFinite(width) && { width: usableWidth(Number(width)) }),
      };
      return Object.keys(choice).length > 0 ? [[id, choice]] : [];
    }),
  );
}

/** Whether a value from outside names a column. */
export function isConnectionColumn(value: unknown): value is ConnectionColumn {
  return connectionColumnIds.some((id) => id === value);
}
