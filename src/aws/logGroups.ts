/** CloudWatch Logs' calls that read log groups, their streams and their latest events. */
import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  type FilteredLogEvent,
  type FilterLogEventsCommandOutput,
  type LogGroup as Source,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogClass, LogEntry, LogGroup } from '../core/cloudwatchLogs/logGroup';
import type { LatestQuery, LogGroupsPort } from '../core/ports/logGroups';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { betweenPagesMs, newestFirstSince } from './logs';
import { omitUndefined, readNumber, readObjects, readText } from './mapping/fields';

/** The maximum number of pages that are searched for the latest events: some ten seconds. */
const mostPages = 40;

/** AWS's maximum number of streams per page. */
const mostStreams = 50;

/** The log groups port of one scope. */
export function createLogGroupsPort(caller: Caller): LogGroupsPort {
  return {
    list: (prefix, signal) => listGroups(caller, prefix, signal),
    get: async (name, signal) => {
      const found = await listGroups(caller, name, signal);
      return found.find((group) => group.name === name);
    },
    streams: (group, signal) => listStreams(caller, group, signal),
    latest: (query, signal) => readLatest(caller, query, signal),
  };
}

async function listGroups(
  caller: Caller,
  prefix: string | undefined,
  signal: AbortSignal | undefined,
): Promise<LogGroup[]> {
  const site: CallSite = {
    action: 'logs:DescribeLogGroups',
    signal,
    ...(prefix !== undefined && { resource: prefix }),
  };
  const input = prefix === undefined ? {} : { logGroupNamePrefix: prefix };
  const pages = await caller.pages(
    site,
    (nextToken) => (clients, options) =>
      clients.logs().send(new DescribeLogGroupsCommand({ ...input, nextToken }), options),
    (page) => page.nextToken,
  );
  return readItems(caller, site, pages, (page) => page.logGroups, toLogGroup);
}

function toLogGroup(source: Source): LogGroup | undefined {
  const name = readText(source.logGroupName);
  if (name === undefined) return undefined;
  return omitUndefined({
    name,
    logClass: toLogClass(readText(source.logGroupClass)),
    createdAt: readNumber(source.creationTime),
    retentionDays: readNumber(source.retentionInDays),
    kmsKeyId: readText(source.kmsKeyId),
    metricFilterCount: readNumber(source.metricFilterCount) ?? 0,
  });
}

/** A partition without classes returns none: all groups are standard ones. */
function toLogClass(text = 'STANDARD'): LogClass {
  return text === 'STANDARD' || text === 'INFREQUENT_ACCESS' || text === 'DELIVERY'
    ? text
    : 'other';
}

/** One page: the list is for a choice, and a group may have millions. */
async function listStreams(
  caller: Caller,
  group: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const site: CallSite = { action: 'logs:DescribeLogStreams', resource: group, signal };
  const page = await caller.run(site, (clients, options) =>
    clients.logs().send(
      new DescribeLogStreamsCommand({
        logGroupName: group,
        orderBy: 'LastEventTime',
        descending: true,
        limit: mostStreams,
      }),
      options,
    ),
  );
  return readItems(
    caller,
    site,
    [page],
    ({ logStreams }) => logStreams,
    ({ logStreamName }) => readText(logStreamName),
  );
}

/** FilterLogEvents includes both start and end; our ranges exclude the end. */
async function readLatest(
  caller: Caller,
  { group, pattern, range, most }: LatestQuery,
  signal: AbortSignal | undefined,
): Promise<LogEntry[]> {
  const site: CallSite = { action: 'logs:FilterLogEvents', resource: group, signal };
  const startTime = Math.max(newestFirstSince, Math.floor(range.start));
  const input = {
    logGroupName: group,
    startTime,
    endTime: Math.max(startTime, Math.ceil(range.end) - 1),
    ...(pattern !== undefined && { filterPattern: pattern }),
    limit: most,
    startFromHead: false,
  };
  const pages = caller.eachPage<FilterLogEventsCommandOutput>(site, {
    read: (nextToken) =>
      caller.run(site, (clients, options) =>
        clients.logs().send(new FilterLogEventsCommand({ ...input, nextToken }), options),
      ),
    next: ({ nextToken }) => nextToken,
    intervalMs: betweenPagesMs,
  });
  const found: LogEntry[] = [];
  let count = 0;
  for await (const { events } of pages) {
    if (!Array.isArray(events)) throw caller.failure(site, 'malformed', 'The answer has no list.');
    found.push(...readObjects(events).flatMap((event) => toEntry(event) ?? []));
    if (found.length >= most || ++count >= mostPages) break;
  }
  return found.slice(0, most);
}

function toEntry({ message, timestamp }: FilteredLogEvent): LogEntry | undefined {
  const at = readNumber(timestamp);
  return typeof message === 'string' && at !== undefined ? { message, at } : undefined;
}
