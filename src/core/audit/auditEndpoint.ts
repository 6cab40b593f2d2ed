/** Audits a listed endpoint with the alarms of its scope. */
import { endpointIn, partValue, type ScopeSnapshot } from '../model/snapshot';
import type { TimeRange } from '../model/timeRange';
import type { ScopeAws } from '../ports/aws';
import { readAudit, type AuditReport, type ReadAuditDeps } from './readAudit';

/** Where an audit is read from. */
export interface AuditSource {
  readonly aws: ScopeAws;
  readonly scope: ScopeSnapshot | undefined;
  /** AWS's time, ms since 1970. */
  readonly now: number;
}

/**
 * Reads and audits.
 * @throws ExpectedError `notFound` for an endpoint that is not listed, `cancelled`, or why the alarms of the
 *   scope cannot be listed
 */
export async function auditEndpoint(
  { aws, scope, now }: AuditSource,
  endpointId: string,
  range: TimeRange,
  signal: AbortSignal,
  run: ReadAuditDeps,
): Promise<AuditReport> {
  const endpoint = endpointIn(scope, endpointId);
  const alarms = partValue(scope?.alarms) ?? (await aws.alarms.list(signal));
  return readAudit(aws, { endpoint, alarms, range, now }, signal, run);
}
