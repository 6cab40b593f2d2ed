/**
 * Logs the calls of one scope: a line for each, and one when a call starts to fail and when it
 * works again. Also counts them.
 */
import type { MetadataBearer } from '@smithy/types';
import type { Failure, FailureKind } from '../../core/model/errors';
import type { ScopeId } from '../../core/model/scope';
import type { CallMeter } from '../../core/ports/callMeter';
import type { Log } from '../../core/base/log';
import { displayText } from '../../core/text/displayText';
import type { CallSite } from './callSite';
import { LastingFailures } from '../errors/lastingFailures';

/** The SDK's metadata of one call. */
export type CallMetadata = Partial<MetadataBearer['$metadata']>;

/** Failures that are normal results: a check for existence, and cancellation by the user. */
const normalResults: readonly FailureKind[] = ['notFound', 'cancelled'];

/** The log of one scope's calls. */
export class CallLog {
  private readonly failures = new LastingFailures();

  constructor(
    private readonly scope: ScopeId,
    private readonly log: Log,
    private readonly meter: CallMeter | undefined,
  ) {}

  /** A call succeeded. @param startedAt ms from `performance.now()` */
  worked(site: CallSite, startedAt: number, metadata: CallMetadata): void {
    this.note(site, startedAt, metadata, 'done');
    const kind = this.failures.worked(callOf(site));
    if (kind) this.log.info(`${callOf(site)} ${this.scope} works again after ${kind}`);
  }

  /** A call failed. */
  failed(site: CallSite, startedAt: number, metadata: CallMetadata, failure: Failure): void {
    const { kind, detail = '', requestId } = failure;
    const known = { ...(requestId !== undefined && { requestId }), ...metadata };
    this.note(site, startedAt, known, `${kind}: ${detail}`);
    if (normalResults.includes(kind)) return;
    if (!this.failures.failed(callOf(site), kind, performance.now())) return;
    this.log.warn(
      `${callOf(site)} ${this.scope} fails, request ${requestId ?? '-'}, ${kind}: ${detail}`,
    );
  }

  /** Parts of a response were omitted. */
  leftOut({ action }: CallSite, count: number): void {
    if (count > 0) this.log.warn(`${action}: ${count} unreadable item(s) left out`);
  }

  private note(site: CallSite, startedAt: number, metadata: CallMetadata, result: string): void {
    const ms = Math.round(performance.now() - startedAt);
    const { attempts = 1, requestId = '-' } = metadata;
    this.meter?.count(this.scope, site.action, attempts);
    if (site.metrics !== undefined) this.meter?.bill('metrics', site.metrics * attempts);
    this.log.debug(
      `${site.action} ${this.scope} ${ms} ms, attempts ${attempts}, request ${requestId}, ${result}`,
    );
  }
}

/** The operation and its resource: an operation may fail for one resource and work for another. */
function callOf({ action, resource }: CallSite): string {
  return resource === undefined ? action : `${action} of ${displayText(resource)}`;
}
