/**
 * Logs Insights: StartQuery, GetQueryResults, StopQuery. The first read of a query returns it as
 * running, the second as complete.
 */
import type { Input } from '../../request/input';
import { pageOf } from '../../request/paging';
import type { LogEvent, LogGroup, LogQueryRun } from '../../state/logs';
import type { SimulatedRegion } from '../../state/region';
import type { Operation } from '../contract/service';
import { invalidParameter, notFound } from './errors';
import { firstFrom } from './filterLogEvents';
import { groupNamed, nameIn } from './groups';
import { fieldsOf, insightsQuery } from './insightsQuery';

const rowsWithoutLimit = 10_000;
const pageSize = 10_000;

export const startQuery: Operation = (input, { region }) => {
  const groups = groupsOf(input, region);
  const query = insightsQuery(input.requiredText('queryString'));
  const start = input.requiredNumber('startTime');
  const end = input.requiredNumber('endTime');
  if (end < start) throw invalidParameter('The end time must not be before the start time.');
  const limit = input.number('limit') ?? query.limit ?? rowsWithoutLimit;
  const inRange = groups.flatMap(({ events }) => between(events, start, end));
  const matched = inRange.filter((event) => query.row(fieldsOf(event)));
  const rows = matched
    .sort((a, b) => (a.timestamp - b.timestamp) * (query.newestFirst ? -1 : 1))
    .slice(0, limit);
  const id = region.logs.random.uuid();
  const { fields, row } = query;
  const scanned = inRange.length;
  const scannedBytes = inRange.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);
  region.logs.queries.set(id, { id, rows, fields, row, scanned, scannedBytes, status: 'Running' });
  return { queryId: id };
};

export const getQueryResults: Operation = (input, { region }) => {
  const run = runOf(input, region);
  // 0 is allowed, but cannot be the size of a page.
  const asked = input.number('maxItems') ?? 0;
  const size = asked === 0 ? pageSize : asked;
  const { status, rows, fields, row } = run;
  if (status === 'Running') run.status = 'Complete';
  const page = pageOf(rows, `query ${run.id}`, size, input.text('nextToken'), () =>
    invalidParameter('The specified nextToken is invalid.'),
  );
  const there = status === 'Complete' ? page : { items: [] };
  return {
    queryLanguage: 'CWLI',
    results: there.items.map((event) => rowOf(event, [...fields, '@ptr'], row)),
    statistics: {
      recordsMatched: rows.length,
      recordsScanned: run.scanned,
      bytesScanned: run.scannedBytes,
    },
    status,
    nextToken: 'nextToken' in there ? there.nextToken : undefined,
  };
};

export const stopQuery: Operation = (input, { region }) => {
  const run = runOf(input, region);
  if (run.status !== 'Running')
    throw invalidParameter(`Query ${run.id} has already ended with status: ${run.status}`);
  run.status = 'Cancelled';
  return { success: true };
};

function runOf(input: Input, region: SimulatedRegion): LogQueryRun {
  const id = input.requiredText('queryId');
  const run = region.logs.queries.get(id);
  if (!run) throw notFound(`Query ${id} does not exist.`);
  return run;
}

/** Exactly one of the three parameters for them must be given. */
function groupsOf(input: Input, region: SimulatedRegion): LogGroup[] {
  const ways = ['logGroupName', 'logGroupNames', 'logGroupIdentifiers'].filter(
    (way) => input.has(way) && (way === 'logGroupName' || input.texts(way).length > 0),
  );
  const [way] = ways;
  if (way === undefined || ways.length > 1)
    throw invalidParameter('Exactly one way to name log groups must be used.');
  const names = way === 'logGroupName' ? [input.requiredText(way)] : input.texts(way);
  return names.map((name) => groupNamed(region, nameIn(name)));
}

/** Both ends inclusive, in seconds since 1970. */
function between(events: readonly LogEvent[], start: number, end: number): LogEvent[] {
  return events.slice(firstFrom(events, start * 1000), firstFrom(events, end * 1000 + 1));
}

function rowOf(event: LogEvent, fields: readonly string[], row: LogQueryRun['row']) {
  const read = row(fieldsOf(event));
  return fields.flatMap((field) => {
    const value = read?.(field);
    return value === undefined ? [] : [{ field, value }];
  });
}
