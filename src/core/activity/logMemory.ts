/**
 * What the connection logs of a scope contain about the last day. Each round continues where the
 * log of an endpoint was last read, so a log that was unreadable for a while is read completely.
 */
import { mostFailures } from '../connections/log/connectionJoin';
import { publicationDelayMs } from '../connections/log/publicationDelay';
import { mergeRecords } from '../model/mergeConnection';
import type { LoggedActivity } from '../model/loggedActivity';

/** What was read so far. */
export interface LogMemory extends LoggedActivity {
  /** By endpoint, until when its log has been read, ms since 1970. */
  readonly readUntil: ReadonlyMap<string, number>;
}

/** A round of reading: its time, and the start of the relevant period, ms since 1970. */
export interface LogRound {
  readonly readAt: number;
  readonly since: number;
}

/** Start time from which to read the log of an endpoint, ms since 1970. */
export function readFrom(
  before: LogMemory | undefined,
  { since, readAt }: LogRound,
  endpointId: string,
): number {
  const until = before?.readUntil.get(endpointId);
  // A time in the future means that the clock was set back: everything is read again.
  const known = until !== undefined && until <= readAt;
  return known ? Math.max(since, until - publicationDelayMs) : since;
}

/** The memory after a round. What was read again replaces what was known of that period. */
export function remember(
  before: LogMemory | undefined,
  logged: LoggedActivity,
  round: LogRound,
): LogMemory {
  const { readAt, since } = round;
  const records = mergeRecords(before?.records ?? [], logged.records);
  const read = new Set(logged.read);
  const recent = (before?.failures ?? []).filter(
    ({ endpointId, at }) => !read.has(endpointId) || at < readFrom(before, round, endpointId),
  );
  const failures = [...recent, ...logged.failures]
    .filter(({ at }) => at > since)
    .sort((a, b) => b.at - a.at);
  const many = logged.moreFailures || before?.moreFailures === true;
  return {
    records: records.filter(({ endedAt = Infinity }) => endedAt >= since),
    failures: failures.slice(0, mostFailures),
    moreFailures: failures.length > mostFailures || (many && failures.length === mostFailures),
    read: logged.read,
    failed: logged.failed,
    readUntil: new Map([
      ...(before?.readUntil ?? []),
      ...logged.read.map((id) => [id, readAt] as const),
    ]),
  };
}
