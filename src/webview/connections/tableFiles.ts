/** What is taken along of the table: rows for the clipboard, and files. */
import type { ConnectionColumn } from '../../core/views/connectionColumn';
import type { ColumnWords } from '../../core/views/connectionColumns';
import {
  connectionsCsv,
  connectionsFileName,
  connectionsJson,
  connectionsTsv,
} from '../../core/views/connectionExport';
import type { ConnectionRow } from '../../core/views/connectionRow';
import type { FileRequest } from '../../protocol/messages';

/** Asks for rows to be copied as they are shown. */
export function copyRequest(
  rows: readonly ConnectionRow[],
  columns: readonly ConnectionColumn[],
  words: ColumnWords,
): FileRequest {
  return { type: 'copy', text: connectionsTsv(rows, columns, words), rows: rows.length };
}

/** Asks for rows to be saved whole. @param now AWS's time, ms since 1970 */
export function saveRequest(
  kind: 'csv' | 'json',
  rows: readonly ConnectionRow[],
  now: number,
): FileRequest {
  const text = kind === 'csv' ? connectionsCsv(rows, now) : connectionsJson(rows, now);
  return { type: 'saveFile', file: { kind, name: connectionsFileName(now, kind), text } };
}
