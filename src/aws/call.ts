/**
 * Runs every SDK command: with the caller's abort signal, a line in the log, and its error
 * translated. Holds the scope's clients and makes new ones when a sign-in failed, because the SDK
 * keeps settings and credentials for as long as a client lives.
 */
import { setMaxListeners } from 'node:events';
import type { HttpHandlerOptions, MetadataBearer } from '@smithy/types';
import { ExpectedError, isExpected, type Failure, type FailureKind } from '../core/errors';
import { scopeId, type Scope } from '../core/model/scope';
import type { CallMeter } from '../core/ports/callMeter';
import type { Log } from '../core/ports/log';
import type { Pace } from '../core/ports/pace';
import { displayText } from '../core/views/displayText';
import type { Access } from './access';
import type { ClientSet } from './clients';
import { readText } from './fields';
import { translateError, type CallFacts } from './errors';
import { LastingFailures } from './lastingFailures';

/** What a call is and what it is about. */
export interface CallSite {
  /** `ec2:DescribeClientVpnEndpoints` */
  readonly action: string;
  readonly resource?: string;
  readonly signal?: AbortSignal | undefined;
  /** How many metrics each request asks for, where it is billed by them. */
  readonly metrics?: number;
}

/** What one call came to, for its line in the log. */
type Metadata = Partial<MetadataBearer['$metadata']>;

/** Sends a command through the clients with the options given. */
export type Send<Output> = (clients: ClientSet, options: HttpHandlerOptions) => Promise<Output>;

/** AWS's answers to credentials that it does not accept. */
const refusals: readonly FailureKind[] = ['expired', 'badCredentials'];

/** Failures that are answers: to a look whether something is there, and to a person who stopped it. */
const noNews: readonly FailureKind[] = ['notFound', 'cancelled'];

/** The endpoint may have been another one when the clients were made. */
const unreached: readonly FailureKind[] = ['network', 'timeout'];

/** How one try of a call went; `refused` are the clients whose signature AWS did not accept. */
type Attempt<Output> =
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly error: ExpectedError; readonly refused?: Refused };

interface Refused {
  readonly clients: ClientSet;
  readonly kind: FailureKind;
}

/** What a caller is made of. */
export interface CallerParts {
  readonly scope: Scope;
  readonly access: Pick<Access, 'clients' | 'refused' | 'taken'>;
  readonly log: Log;
  /** Aborts when the backend is let go of. */
  readonly disposed: AbortSignal;
  readonly meter: CallMeter | undefined;
  /** At which calls are made: each is signed, which takes its time. */
  readonly pace: Pace | undefined;
}

/** The calls of one scope. */
export class Caller {
  /** Made for the first call, and anew after one that failed for a reason on this side. */
  private clients: Promise<ClientSet> | undefined;
  private readonly failures = new LastingFailures();

  constructor(private readonly parts: CallerParts) {}

  /**
   * One call. Where AWS refuses credentials that have been renewed meanwhile, it is made once more:
   * a call refused for its signature did nothing.
   * @throws ExpectedError for what AWS or the network can answer, and when aborted
   */
  async run<Output extends MetadataBearer>(site: CallSite, send: Send<Output>): Promise<Output> {
    const first = await this.once(site, send);
    if (first.kind === 'done') return first.output;
    const renewed = first.refused && (await this.renewed(site, first.refused));
    const second = renewed ? await this.once(site, send) : first;
    if (second.kind === 'done') return second.output;
    throw second.error;
  }

  private async once<Output extends MetadataBearer>(
    site: CallSite,
    send: Send<Output>,
  ): Promise<Attempt<Output>> {
    const startedAt = performance.now();
    const making = (this.clients ??= this.parts.access.clients(this.parts.scope));
    let clients: ClientSet | undefined;
    try {
      const output = await this.untilAborted(site.signal, async (abortSignal) => {
        clients = await making;
        await this.parts.pace?.turn();
        return send(clients, { abortSignal });
      });
      if (clients) this.parts.access.taken(clients);
      this.note(site, startedAt, output.$metadata, 'done');
      this.noteWorked(site);
      return { kind: 'done', output };
    } catch (thrown) {
      const error = translateError(thrown, this.facts(site));
      if (!isExpected(error)) throw error;
      const { kind, detail, requestId } = error.failure;
      const metadata = { ...(requestId !== undefined && { requestId }), ...metadataOf(thrown) };
      this.note(site, startedAt, metadata, `${kind}: ${detail ?? ''}`);
      this.noteFailed(site, error.failure);
      // What is expected already went wrong on this side, before AWS was asked.
      const refused = !isExpected(thrown) && refusals.includes(kind);
      const stale = isExpected(thrown) || refused || unreached.includes(kind);
      if (stale && this.clients === making) this.clients = undefined;
      return { kind: 'failed', error, ...(refused && clients && { refused: { clients, kind } }) };
    }
  }

