/** Reads what the connection logs of a scope tell, endpoint by endpoint. */
import { readConnectionRecords } from '../connectionLog/readConnectionRecords';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { eachLimited } from '../polling/eachLimited';
import type { ScopeAws } from '../ports/aws';
import type { LoggedActivity } from './activityFeed';

/** Logs read at once: FilterLogEvents allows five calls a second. */
const parallel = 2;

/**
 * The connections and failures of all endpoints that have a connection log.
 * @param range ms since 1970; its end is AWS's time now
 * @throws ExpectedError `cancelled` only; other failures are part of the answer
 */
export async function readLoggedActivity(
  aws: ScopeAws,
  scope: ScopeSnapshot,
  range: { readonly start: number; readonly end: number },
  signal: AbortSignal,
): Promise<LoggedActivity> {
  const logged = (partValue(scope.endpoints) ?? []).filter(({ logging }) => logging.enabled);
  const histories = await eachLimited(logged, parallel, (endpoint) =>
    readConnectionRecords(aws, endpoint, range, range.end, signal),
  );
  return {
    records: histories.flatMap(({ records }) => records),
    failures: histories.flatMap(({ failures }) => failures),
    failed: histories.flatMap(({ log }) => (log.kind === 'failed' ? [log.failure] : [])),
  };
}
