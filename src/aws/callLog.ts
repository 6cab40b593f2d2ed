/**
 * What the log says of the calls of one scope: a line for each, and one when a call begins to fail
 * and when it works again. Counts them too.
 */
import type { MetadataBearer } from '@smithy/types';
import type { Failure, FailureKind } from '../core/model/errors';
import type { ScopeId } from '../core/model/scope';
import type { CallMeter } from '../core/ports/callMeter';
import type { Log } from '../core/base/log';
import { displayText } from '../core/text/displayText';
import type { CallSite } from './callSite';
import { LastingFailures } from './errors/lastingFailures';

/** What one call came to, as the SDK tells it. */
export type CallMetadata = Partial<MetadataBearer['$metadata']>;

/** Failures that are answers: to a look whether something is there, and to a person who stopped it. */
const noNews: readonly FailureKind[] = ['notFound', 'cancelled'];

/** The log of one scope's calls. */
export class CallLog {
  private readonly failures = new LastingFailures();

  constructor(
    private readonly scope: ScopeId,
    private readonly log: Log,
    private readonly meter: CallMeter | undefined,
  ) {}

  /** A call was answered. @param startedAt ms, as `performance.now()` tells them */
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
    if (noNews.includes(kind)) return;
    if (!this.failures.failed(callOf(site), kind, performance.now())) return;
    this.log.warn(
      `${callOf(site)} ${this.scope} fails, request ${requestId ?? '-'}, ${kind}: ${detail}`,
    );
  }

  /** Parts of an answer were left out. */
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

/** The operation and what it is about: one may fail for one thing and work for another. */
function callOf({ action, resource }: CallSite): string {
  return resource === undefined ? action : `${action} of ${displayText(resource)}`;
}