  /** Whether other credentials were found in place of the refused ones. @throws ExpectedError */
  private async renewed(site: CallSite, { clients, kind }: Refused): Promise<boolean> {
    try {
      return await this.untilAborted(site.signal, () => this.parts.access.refused(clients, kind));
    } catch (error) {
      throw translateError(error, this.facts(site));
    }
  }

  /**
   * All pages of a list.
   * @param send sends the command with this token, undefined for the first page
   * @param next the token of the page after, if there is one
   */
  async pages<Output extends MetadataBearer>(
    site: CallSite,
    send: (token: string | undefined) => Send<Output>,
    next: (page: Output) => string | undefined,
  ): Promise<Output[]> {
    const pages: Output[] = [];
    const seen = new Set<string>();
    for (let token: string | undefined; ;) {
      const page: Output = await this.run(site, send(token));
      pages.push(page);
      token = readText(next(page));
      if (token === undefined) {
        // What is made of many pages takes a turn of its own.
        if (pages.length > 1) await this.parts.pace?.turn();
        return pages;
      }
      if (seen.has(token)) throw this.failure(site, 'malformed', 'The same page came twice.');
      seen.add(token);
    }
  }

  /** A call that came back but without what was asked for. */
  failure(site: CallSite, kind: FailureKind, detail: string): ExpectedError {
    return new ExpectedError({ ...this.facts(site), kind, detail });
  }

  /** A query has scanned so many bytes, which are billed. */
  scanned(bytes: number): void {
    this.parts.meter?.bill('scannedBytes', bytes);
  }

  /** Says in the log that parts of an answer were left out. */
  leftOut(site: CallSite, count: number): void {
    if (count > 0) this.parts.log.warn(`${site.action}: ${count} unreadable item(s) left out`);
  }

  private facts({ action, resource }: CallSite): CallFacts {
    const { profile, region } = this.parts.scope;
    return { action, profile, region, ...(resource !== undefined && { resource }) };
  }

  /** The SDK does not stop looking for credentials on abort; a person who cancels does not wait. */
  private untilAborted<T>(
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const sources = signal ? [signal, this.parts.disposed] : [this.parts.disposed];
    // Every call of a refresh listens to the same signal; Node takes more than ten for a leak.
    setMaxListeners(0, ...sources);
    const stop = new AbortController();
    return new Promise<T>((resolve, reject) => {
      const onAbort = (): void => {
        stop.abort();
        reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
      };
      if (sources.some(({ aborted }) => aborted)) {
        onAbort();
        return;
      }
      for (const source of sources) source.addEventListener('abort', onAbort);
      start(stop.signal)
        .then(resolve, reject)
        .finally(() => {
          for (const source of sources) source.removeEventListener('abort', onAbort);
        });
    });
  }

  private note(site: CallSite, startedAt: number, metadata: Metadata, result: string): void {
    const ms = Math.round(performance.now() - startedAt);
    const { attempts = 1, requestId = '-' } = metadata;
    this.parts.meter?.count(scopeId(this.parts.scope), site.action, attempts);
    if (site.metrics !== undefined) this.parts.meter?.bill('metrics', site.metrics * attempts);
    this.parts.log.debug(
      `${site.action} ${scopeId(this.parts.scope)} ${ms} ms, attempts ${attempts}, request ${requestId}, ${result}`,
    );
  }

  private noteFailed(site: CallSite, { kind, detail = '', requestId = '-' }: Failure): void {
    if (noNews.includes(kind)) return;
    if (!this.failures.failed(callOf(site), kind, performance.now())) return;
    this.parts.log.warn(
      `${callOf(site)} ${scopeId(this.parts.scope)} fails, request ${requestId}, ${kind}: ${detail}`,
    );
  }

  private noteWorked(site: CallSite): void {
    const kind = this.failures.worked(callOf(site));
    if (kind)
      this.parts.log.info(`${callOf(site)} ${scopeId(this.parts.scope)} works again after ${kind}`);
  }
}

/** The operation and what it is about: one may fail for one thing and work for another. */
function callOf({ action, resource }: CallSite): string {
  return resource === undefined ? action : `${action} of ${displayText(resource)}`;
}

function metadataOf(error: unknown): Metadata {
  const metadata = (error as { readonly $metadata?: Metadata } | undefined)?.$metadata;
  return metadata ?? {};
}
