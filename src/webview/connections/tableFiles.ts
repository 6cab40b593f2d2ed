/** Exports of the table: rows for the clipboard, and files. */
import type { ConnectionColumn } from '../../core/connections/view/connectionColumn';
import type { ColumnWords } from '../../core/connections/view/connectionColumns';
import {
  connectionsCsv,
  connectionsFileName,
  connectionsJson,
  connectionsTsv,
} from '../../core/connections/view/connectionExport';
import type { ConnectionRow } from '../../core/connections/view/connectionRow';
import type { FileRequest } from '../../protocol/messages';

/** Requests copying rows as they are shown. */
export function copyRequest(
  rows: readonly ConnectionRow[],
  columns: readonly ConnectionColumn[],
  words: ColumnWords,
): FileRequest {
  return { type: 'copy', text: connectionsTsv(rows, columns, words), rows: rows.length };
}

/** Requests saving rows with all columns. @param now AWS's time, ms since 1970 */
export function saveRequest(
  kind: 'csv' | 'json',
  rows: readonly ConnectionRow[],
  now: number,
): FileRequest {
  const text = kind === 'csv' ? connectionsCsv(rows, now) : connectionsJson(rows, now);
  return { type: 'saveFile', file: { kind, name: connectionsFileName(now, kind), text } };
}
