/**
 * Runs every SDK command with the caller's abort signal, logging and error translation. Holds the
 * scope's clients and creates new ones after a failed sign-in, because SDK clients keep their
 * settings and credentials.
 */
import { GetCallerIdentityCommand, type GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import type { HttpHandlerOptions, MetadataBearer } from '@smithy/types';
import { ExpectedError, isExpected, type FailureKind } from '../../core/model/errors';
import { scopeId, type Scope } from '../../core/model/scope';
import type { CallMeter } from '../../core/ports/callMeter';
import type { Log } from '../../core/base/log';
import type { Yielder } from '../../core/base/yielder';
import type { Access } from '../access/access';
import { CallLog, type CallMetadata } from './callLog';
import type { CallSite } from './callSite';
import { eachPage, type PagedRead } from './eachPage';
import type { Clients, ClientSet } from '../access/clients';
import { translateError, type CallFacts } from '../errors/awsErrors';
import { refinedByRegion } from '../access/regionRefusal';
import { changesNothing, isRead } from '../http/sendOnce';
import { untilAborted } from '../http/untilAborted';

/** Sends a command through the given clients with the given options. */
export type Send<Output> = (clients: Clients, options: HttpHandlerOptions) => Promise<Output>;

/** The call that returns the account. */
export const identityAction = 'sts:GetCallerIdentity';

/** Sends it. */
export const askIdentity: Send<GetCallerIdentityCommandOutput> = (clients, options) =>
  clients.sts().send(new GetCallerIdentityCommand({}), options);

/** The failures for rejected credentials. */
const rejections: readonly FailureKind[] = ['expired', 'badCredentials'];

/** The endpoint may have changed since the clients were created. */
const unreached: readonly FailureKind[] = ['network', 'timeout'];

/** The result of one try; `refused` are the clients whose signature AWS rejected. */
type Attempt<Output> =
  | { readonly kind: 'done'; readonly output: Output }
  | {
      readonly kind: 'failed';
      readonly error: ExpectedError;
      readonly refused?: Refused;
      readonly denied?: ClientSet;
    };

interface Refused {
  readonly clients: ClientSet;
  readonly kind: FailureKind;
}

/** The dependencies of a caller. */
export interface CallerDeps {
  readonly scope: Scope;
  readonly access: Pick<Access, 'clients' | 'refused' | 'denied' | 'taken' | 'accepted'>;
  readonly log: Log;
  /** Aborts when the backend is disposed. */
  readonly disposed: AbortSignal;
  readonly meter: CallMeter | undefined;
  /** Yields before calls: signing each takes time. */
  readonly yielder: Yielder | undefined;
}

/** The calls of one scope. */
export class Caller {
  /** Created for the first call, and again after a local failure. */
  private clients: Promise<ClientSet> | undefined;
  private readonly log: CallLog;
  /** The account that responds; undefined before the first check. */
  private accountId: string | undefined;

  constructor(private readonly deps: CallerDeps) {
    this.log = new CallLog(scopeId(deps.scope), deps.log, deps.meter);
  }

  /**
   * Makes one call. If AWS rejects credentials that have since been renewed, a read is sent again.
   * A write is not: its failure states that nothing was changed, and the caller checks first before
   * the next try, because finding credentials takes time.
   * @throws ExpectedError for AWS and network errors, and when aborted
   */
  async run<Output extends MetadataBearer>(site: CallSite, send: Send<Output>): Promise<Output> {
    const first = await this.once(site, send);
    if (first.kind === 'done') return first.output;
    const renewed =
      first.refused &&
      (await this.renewed(site, first.refused)) &&
      (await this.isSameAccount(site));
    if (first.denied) await this.reconsider(first.denied);
    if (!renewed) throw first.error;
    if (!changesNothing(site.action)) throw notDone(first.error);
    const second = await this.once(site, send);
    if (second.kind === 'done') return second.output;
    throw second.error;
  }

  private async once<Output extends MetadataBearer>(
    site: CallSite,
    send: Send<Output>,
  ): Promise<Attempt<Output>> {
    const startedAt = performance.now();
    const making = (this.clients ??= this.deps.access.clients(this.deps.scope));
    let clients: ClientSet | undefined;
    try {
      const output = await untilAborted(this.abortSignals(site), async (abortSignal) => {
        clients = await making;
        await this.deps.yielder?.yieldToEventLoop();
        const { reading, sendingOnce } = clients;
        return send(isRead(site.action) ? reading : sendingOnce, { abortSignal });
      });
      if (clients) this.deps.access.taken(clients);
      this.log.worked(site, startedAt, output.$metadata);
      return { kind: 'done', output };
    } catch (thrown) {
      const translated = hiding(site.secret, translateError(thrown, this.facts(site)));
      if (!isExpected(translated)) throw translated;
      const { kind } = translated.failure;
      const error =
        isExpected(thrown) || !clients
          ? translated
          : refinedByRegion(translated, this.deps.access.accepted(clients));
      this.log.failed(site, startedAt, metadataOf(thrown), error.failure);
      // An expected error at this point is local: AWS was not called.
      const refused = !isExpected(thrown) && rejections.includes(kind);
      const stale = isExpected(thrown) || refused || unreached.includes(kind);
      if (stale && this.clients === making) this.clients = undefined;
      const denied = !isExpected(thrown) && kind === 'denied';
      // If a policy denies the call, AWS accepted the credentials.
      if (denied && clients) this.deps.access.taken(clients);
      return {
        kind: 'failed',
        error,
        ...(refused && clients && { refused: { clients, kind } }),
        ...(denied && clients && { denied: clients }),
      };
    }
  }

  /** Stores the account's identity. */
  isOf(accountId: string): void {
    this.accountId = accountId;
  }

  /** A write was confirmed for one account; an unknown account counts as a different one. */
  private async isSameAccount({ action, signal }: CallSite): Promise<boolean> {
    if (action === identityAction) return true;
    if (this.accountId === undefined) return changesNothing(action);
    const answer = await this.once({ action: identityAction, signal }, askIdentity);
    return answer.kind === 'done' && answer.output.Account === this.accountId;
  }

  /**
   * A denied call is not sent again: a write was confirmed for the account of these credentials.
   */
  private async reconsider(denied: ClientSet): Promise<void> {
    if (await this.deps.access.denied(denied)) this.clients = undefined;
  }

  /** Whether new credentials replaced the rejected ones. @throws ExpectedError */
  private async renewed(site: CallSite, { clients, kind }: Refused): Promise<boolean> {
    try {
      return await untilAborted(this.abortSignals(site), () =>
        this.deps.access.refused(clients, kind),
      );
    } catch (error) {
      throw translateError(error, this.facts(site));
    }
  }

  /**
   * All pages of a list.
   * @param send sends the command with this token, undefined for the first page
   * @param next the token of the next page, if any
   */
  async pages<Output extends MetadataBearer>(
    site: CallSite,
    send: (token: string | undefined) => Send<Output>,
    next: (page: Output) => string | undefined,
  ): Promise<Output[]> {
    const pages: Output[] = [];
    const read = (token: string | undefined): Promise<Output> => this.run(site, send(token));
    for await (const page of this.eachPage(site, { read, next })) pages.push(page);
    // Yields before work on many pages.
    if (pages.length > 1) await this.deps.yielder?.yieldToEventLoop();
    return pages;
  }

  /**
   * The pages of a list, one by one.
   * @throws ExpectedError `malformed` when a token repeats, `tooLarge` when the list does not end
   */
  eachPage<Output>(site: CallSite, pages: PagedRead<Output>): AsyncGenerator<Output> {
    return eachPage(pages, site.signal, (kind, detail) => this.failure(site, kind, detail));
  }

  /** The failure for a response without the requested data. */
  failure(site: CallSite, kind: FailureKind, detail: string): ExpectedError {
    return new ExpectedError({ ...this.facts(site), kind, detail });
  }

  /** Adds the bytes scanned by a query, which are billed. */
  scanned(bytes: number): void {
    this.deps.meter?.bill('scannedBytes', bytes);
  }

  /** Logs that parts of a response were omitted. */
  leftOut(site: CallSite, count: number): void {
    this.log.leftOut(site, count);
  }

  /** The signals that can cancel the call: the caller's and the backend's disposal. */
  private abortSignals({ signal }: CallSite): readonly AbortSignal[] {
    return signal ? [signal, this.deps.disposed] : [this.deps.disposed];
  }

  private facts({ action, resource }: CallSite): CallFacts {
    const { profile, region } = this.deps.scope;
    return { action, profile, region, ...(resource !== undefined && { resource }) };
  }
}

/** The error without this text, which AWS may have repeated. */
function hiding(secret: string | undefined, error: unknown): unknown {
  if (secret === undefined || secret === '' || !isExpected(error)) return error;
  const { detail } = error.failure;
  if (detail === undefined) return error;
  return new ExpectedError({ ...error.failure, detail: detail.replaceAll(secret, '…') });
}

/** AWS rejected the signature and did nothing else. */
function notDone({ failure, cause }: ExpectedError): ExpectedError {
  return new ExpectedError({ ...failure, unsent: true }, { cause });
}

function metadataOf(error: unknown): CallMetadata {
  const metadata = (error as { readonly $metadata?: CallMetadata } | undefined)?.$metadata;
  return metadata ?? {};
}
