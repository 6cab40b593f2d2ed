/**
 * Reads an endpoint's connection log into a join by the method that suits the range. Paging is free but
 * slow; Logs Insights is for ranges that are too long for paging. If AWS refuses one method, the other
 * is tried.
 */
import { hourMs } from '../../base/duration';
import { isExpected, type Failure, type FailureKind } from '../../model/errors';
import { mostFound, type LogQuery, type LogsPort } from '../../ports/logs';
import type { EntryReader } from '../../logAlarms/entryReader';
import { entryFields } from '../../logAlarms/logEntry';
import { ConnectionJoin } from './connectionJoin';

/** The longest range that is read by paging, in ms. */
const longestPagedMs = 48 * hourMs;

/** The maximum number of pages, including empty ones: 90 seconds at the rate that AWS allows. */
const mostPages = 400;

/** How a log can be read, by the names of the API. */
export type LogReadMethod = 'FilterLogEvents' | 'Logs Insights';

/** The outcome of reading a log. */
export type LogReading =
  /** The endpoint has no connection log. */
  | { readonly kind: 'off' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'read';
      readonly method: LogReadMethod;
      /** How many entries were parsed. */
      readonly entries: number;
      /** How many entries could not be parsed. */
      readonly malformed: number;
      /** Present if the log was too long: entries published before this time (ms since 1970) were not read. */
      readonly truncatedAt?: number;
    };

/** Failures after which the other method is tried. Only a few, because Logs Insights is billed. */
const fallbackFailures: Readonly<Record<LogReadMethod, readonly FailureKind[]>> = {
  'Logs Insights': ['denied', 'unsupported', 'quota', 'invalid', 'server', 'timeout'],
  FilterLogEvents: ['denied'],
};

/** The outcome, and the join with the entries; no join if nothing could be read. */
export interface LogRead {
  readonly join: ConnectionJoin;
  readonly reading: LogReading;
}

/**
 * Reads the log.
 * @param reader gets every event that is read; it is reset before each method
 * @throws ExpectedError `cancelled` only; other failures are part of the outcome
 */
export async function readLog(
  logs: LogsPort,
  query: LogQuery,
  signal?: AbortSignal,
  reader?: EntryReader,
): Promise<LogRead> {
  const long = query.range.end - query.range.start > longestPagedMs;
  const method: LogReadMethod = long ? 'Logs Insights' : 'FilterLogEvents';
  const read = await attempt(method, logs, query, signal, reader);
  const { reading } = read;
  if (reading.kind !== 'failed' || !fallbackFailures[method].includes(reading.failure.kind))
    return read;
  const second = long ? 'FilterLogEvents' : 'Logs Insights';
  const other = await attempt(second, logs, query, signal, reader);
  return other.reading.kind === 'failed' ? read : other;
}

async function attempt(
  method: LogReadMethod,
  logs: LogsPort,
  query: LogQuery,
  signal: AbortSignal | undefined,
  reader: EntryReader | undefined,
): Promise<LogRead> {
  reader?.reset();
  try {
    return await readBy(method, logs, query, signal, reader);
  } catch (error) {
    if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
    const { failure } = error;
    return { join: new ConnectionJoin(query.endpointId), reading: { kind: 'failed', failure } };
  }
}

async function readBy(
  method: LogReadMethod,
  logs: LogsPort,
  query: LogQuery,
  signal: AbortSignal | undefined,
  reader: EntryReader | undefined,
): Promise<LogRead> {
  const join = new ConnectionJoin(query.endpointId);
  const paged = method === 'FilterLogEvents';
  const pages = paged ? logs.read(query, signal) : logs.search(query, signal);
  let [entries, malformed, count] = [0, 0, 0];
  let oldest = Infinity;
  let full = false;
  for await (const page of pages) {
    join.add(page.events);
    if (reader) for (const entry of page.raw) reader.add(entry, entryFields(entry));
    entries += page.events.length;
    malformed += page.malformed;
    for (const { loggedAt } of page.events) oldest = Math.min(oldest, loggedAt);
    full = entries + malformed >= mostFound || (paged && ++count >= mostPages);
    if (full) break;
  }
  const reading = { kind: 'read', method, entries, malformed } as const;
  // If nothing could be parsed, it is unknown how far reading got.
  const truncatedAt = Math.min(oldest, query.range.end);
  return { join, reading: full ? { ...reading, truncatedAt } : reading };
}
