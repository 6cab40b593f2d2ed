/** CloudWatch Logs in memory: log groups with connection log entries that are parsed already. */
import type { ConnectionEvent } from '../../src/core/model/connectionEvent';
import type { LogPage, LogQuery, LogsPort } from '../../src/core/ports/logs';
import { entryText } from './entryText';
import type { FakeCalls, FakeOperation } from './fakeCalls';

/** An entry, or a text that is none. */
type FakeEntry = ConnectionEvent | { readonly malformed: true; readonly loggedAt: number };

/** Keeps entries by log group; both ways of reading give them newest first, in pages. */
export class FakeLogs implements LogsPort {
  readonly groups = new Map<string, FakeEntry[]>();
  /** What was asked, in order. */
  readonly queries: LogQuery[] = [];
  /** Entries a page. */
  pageSize = 100;

  constructor(private readonly calls: FakeCalls) {}

  /** Puts entries into a group, and makes the group. */
  add(group: string, ...entries: readonly FakeEntry[]): void {
    this.groups.set(group, [...(this.groups.get(group) ?? []), ...entries]);
  }

  read(query: LogQuery, signal?: AbortSignal): AsyncIterable<LogPage> {
    return this.pages('logs.read', query, signal);
  }

  search(query: LogQuery, signal?: AbortSignal): AsyncIterable<LogPage> {
    return this.pages('logs.search', query, signal);
  }

  /** One call a page, and one at least. */
  private async *pages(
    operation: FakeOperation,
    query: LogQuery,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<LogPage> {
    this.queries.push(query);
    for (let start = 0, more = true; more; start += this.pageSize) {
      const all = await this.calls.run(operation, [query], signal, () => this.found(query));
      if (!all) throw this.calls.error(operation, 'notFound', query.group);
      const page = all.slice(start, start + this.pageSize);
      const events = page.flatMap((entry) => ('malformed' in entry ? [] : [entry]));
      const raw = page.map((one) => ({
        message: 'malformed' in one ? 'malformed' : entryText(one),
        at: one.loggedAt,
      }));
      yield { events, malformed: page.length - events.length, raw };
      more = start + this.pageSize < all.length;
    }
  }

  private found({ endpointId, wholeGroup, group, range }: LogQuery): FakeEntry[] | undefined {
    return this.groups
      .get(group)
      ?.filter(
        (entry) => 'malformed' in entry || wholeGroup === true || entry.endpointId === endpointId,
      )
      .filter(({ loggedAt }) => loggedAt >= range.start && loggedAt < range.end)
      .sort((a, b) => b.loggedAt - a.loggedAt);
  }
}
