/**
 * The log entries that the query of a log alarm matches. Each entry is read once; afterwards only
 * its contributor and its times are needed. Entries can be added page by page, in any order.
 */
import { parseAggregation, type Aggregation } from '../../logAlarms/aggregation';
import { groupRows, type GroupedRow } from '../../logAlarms/contributors';
import { parseInsightsQuery, type InsightsQuery } from '../../logAlarms/insightsQuery';
import type { EntryReader } from '../../logAlarms/entryReader';
import { entryFields } from '../../logAlarms/logEntry';
import type { IngestedEntry } from '../../cloudwatchLogs/logGroup';
import { QueryError } from '../../logAlarms/queryTokens';
import { notReplayable } from '../../cloudwatch/notReplayable';
import type { FieldReader } from '../../logAlarms/queryFilter';
import type { ScheduledQuery } from '../../model/logAlarm';

/** An entry that the query matches. */
export interface MatchedEntry extends GroupedRow {
  /** When it was published to the log, ms since 1970: windows select by this time. */
  readonly at: number;
  /** When CloudWatch Logs received it, ms since 1970. */
  readonly ingestedAt: number;
  /** The connection that it is about; undefined if it is about none. */
  readonly connectionId: string | undefined;
}

/** The entries of one query, collected. */
export class MatchedEntries implements EntryReader {
  readonly aggregation: Aggregation;
  private readonly query: InsightsQuery;
  private readonly group: (row: FieldReader) => GroupedRow;
  private readonly found: MatchedEntry[] = [];
  private sorted = true;

  /** @throws ExpectedError `notReplayable` for a query that is not supported here */
  constructor(query: Pick<ScheduledQuery, 'queryString' | 'aggregation'>) {
    ({ query: this.query, aggregation: this.aggregation } = parsedQuery(query));
    this.group = groupRows(this.aggregation);
  }

  /** The entries that the query returns of those in its window, which are oldest first. */
  returned(found: readonly MatchedEntry[]): readonly MatchedEntry[] {
    const { limit, newestFirst } = this.query;
    if (limit === undefined || found.length <= limit) return found;
    const sorted = newestFirst ? found.toSorted((a, b) => b.at - a.at) : found;
    return sorted.slice(0, limit);
  }

  /**
   * Adds an entry if the query matches it.
   * @param fields reads the entry; give the same one to several alarms, since it parses the entry
   */
  add(entry: IngestedEntry, fields: FieldReader = entryFields(entry)): void {
    if (!this.query.mayMatch(entry.message)) return;
    const row = this.query.row(fields);
    if (!row) return;
    const { at, ingestedAt = at } = entry;
    const { contributor, number } = this.group(row);
    this.found.push({
      contributor,
      number,
      at,
      ingestedAt,
      connectionId: connectionId(fields),
    });
    this.sorted = false;
  }

  /** Forgets all entries. */
  reset(): void {
    this.found.length = 0;
  }

  /** Those found so far, by the time of their publication. */
  entries(): readonly MatchedEntry[] {
    if (!this.sorted) {
      this.found.sort((a, b) => a.at - b.at || a.ingestedAt - b.ingestedAt);
      this.sorted = true;
    }
    return this.found;
  }
}

function parsedQuery({
  queryString,
  aggregation,
}: Pick<ScheduledQuery, 'queryString' | 'aggregation'>): {
  readonly query: InsightsQuery;
  readonly aggregation: Aggregation;
} {
  try {
    return { query: parseInsightsQuery(queryString), aggregation: parseAggregation(aggregation) };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { part, command } = error;
    throw notReplayable(
      { kind: 'logQuery', part, ...(command !== undefined && { command }) },
      `The query is not supported from "${part}" on`,
    );
  }
}

function connectionId(fields: FieldReader): string | undefined {
  const id = fields('connection-id');
  // A copy: the id may be a part of the message, which it would keep in memory.
  return id === undefined || id === 'NA' ? undefined : ` ${id}`.slice(1);
}
