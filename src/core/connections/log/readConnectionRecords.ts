/**
 * Reads the connections and failed attempts of an endpoint in a time range from EC2 and the connection
 * log, and reports for each source whether it could be read.
 */
import { hourMs } from '../../base/duration';
import type { EntryReader } from '../../logAlarms/entryReader';
import { isExpected, type Failure } from '../../model/errors';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { Endpoint } from '../../model/endpoint';
import type { FailedAttempt } from '../../model/failedAttempt';
import type { TimeRange } from '../../model/timeRange';
import type { ScopeAws } from '../../ports/aws';
import type { LogQuery } from '../../ports/logs';
import { ConnectionJoin, type Ec2Reading } from './connectionJoin';
import { publicationDelayMs } from './publicationDelay';
import { readLog, type LogRead, type LogReading } from './readLog';

/** The longest session that Client VPN allows. */
export const longestSessionHours = 24;

/** The result of reading both sources. */
export interface ConnectionHistory {
  /** Connections that were open at any time in the range, oldest first. */
  readonly records: readonly ConnectionRecord[];
  /** Failed attempts within the range, oldest first. */
  readonly failures: readonly FailedAttempt[];
  /** Whether there were more failures than are listed; the oldest are missing. */
  readonly moreFailures: boolean;
  /** Why EC2 could not be read; absent if it was read. */
  readonly ec2Failure?: Failure;
  readonly log: LogReading;
}

/** The required fields of an endpoint. */
export type LoggedEndpoint = Pick<Endpoint, 'id' | 'logging' | 'sessionTimeoutHours'>;

/** Who else reads the log. */
export interface RawReading {
  readonly reader: EntryReader;
  /** Whether the reader needs the entries of every endpoint. */
  readonly wholeGroup: boolean;
}

/** The AWS calls that it needs. */
export type HistoryPorts = Pick<ScopeAws, 'endpoints' | 'logs'>;

/**
 * Reads the records of a range. A connection may end after the range, so the log is read beyond it for
 * the maximum length of a session, or up to the end of the log.
 * @param now AWS's time, ms since 1970
 * @param raw gets the log as it was written
 * @throws ExpectedError `cancelled` only; other failures are part of the result
 */
export async function readConnectionRecords(
  aws: HistoryPorts,
  endpoint: LoggedEndpoint,
  range: TimeRange,
  now: number,
  signal?: AbortSignal,
  raw?: RawReading,
): Promise<ConnectionHistory> {
  const found = logQuery(endpoint, range, now);
  const query = found && raw?.wholeGroup ? { ...found, wholeGroup: true } : found;
  const [ec2, log] = await Promise.all([
    readEc2(aws, endpoint.id, now, signal),
    query ? readLog(aws.logs, query, signal, raw?.reader) : noLog(endpoint.id),
  ]);
  const { join, reading } = log;
  const inside = join.failures().filter(({ at }) => at >= range.start && at < range.end);
  const records = join.records(ec2.reading);
  return {
    records: records.filter((record) => overlaps(record, range)),
    failures: inside,
    moreFailures: join.failureCount > join.failures().length,
    ...(ec2.failure && { ec2Failure: ec2.failure }),
    log: reading,
  };
}

/** Whether a connection was open at any time in a range. */
export function overlaps(
  { startedAt, endedAt }: Pick<ConnectionRecord, 'startedAt' | 'endedAt'>,
  { start, end }: TimeRange,
): boolean {
  return startedAt < end && (endedAt === undefined || endedAt >= start);
}

function logQuery(
  {
    id,
    logging,
    sessionTimeoutHours = longestSessionHours,
  }: Parameters<typeof readConnectionRecords>[1],
  { start, end }: TimeRange,
  now: number,
): LogQuery | undefined {
  if (!logging.enabled || logging.group === undefined) return undefined;
  const latest = Math.min(end + sessionTimeoutHours * hourMs, Math.max(end, now));
  return {
    endpointId: id,
    group: logging.group,
    range: { start, end: latest + publicationDelayMs },
  };
}

function noLog(endpointId: string): LogRead {
  return { join: new ConnectionJoin(endpointId), reading: { kind: 'off' } };
}

async function readEc2(
  aws: HistoryPorts,
  endpointId: string,
  at: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly reading?: Ec2Reading; readonly failure?: Failure }> {
  try {
    return { reading: { connections: await aws.endpoints.connections(endpointId, signal), at } };
  } catch (error) {
    if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
    return { failure: error.failure };
  }
}
