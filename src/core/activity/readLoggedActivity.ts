/** Reads the connection logs of a scope, endpoint by endpoint. */
import { readConnectionRecords } from '../connections/log/readConnectionRecords';
import type { LoggedActivity } from '../model/loggedActivity';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { eachLimited } from '../base/mapConcurrent';
import type { ScopeAws } from '../ports/aws';

/** Logs read in parallel: FilterLogEvents allows five calls per second. */
const parallel = 2;

/** The span of each endpoint's log to read, ms since 1970. It ends at AWS's current time. */
export interface LogSpan {
  readonly startOf: (endpointId: string) => number;
  readonly end: number;
}

/**
 * The connections and failed attempts of all endpoints that have a connection log.
 * @throws ExpectedError `cancelled` only; other failures are part of the result
 */
export async function readLoggedActivity(
  aws: ScopeAws,
  scope: ScopeSnapshot,
  { startOf, end }: LogSpan,
  signal: AbortSignal,
): Promise<LoggedActivity> {
  const logged = (partValue(scope.endpoints) ?? []).filter(({ logging }) => logging.enabled);
  const histories = await eachLimited(logged, parallel, async (endpoint) => ({
    endpointId: endpoint.id,
    ...(await readConnectionRecords(
      aws,
      endpoint,
      { start: startOf(endpoint.id), end },
      end,
      signal,
    )),
  }));
  return {
    records: histories.flatMap(({ records }) => records),
    failures: histories.flatMap(({ failures }) => failures),
    moreFailures: histories.some(({ moreFailures }) => moreFailures),
    read: histories.flatMap(({ endpointId, log }) => (log.kind === 'read' ? [endpointId] : [])),
    failed: histories.flatMap(({ endpointId, log }) =>
      log.kind === 'failed' ? [{ endpointId, failure: log.failure }] : [],
    ),
  };
}
