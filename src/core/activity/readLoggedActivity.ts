/** Reads what the connection logs of a scope tell, endpoint by endpoint. */
import { readConnectionRecords } from '../connections/log/readConnectionRecords';
import type { LoggedActivity } from '../model/loggedActivity';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { eachLimited } from '../base/mapConcurrent';
import type { ScopeAws } from '../ports/aws';

/** Logs read at once: FilterLogEvents allows five calls a second. */
const parallel = 2;

/** Which span of each endpoint's log is read, ms since 1970; the end is AWS's time now. */
export interface LogSpan {
  readonly startOf: (endpointId: string) => number;
  readonly end: number;
}

/**
 * The connections and failures of all endpoints that have a connection log.
 * @throws ExpectedError `cancelled` only; other failures are part of the answer
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
