/**
 * Parses the rows of a Logs Insights response. It has up to ten thousand, which take a tenth of a
 * second: too long in one go on the thread that all extensions share.
 */
import { setImmediate } from 'node:timers/promises';
import type { ResultField } from '@aws-sdk/client-cloudwatch-logs';
import { parseAwsTime } from '../core/base/awsTime';
import { logPage, type RawEntry } from '../core/connections/log/logPage';
import type { LogPage } from '../core/ports/logs';
import { readObjects, readText } from './mapping/fields';

/** This number of rows takes some milliseconds. */
const rowsInPage = 500;

/** The rows as entries of one endpoint, page by page; other work can run between two pages. */
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
  const time = (name: string): number | undefined => {
    const text = value(name);
    return text === undefined ? undefined : parseAwsTime(text);
  };
  return {
    message: value('@message'),
    timestamp: time('@timestamp'),
    ingestionTime: time('@ingestionTime'),
    logStreamName: value('@logStream'),
  };
}
