/**
 * Runs every SDK command: with the caller's abort signal, a line in the log, and its error
 * translated. Holds the scope's clients and makes new ones when a sign-in failed, because the SDK
 * keeps credentials for as long as a client lives.
 */
import type { HttpHandlerOptions, MetadataBearer } from '@smithy/types';
import { ExpectedError, isExpected, type FailureKind } from '../core/errors';
import { scopeId, type Scope } from '../core/model/scope';
import type { Log } from '../core/ports/log';
import type { ClientSet } from './clients';
import { readText } from './fields';
import { translateError, type CallFacts } from './errors';

/** What a call is and what it is about. */
export interface CallSite {
  /** `ec2:DescribeClientVpnEndpoints` */
  readonly action: string;
  readonly resource?: string;
  readonly signal?: AbortSignal | undefined;
}

/** What one call came to, for its line in the log. */
type Metadata = Partial<MetadataBearer['$metadata']>;

/** Sends a command through the clients with the options given. */
export type Send<Output> = (clients: ClientSet, options: HttpHandlerOptions) => Promise<Output>;

const signInFailures: readonly FailureKind[] = ['noCredentials', 'expired', 'badCredentials'];

/** The calls of one scope. */
export class Caller {
  private clients: ClientSet;

  constructor(
    private readonly scope: Scope,
    private readonly newClients: () => ClientSet,
    private readonly log: Log,
    /** Aborts when the backend is let go of. */
    private readonly disposed: AbortSignal,
  ) {
    this.clients = newClients();
  }

  /** One call. @throws ExpectedError for what AWS or the network can answer, and when aborted */
  async run<Output extends MetadataBearer>(site: CallSite, send: Send<Output>): Promise<Output> {
    const { clients } = this;
    const startedAt = performance.now();
    try {
      const output = await this.untilAborted(site.signal, async (abortSignal) =>
        send(clients, { abortSignal }),
      );
      this.note(site, startedAt, output.$metadata, 'done');
      return output;
    } catch (error) {
      const translated = translateError(error, this.facts(site));
      if (!isExpected(translated)) throw translated;
      const { kind, detail } = translated.failure;
      this.note(site, startedAt, metadataOf(error), `${kind}: ${detail ?? ''}`);
      if (signInFailures.includes(kind) && this.clients === clients)
        this.clients = this.newClients();
      throw translated;
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
      if (token === undefined) return pages;
      if (seen.has(token)) throw this.failure(site, 'malformed', 'The same page came twice.');
      seen.add(token);
    }
  }

  /** A call that came back but without what was asked for. */
  failure(site: CallSite, kind: FailureKind, detail: string): ExpectedError {
    return new ExpectedError({ ...this.facts(site), kind, detail });
  }

  /** Says in the log that parts of an answer were left out. */
  leftOut(site: CallSite, count: number): void {
    if (count > 0) this.log.warn(`${site.action}: ${count} unreadable item(s) left out`);
  }

  private facts({ action, resource }: CallSite): CallFacts {
    const { profile, region } = this.scope;
    return { action, profile, region, ...(resource !== undefined && { resource }) };
  }

  /** The SDK does not stop looking for credentials on abort; a person who cancels does not wait. */
  private untilAborted<T>(
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const sources = signal ? [signal, this.disposed] : [this.disposed];
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
    this.log.debug(
      `${site.action} ${scopeId(this.scope)} ${ms} ms, attempts ${attempts}, request ${requestId}, ${result}`,
    );
  }
}

function metadataOf(error: unknown): Metadata {
  const metadata = (error as { readonly $metadata?: Metadata } | undefined)?.$metadata;
  return metadata ?? {};
}
