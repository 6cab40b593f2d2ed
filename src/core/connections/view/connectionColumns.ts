/** The columns of the connections table: their text and their sort value. */
import { connectionColumnIds, type ColumnChoices, type ConnectionColumn } from './connectionColumn';
import type { ConnectedRow, ConnectionRow, RowState } from './connectionRow';
import type { ConnectionTexts } from './connectionTexts';
import { dayMs, hourMs } from '../../base/duration';
import { displayText } from '../../text/displayText';
import type { Format } from '../../text/format';

/** Formats and texts for cells. */
export interface ColumnWords {
  readonly texts: ConnectionTexts;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: number;
}

/** A column. */
export interface ColumnSpec {
  /** Numbers and times are aligned to the end of the cell and sort in descending order first. */
  readonly numeric: boolean;
  /** Of texts: the width that a column has at first even for longer ones, in digits. */
  readonly width?: number;
  /** Of numbers: those whose texts are the longest. Times have none. */
  readonly samples?: readonly number[];
  /** The value for sorting and export: ms since 1970, bytes, per second, or text as AWS returns it. */
  readonly value: (row: ConnectionRow, now: number) => number | string | undefined;
  /** The text to show for a present value. */
  readonly text: (value: number | string, words: ColumnWords) => string;
}

const plain: ColumnSpec['text'] = (value) => displayText(String(value));
const time: ColumnSpec['text'] = (value, { format, now }) => format.time(Number(value), now);
const duration: ColumnSpec['text'] = (value, { format }) => format.duration(Number(value));
const bytes: ColumnSpec['text'] = (value, { format }) => format.bytes(Number(value));
const count: ColumnSpec['text'] = (value, { format }) => format.count(Number(value));
const state: ColumnSpec['text'] = (value, { texts }) => texts.states[value as RowState];
const byteRate: ColumnSpec['text'] = (value, words) =>
  words.texts.perSecond.replace('{0}', () => bytes(value, words));
/** In words, if the code is one of those that AWS documents. */
const reason: ColumnSpec['text'] = (value, { texts }) =>
  texts.reasons.find(([code]) => code === value)?.[1] ?? displayText(String(value));
/** Three digits, so that an occasional packet does not round to zero. */
const countRate: ColumnSpec['text'] = (value, words) =>
  words.texts.perSecond.replace('{0}', () => count(Number(Number(value).toPrecision(3)), words));

function words(width: number, value: ColumnSpec['value'], text = plain): ColumnSpec {
  return { numeric: false, width, value, text };
}

function numbers(
  samples: readonly number[] | undefined,
  value: ColumnSpec['value'],
  text: ColumnSpec['text'],
): ColumnSpec {
  return { numeric: true, ...(samples && { samples }), value, text };
}

/** A value that only connections have, not failed attempts. */
function connected(value: (row: ConnectedRow) => number | string | undefined): ColumnSpec['value'] {
  return (row) => (row.kind === 'connection' ? value(row) : undefined);
}

/** `888 bytes`, `888.8 MB` */
const longestBytes = [888, 888.8e6];
/** `58 min 58 sec`, `22 hr 58 min`, `88 days 22 hr` */
const longestDurations = [3538e3, 22.98 * hourMs, 88.92 * dayMs];
const longestCounts = [88_888_888];

