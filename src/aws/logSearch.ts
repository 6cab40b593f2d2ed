/**
 * Logs Insights: starts a query, asks until it has ended, and hands on its rows page by page. A query
 * that nobody waits for any more is stopped: an account may run but 100 at once.
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
import type { Caller } from './caller';
import type { CallSite } from './callSite';
import { readNumber, readText } from './mapping/fields';
import { foundPages } from './foundPages';

/** The first wait for a query, and the longest; each is twice the one before. */
const firstWaitMs = 250;
const longestWaitMs = 4000;

/** The entries that a query finds, newest first. */
export async function* searchLogs(
  caller: Caller,
  query: LogQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<LogPage> {
  const site = { resource: query.group, signal };
  const queryId = await startQuery(caller, query, signal);
  const results: CallSite = { ...site, action: 'logs:GetQueryResults' };
  let ended = false;
  try {
    let page = await ofEndedQuery(caller, results, queryId);
    ended = true;
    caller.scanned(readNumber(page.statistics?.bytesScanned) ?? 0);
    const seen = new Set<string>();
    for (;;) {
      if (!Array.isArray(page.results))
        throw caller.failure(results, 'malformed', 'The answer has no list.');
      yield* foundPages(page.results, query.endpointId);
      const nextToken = readText(page.nextToken);
      if (nextToken === undefined) return;
      if (seen.has(nextToken))
        throw caller.failure(results, 'malformed', 'The same page came twice.');
      seen.add(nextToken);
      page = await resultsOf(caller, results, queryId, nextToken);
    }
  } finally {
    if (!ended) void stopQuery(caller, query.group, queryId);
  }
}

/** Its times are whole seconds, both inside. */
async function startQuery(
  caller: Caller,
  { endpointId, group, stream, range }: LogQuery,
  signal: AbortSignal | undefined,
): Promise<string> {
  const site: CallSite = { action: 'logs:StartQuery', resource: group, signal };
  const startTime = Math.max(0, Math.floor(range.start / 1000));
  const input = {
    logGroupName: group,
    startTime,
    endTime: Math.max(startTime, Math.ceil(range.end / 1000) - 1),
    queryString: endpointQuery(endpointId, stream),
    limit: mostFound,
  };
  let id: string | undefined;
  const send = async (): Promise<void> => {
    const { queryId } = await caller.run(site, (clients, options) =>
      clients.logs().send(new StartQueryCommand(input), options),
    );
    id = readText(queryId);
  };
  // Where the answer is lost, the query runs, and is billed, though nobody knows its id.
  const sent = await submit({ send }, { clock: systemClock, signal });
  if (sent.kind === 'failed') throw new ExpectedError(sent.failure);
  if (id === undefined) throw caller.failure(site, 'malformed', 'The answer has no query.');
  return id;
}

/** The first page of the results, once they are complete: until then it is not known which come first. */
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

/** Nobody waits for the answer, and a query that cannot be stopped ends by itself. */
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
