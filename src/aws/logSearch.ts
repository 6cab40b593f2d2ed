/**
 * Logs Insights: starts a query, polls until it has ended, and passes on its rows page by page. A
 * query that is no longer needed is stopped: an account may run only 100 at once.
 */
import {
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
  type GetQueryResultsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { submit } from '../core/actions/write/submit';
import { endpointQuery } from '../core/connections/log/queries';
import { ExpectedError, isExpected } from '../core/model/errors';
import { pause } from '../core/base/pause';
import { mostFound, type LogPage, type LogQuery } from '../core/ports/logs';
import { systemClock } from '../core/base/systemClock';
import type { Caller } from './calls/caller';
import type { CallSite } from './calls/callSite';
import { readNumber, readText } from './mapping/fields';
import { foundPages } from './foundPages';

/** The first and the longest wait for a query; each is twice the previous one. */
const firstWaitMs = 250;
const longestWaitMs = 4000;

/** The entries found by a query, newest first. */
export async function* searchLogs(
  caller: Caller,
  query: LogQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<LogPage> {
  const site = { resource: query.group, signal };
  const queryId = await startQuery(caller, query, signal);
  const results: CallSite = { ...site, action: 'logs:GetQueryResults' };
  const first = await ofEndedQuery(caller, results, queryId).catch((error: unknown) => {
    void stopQuery(caller, query.group, queryId);
    throw error;
  });
  caller.scanned(readNumber(first.statistics?.bytesScanned) ?? 0);
  const pages = caller.eachPage(results, {
    read: async (token) =>
      token === undefined ? first : resultsOf(caller, results, queryId, token),
    next: ({ nextToken }) => nextToken,
  });
  for await (const page of pages) {
    if (!Array.isArray(page.results))
      throw caller.failure(results, 'malformed', 'The answer has no list.');
    yield* foundPages(page.results, query.endpointId);
  }
}

/** The range is in whole seconds, both ends inclusive. */
async function startQuery(
  caller: Caller,
  { endpointId, wholeGroup, group, stream, range }: LogQuery,
  signal: AbortSignal | undefined,
): Promise<string> {
  const site: CallSite = { action: 'logs:StartQuery', resource: group, signal };
  const startTime = Math.max(0, Math.floor(range.start / 1000));
  const input = {
    logGroupName: group,
    startTime,
    endTime: Math.max(startTime, Math.ceil(range.end / 1000) - 1),
    queryString: endpointQuery(wholeGroup ? undefined : endpointId, stream),
    limit: mostFound,
  };
  let id: string | undefined;
  const send = async (): Promise<void> => {
    const { queryId } = await caller.run(site, (clients, options) =>
      clients.logs().send(new StartQueryCommand(input), options),
    );
    id = readText(queryId);
  };
  // If the response is lost, the query runs and is billed, but its id is unknown.
  const sent = await submit({ send }, { clock: systemClock, signal });
  if (sent.kind === 'failed') throw new ExpectedError(sent.failure);
  if (id === undefined) throw caller.failure(site, 'malformed', 'The answer has no query.');
  return id;
}

/** The first page of the complete results: before that, the order is not known. */
async function ofEndedQuery(
  caller: Caller,
  site: CallSite,
  queryId: string,
): Promise<GetQueryResultsCommandOutput> {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    await pause(systemClock, waitMs, site.signal);
    const page = await resultsOf(caller, site, queryId);
    switch (page.status) {
      case 'Complete':
        return page;
      case 'Scheduled':
      case 'Running':
      case 'Unknown':
        break;
      case 'Timeout':
        throw caller.failure(site, 'timeout', 'The query ran for too long.');
      default:
        throw caller.failure(site, 'server', `The query is ${page.status ?? 'without a status'}.`);
    }
  }
}

function resultsOf(
  caller: Caller,
  site: CallSite,
  queryId: string,
  nextToken?: string,
): Promise<GetQueryResultsCommandOutput> {
  const input = { queryId, ...(nextToken !== undefined && { nextToken }) };
  return caller.run(site, (clients, options) =>
    clients.logs().send(new GetQueryResultsCommand(input), options),
  );
}

/** The result is not needed; a query that cannot be stopped ends by itself. */
async function stopQuery(caller: Caller, group: string, queryId: string): Promise<void> {
  const site: CallSite = { action: 'logs:StopQuery', resource: group };
  try {
    await caller.run(site, (clients, options) =>
      clients.logs().send(new StopQueryCommand({ queryId }), options),
    );
  } catch (error) {
    if (!isExpected(error)) throw error;
  }
}
