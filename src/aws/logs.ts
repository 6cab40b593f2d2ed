/** CloudWatch Logs' calls: the entries of one endpoint, by paging or by a query. */
import {
  FilterLogEventsCommand,
  type FilterLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { logPage } from '../core/connections/log/logPage';
import { endpointPattern } from '../core/connections/log/queries';
import type { LogPage, LogQuery, LogsPort } from '../core/ports/logs';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { readObjects } from './mapping/fields';
import { searchLogs } from './logSearch';

/** FilterLogEvents' maximum per page; it also stops at 1 MB. */
const limit = 10_000;

/** FilterLogEvents is limited to five calls per second for the whole account and region. */
export const betweenPagesMs = 220;

/** Newest first is rejected for ranges that start before this. */
export const newestFirstSince = Date.UTC(2024, 0, 1);

/** The logs port of one scope. */
export function createLogsPort(caller: Caller): LogsPort {
  return {
    read: (query, signal) => readLogs(caller, query, signal),
    search: (query, signal) => searchLogs(caller, query, signal),
  };
}

async function* readLogs(
  caller: Caller,
  query: LogQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<LogPage> {
  const site: CallSite = { action: 'logs:FilterLogEvents', resource: query.group, signal };
  const input = filterInput(query);
  const pages = caller.eachPage<FilterLogEventsCommandOutput>(site, {
    read: (nextToken) =>
      caller.run(site, (clients, options) =>
        clients.logs().send(new FilterLogEventsCommand({ ...input, nextToken }), options),
      ),
    next: ({ nextToken }) => nextToken,
    intervalMs: betweenPagesMs,
  });
  for await (const page of pages) yield toPage(caller, site, page, query.endpointId);
}

/**
 * FilterLogEvents includes both start and end; our ranges exclude the end.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
function filterInput({
  endpointId,
  wholeGroup = false,
  group,
  stream,
  range: { start, end },
}: LogQuery) {
  const startTime = Math.max(0, Math.floor(start));
  return {
    logGroupName: group,
    ...(stream !== undefined && { logStreamNames: [stream] }),
    startTime,
    endTime: Math.max(startTime, Math.ceil(end) - 1),
    ...(!wholeGroup && { filterPattern: endpointPattern(endpointId) }),
    limit,
    ...(startTime >= newestFirstSince && { startFromHead: false }),
  };
}

function toPage(
  caller: Caller,
  site: CallSite,
  page: FilterLogEventsCommandOutput,
  endpointId: string,
): LogPage {
  const { events } = page;
  if (!Array.isArray(events)) throw caller.failure(site, 'malformed', 'The answer has no list.');
  return logPage(readObjects(events), endpointId);
}
