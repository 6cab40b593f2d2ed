/**
 * Tests a filter pattern over the latest log entries: those of one endpoint, and those of others that
 * share its log group. CloudWatch Logs decides which of them match; nothing is created.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TestMetricFilter.html
 */
import { dayMs } from '../../base/duration';
import { mostTested } from '../../cloudwatchLogs/metricFilter';
import { parseEntry } from '../../connections/log/parseEntry';
import { endpointPattern, otherEndpointsPattern } from '../../connections/log/queries';
import type { ConnectionEvent } from '../../model/connectionEvent';
import { isExpected, type Failure } from '../../model/errors';
import type { LogEntry } from '../../cloudwatchLogs/logGroup';
import type { ScopeAws } from '../../ports/aws';

/** How far back entries are read, in days. */
export const testedDays = 7;

/** The maximum number of entries of the endpoint; the others are those of other endpoints. */
const mostOwn = 30;

/** One entry, and what CloudWatch Logs says of it. */
export interface TestedEntry {
  /** When it was published to the log, ms since 1970. */
  readonly at: number;
  /** Undefined if the text is not a connection log entry. */
  readonly event: ConnectionEvent | undefined;
  /** Whether it is about the endpoint. */
  readonly isOwn: boolean;
  readonly matches: boolean;
  /** Whether it should match: it is a successful connection. */
  readonly shouldMatch: boolean;
}

/** The result of a test. */
export type FilterTest =
  /** The latest entries, newest first; none if none were written within `testedDays`. */
  | { readonly kind: 'tested'; readonly entries: readonly TestedEntry[] }
  /** The log group does not exist yet. */
  | { readonly kind: 'noGroup' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What is tested. */
export interface FilterTestInput {
  readonly endpointId: string;
  readonly group: string;
  readonly pattern: string;
  /** Ms since 1970. */
  readonly now: number;
}

/**
 * Runs the test. A plan does not depend on it, so that failures are part of the result.
 * @throws ExpectedError `cancelled` only, and unexpected errors
 */
export async function testFilter(
  { endpointId, group, pattern, now }: FilterTestInput,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<FilterTest> {
  const range = { start: now - testedDays * dayMs, end: now };
  try {
    const own = await aws.logGroups.latest(
      { group, pattern: endpointPattern(endpointId), range, most: mostOwn },
      signal,
    );
    const others = await aws.logGroups.latest(
      { group, pattern: otherEndpointsPattern(endpointId), range, most: mostTested - mostOwn },
      signal,
    );
    const entries = [...own, ...others].sort((one, other) => other.at - one.at);
    if (entries.length === 0) return { kind: 'tested', entries: [] };
    const messages = entries.map(({ message }) => message);
    const matches = await aws.metricFilters.test(pattern, messages, signal);
    const matching = new Set(matches.map(({ index }) => index));
    return {
      kind: 'tested',
      entries: entries.map((entry, index) => tested(entry, endpointId, matching.has(index))),
    };
  } catch (error) {
    if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
    const { failure } = error;
    return failure.kind === 'notFound' ? { kind: 'noGroup' } : { kind: 'failed', failure };
  }
}

function tested({ message, at }: LogEntry, endpointId: string, matches: boolean): TestedEntry {
  const event = parseEntry(message, at);
  return {
    at,
    event,
    isOwn: event?.endpointId === endpointId,
    matches,
    shouldMatch: event?.kind === 'connected',
  };
}
