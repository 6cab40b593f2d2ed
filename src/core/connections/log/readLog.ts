/**
 * Reads an endpoint's connection log into a join, whichever way suits the range: paging costs
 * nothing but time, Logs Insights is for ranges too long for that. Where AWS refuses the one, the
 * other is tried.
 */
import { isExpected, type Failure, type FailureKind } from '../../model/errors';
import { mostFound, type LogQuery, type LogsPort } from '../../ports/logs';
import { ConnectionJoin } from './connectionJoin';

/** A range up to so long is paged through, in ms. */
const longestPagedMs = 48 * 3_600_000;

/** Paging stops after so many pages, empty ones too: a minute and a half at the pace that AWS allows. */
const mostPages = 400;

/** How a log can be read, as the API calls it. */
export type LogReadMethod = 'FilterLogEvents' | 'Logs Insights';

/** What came of reading a log. */
export type LogReading =
  /** The endpoint writes none. */
  | { readonly kind: 'off' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'read';
      readonly method: LogReadMethod;
      /** How many entries were read and understood. */
      readonly entries: number;
      /** How many could not be understood. */
      readonly malformed: number;
      /** Present when there was too much to read: nothing published before this (ms since 1970) was. */
      readonly truncatedAt?: number;
    };

/** What makes the other way worth trying. The second one is paid for, so little does. */
const worthTrying: Readonly<Record<LogReadMethod, readonly FailureKind[]>> = {
  'Logs Insights': ['denied', 'unsupported', 'quota', 'invalid', 'server', 'timeout'],
  FilterLogEvents: ['denied'],
};

/** A join with what was read into it; without, where nothing could be. */
export interface LogRead {
  readonly join: ConnectionJoin;
  readonly reading: LogReading;
}

/**
 * Reads the log.
 * @throws ExpectedError `cancelled` only; other failures are in the reading
 */
export async function readLog(
  logs: LogsPort,
  query: LogQuery,
  signal?: AbortSignal,
): Promise<LogRead> {
  const long = query.range.end - query.range.start > longestPagedMs;
  const method: LogReadMethod = long ? 'Logs Insights' : 'FilterLogEvents';
  const read = await attempt(method, logs, query, signal);
  const { reading } = read;
  if (reading.kind !== 'failed' || !worthTrying[method].includes(reading.failure.kind)) return read;
  const other = await attempt(long ? 'FilterLogEvents' : 'Logs Insights', logs, query, signal);
  return other.reading.kind === 'failed' ? read : other;
}

async function attempt(
  method: LogReadMethod,
  logs: LogsPort,
  query: LogQuery,
  signal: AbortSignal | undefined,
): Promise<LogRead> {
  try {
    return await readBy(method, logs, query, signal);
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
): Promise<LogRead> {
  const join = new ConnectionJoin(query.endpointId);
  const paged = method === 'FilterLogEvents';
  const pages = paged ? logs.read(query, signal) : logs.search(query, signal);
  let [entries, malformed, count] = [0, 0, 0];
  let oldest = Infinity;
  let full = false;
  for await (const page of pages) {
    join.add(page.events);
    entries += page.events.length;
    malformed += page.malformed;
    for (const { loggedAt } of page.events) oldest = Math.min(oldest, loggedAt);
    full = entries + malformed >= mostFound || (paged && ++count >= mostPages);
    if (full) break;
  }
  const reading = { kind: 'read', method, entries, malformed } as const;
  // Where nothing could be understood, nobody knows how far it came.
  const truncatedAt = Math.min(oldest, query.range.end);
  return { join, reading: full ? { ...reading, truncatedAt } : reading };
}
