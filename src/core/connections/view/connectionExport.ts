/** Connections for the clipboard, for spreadsheets and for programs. */
import { connectionColumnIds, type ConnectionColumn } from './connectionColumn';
import { cellText, connectionColumns, type ColumnWords } from './connectionColumns';
import type { ConnectionRow } from './connectionRow';
import { csvTable, tsvCell, type CsvValue } from '../../base/csv';

const times: ReadonlySet<ConnectionColumn> = new Set(['startedAt', 'endedAt']);

/** Column names in exported files. Rates are per second, durations in seconds, times in UTC. */
const names: Readonly<Record<ConnectionColumn, string>> = {
  who: 'user',
  endpoint: 'endpoint',
  state: 'state',
  reason: 'failureReason',
  startedAt: 'since',
  duration: 'durationSeconds',
  endedAt: 'ended',
  clientIp: 'vpnAddress',
  clientIpv6: 'vpnAddressIpv6',
  deviceIp: 'deviceAddress',
  deviceType: 'deviceType',
  egressRate: 'receivedBytesPerSecond',
  ingressRate: 'sentBytesPerSecond',
  egressBytes: 'receivedBytes',
  ingressBytes: 'sentBytes',
  egressPacketRate: 'receivedPacketsPerSecond',
  ingressPacketRate: 'sentPacketsPerSecond',
  egressPackets: 'receivedPackets',
  ingressPackets: 'sentPackets',
  posture: 'posture',
  commonName: 'commonName',
  scope: 'scope',
  connectionId: 'connectionId',
};

function cell(row: ConnectionRow, column: ConnectionColumn, now: number): CsvValue {
  const value = connectionColumns[column].value(row, now);
  if (typeof value !== 'number') return value;
  if (times.has(column)) return new Date(value).toISOString();
  return column === 'duration' ? Math.round(value / 1000) : value;
}

/**
 * The rows as CSV with every column. Column names are not translated, because programs read them.
 * @param now AWS's time, ms since 1970: the end of the duration of open connections
 */
export function connectionsCsv(rows: readonly ConnectionRow[], now: number): string {
  const lines = rows.map((row) => connectionColumnIds.map((column) => cell(row, column, now)));
  return csvTable([connectionColumnIds.map((column) => names[column]), ...lines], { mark: true });
}

/** The rows as JSON: a list of objects, without unknown values. */
export function connectionsJson(rows: readonly ConnectionRow[], now: number): string {
  const objects = rows.map((row) =>
    Object.fromEntries(
      connectionColumnIds.map((column) => [names[column], cell(row, column, now)]),
    ),
  );
  return `${JSON.stringify(objects, undefined, 2)}\n`;
}

/** The rows for pasting: the visible columns with their titles and displayed texts. */
export function connectionsTsv(
  rows: readonly ConnectionRow[],
  columns: readonly ConnectionColumn[],
  words: ColumnWords,
): string {
  const lines = rows.map((row) => columns.map((column) => tsvCell(cellText(row, column, words))));
  const titles = columns.map((column) => words.texts.columns[column]);
  return [titles, ...lines].map((cells) => `${cells.join('\t')}\n`).join('');
}

/** `vpn-connections-<UTC time>.<extension>` */
export function connectionsFileName(now: number, extension: 'csv' | 'json'): string {
  const time = new Date(now).toISOString().slice(0, 16).replace(/[-:]/g, '');
  return `vpn-connections-${time}Z.${extension}`;
}
