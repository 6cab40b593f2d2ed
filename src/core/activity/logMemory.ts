/**
 * What the connection logs of a scope have told of the last day: each round reads on from where the
 * log of an endpoint was last read, so that a log that could not be read for a while is caught up.
 */
import { mostFailures } from '../connections/log/connectionJoin';
import type { LoggedActivity } from '../model/loggedActivity';

/** Entries are published later than what they tell of happened: so much is read again, in ms. */
const againMs = 10 * 60_000;

/** What is remembered. */
export interface LogMemory extends LoggedActivity {
  /** By endpoint, until when its log has been read, ms since 1970. */
  readonly readUntil: ReadonlyMap<string, number>;
}

/** A round of reading: when it was, and how far back anything is of interest, ms since 1970. */
export interface LogRound {
  readonly readAt: number;
  readonly since: number;
}

/** From when on the log of an endpoint is to be read, ms since 1970. */
export function readFrom(
  before: LogMemory | undefined,
  { since, readAt }: LogRound,
  endpointId: string,
): number {
  const until = before?.readUntil.get(endpointId);
  // A time that is still to come is from before the clock was set back: all is read again.
  const known = until !== undefined && until <= readAt;
  return known ? Math.max(since, until - againMs) : since;
}

/** The memory after a round: what was read again takes the place of what was known of that time. */
export function remember(
  before: LogMemory | undefined,
  logged: LoggedActivity,
  round: LogRound,
): LogMemory {
  const { readAt, since } = round;
  const records = new Map(before?.records.map((record) => [record.id, record]));
  for (const record of logged.records) records.set(record.id, record);
  const read = new Set(logged.read);
  const kept = (before?.failures ?? []).filter(
    ({ endpointId, at }) => !read.has(endpointId) || at < readFrom(before, round, endpointId),
  );
  const failures = [...kept, ...logged.failures]
    .filter(({ at }) => at > since)
    .sort((a, b) => b.at - a.at);
  const many = logged.moreFailures || before?.moreFailures === true;
  return {
    records: [...records.values()].filter(({ endedAt = Infinity }) => endedAt >= since),
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