/** Each column. */
export const connectionColumns: Readonly<Record<ConnectionColumn, ColumnSpec>> = {
  who: words(13, (row) => row.who),
  endpoint: words(15, (row) => row.endpoint),
  state: words(12, (row) => row.state, state),
  reason: words(18, (row) => (row.kind === 'failed' ? row.reason : undefined), reason),
  startedAt: numbers(undefined, (row) => row.startedAt, time),
  duration: numbers(longestDurations, durationOf, duration),
  endedAt: numbers(
    undefined,
    connected((row) => row.endedAt),
    time,
  ),
  clientIp: words(
    15,
    connected((row) => row.clientIp),
  ),
  clientIpv6: words(
    24,
    connected((row) => row.clientIpv6),
  ),
  deviceIp: words(15, (row) => row.deviceIp),
  deviceType: words(12, (row) => row.deviceType),
  egressRate: numbers(
    longestBytes,
    connected((row) => row.rates?.egressBytes),
    byteRate,
  ),
  ingressRate: numbers(
    longestBytes,
    connected((row) => row.rates?.ingressBytes),
    byteRate,
  ),
  egressBytes: numbers(
    longestBytes,
    connected((row) => row.egressBytes),
    bytes,
  ),
  ingressBytes: numbers(
    longestBytes,
    connected((row) => row.ingressBytes),
    bytes,
  ),
  egressPacketRate: numbers(
    longestCounts,
    connected((row) => row.rates?.egressPackets),
    countRate,
  ),
  ingressPacketRate: numbers(
    longestCounts,
    connected((row) => row.rates?.ingressPackets),
    countRate,
  ),
  egressPackets: numbers(
    longestCounts,
    connected((row) => row.egressPackets),
    count,
  ),
  ingressPackets: numbers(
    longestCounts,
    connected((row) => row.ingressPackets),
    count,
  ),
  posture: words(
    18,
    connected((row) => row.posture.join(' · ') || undefined),
  ),
  commonName: words(22, (row) => row.commonName),
  scope: words(24, (row) => row.scope),
  connectionId: words(
    38,
    connected((row) => row.connectionId),
  ),
};

/** The duration up to the end or up to now, in ms. */
function durationOf(row: ConnectionRow, now: number): number | undefined {
  if (row.kind === 'failed') return undefined;
  const { open, startedAt, endedAt } = row;
  const end = open ? now : endedAt;
  return startedAt === undefined || end === undefined ? undefined : Math.max(0, end - startedAt);
}

/** Columns that are shown even if no row has a value for them. */
const always: ReadonlySet<ConnectionColumn> = new Set([
  'who',
  'state',
  'startedAt',
  'duration',
  'clientIp',
  'egressRate',
  'ingressRate',
]);

/** Columns that few need. */
const onRequest: ReadonlySet<ConnectionColumn> = new Set([
  'deviceType',
  'egressPacketRate',
  'ingressPacketRate',
  'egressPackets',
  'ingressPackets',
  'connectionId',
]);

/**
 * The chosen columns, and those that are informative for these rows. A column with the same value in all rows
 * is not. The user of a row is always shown.
 */
export function shownColumns(
  rows: readonly ConnectionRow[],
  choices: ColumnChoices = {},
): readonly ConnectionColumn[] {
  return connectionColumnIds.filter(
    (id) => id === 'who' || (choices[id]?.shown ?? isInformative(id, rows)),
  );
}

function isInformative(id: ConnectionColumn, rows: readonly ConnectionRow[]): boolean {
  if (always.has(id)) return true;
  if (onRequest.has(id)) return false;
  if (id === 'endpoint') return new Set(rows.map((row) => row.endpointId)).size > 1;
  if (id === 'scope') return new Set(rows.map((row) => row.scope)).size > 1;
  if (id === 'commonName')
    return rows.some(({ commonName, who }) => commonName !== undefined && commonName !== who);
  return rows.some((row) => connectionColumns[id].value(row, 0) !== undefined);
}

/** The text of a cell; empty if the row has no value. */
export function cellText(row: ConnectionRow, id: ConnectionColumn, words: ColumnWords): string {
  const { value, text } = connectionColumns[id];
  const found = value(row, words.now);
  return found === undefined ? '' : text(found, words);
}

/** The text of a cell, with the code that AWS uses for it. */
export function cellDetail(row: ConnectionRow, id: ConnectionColumn, words: ColumnWords): string {
  const text = cellText(row, id, words);
  if (id !== 'reason' || row.kind !== 'failed' || row.reason === undefined) return text;
  const code = displayText(row.reason);
  return text === code ? text : `${text} (${code})`;
}
