/**
 * The rows of a Logs Insights answer. One has ten thousand of them, which take a tenth of a second to
 * take apart and to join: too long for one go on the thread that all of the editor's extensions share.
 */
import { setImmediate } from 'node:timers/promises';
import type { ResultField } from '@aws-sdk/client-cloudwatch-logs';
import { parseAwsTime } from '../core/base/awsTime';
import { logPage, type RawEntry } from '../core/connections/log/logPage';
import type { LogPage } from '../core/ports/logs';
import { readObjects, readText } from './mapping/fields';

/** So many take some milliseconds. */
const rowsInPage = 500;

/** The rows as entries of one endpoint, some at a time; between two pages whatever else waits has its turn. */
export async function* foundPages(
  rows: readonly unknown[],
  endpointId: string,
): AsyncGenerator<LogPage> {
  for (let at = 0; at < rows.length; at += rowsInPage) {
    yield logPage(rows.slice(at, at + rowsInPage).map(entryOf), endpointId);
    await setImmediate();
  }
}

/** A row is a list of its fields. */
function entryOf(row: unknown): RawEntry {
  const fields = Array.isArray(row) ? readObjects(row as ResultField[]) : [];
  const value = (name: string): string | undefined =>
    readText(fields.find(({ field }) => field === name)?.value);
  const timestamp = value('@timestamp');
  return {
    message: value('@message'),
    timestamp: timestamp === undefined ? undefined : parseAwsTime(timestamp),
  };
}
