/**
 * Runs every SDK command: with the caller's abort signal, a line in the log, and its error
 * translated. Holds the scope's clients and makes new ones when a sign-in failed, because the SDK
 * keeps settings and credentials for as long as a client lives.
 */
import { GetCallerIdentityCommand, type GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import type { HttpHandlerOptions, MetadataBearer } from '@smithy/types';
import { ExpectedError, isExpected, type FailureKind } from '../core/model/errors';
import { scopeId, type Scope } from '../core/model/scope';
import type { CallMeter } from '../core/ports/callMeter';
import type { Log } from '../core/base/log';
import type { Yielder } from '../core/base/yielder';
import type { Access } from './access';
import { CallLog, type CallMetadata } from './callLog';
import type { CallSite } from './callSite';
import type { Clients, ClientSet } from './clients';
import { readText } from './mapping/fields';
import { translateError, type CallFacts } from './errors/awsErrors';
import { judgedByRegion } from './regionRefusal';
import { changesNothing, isRead } from './http/sendOnce';
import { untilAborted } from './http/untilAborted';

/** Sends a command through the clients with the options given. */
export type Send<Output> = (clients: Clients, options: HttpHandlerOptions) => Promise<Output>;

/** The call that says whose account it is. */
export const identityAction = 'sts:GetCallerIdentity';

/** Sends it. */
export const askIdentity: Send<GetCallerIdentityCommandOutput> = (clients, options) =>
  clients.sts().send(new GetCallerIdentityCommand({}), options);

/** AWS's answers to credentials that it does not accept. */
const refusals: readonly FailureKind[] = ['expired', 'badCredentials'];

/** The endpoint may have been another one when the clients were made. */
const unreached: readonly FailureKind[] = ['network', 'timeout'];

/** How one try of a call went; `refused` are the clients whose signature AWS did not accept. */
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

/** What a caller is made of. */
export interface CallerDeps {
  readonly scope: Scope;
  readonly access: Pick<Access, 'clients' | 'refused' | 'denied' | 'taken' | 'accepted'>;
  readonly log: Log;
  /** Aborts when the backend is let go of. */
  readonly disposed: AbortSignal;
  readonly meter: CallMeter | undefined;
  /** At which calls are made: each is signed, which takes its time. */
  readonly yielder: Yielder | undefined;
}

/** The calls of one scope. */
export class Caller {
  /** Made for the first call, and anew after one that failed for a reason on this side. */
  private clients: Promise<ClientSet> | undefined;
  private readonly log: CallLog;
  /** The account that is known to answer; undefined before anybody has asked. */
  private accountId: string | undefined;

  constructor(private readonly parts: CallerDeps) {
    this.log = new CallLog(scopeId(parts.scope), parts.log, parts.meter);
  }

  /**
   * One call. Where AWS refuses credentials that have been renewed meanwhile, what changes nothing is made
   * once more. A write is not: its failure says that nothing was done, and who asked for it looks again first,
   * because finding credentials takes its time.
   * @throws ExpectedError for what AWS or the network can answer, and when aborted
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
    const making = (this.clients ??= this.parts.access.clients(this.parts.scope));
    let clients: ClientSet | undefined;
    try {
      const output = await untilAborted(this.enders(site), async (abortSignal) => {
        clients = await making;
        await this.parts.yielder?.yieldToEventLoop();
        const { reading, sendingOnce } = clients;
        return send(isRead(site.action) ? reading : sendingOnce, { abortSignal });
      });
      if (clients) this.parts.access.taken(clients);
      this.log.worked(site, startedAt, output.$metadata);
      return { kind: 'done', output };
    } catch (thrown) {
      const translated = translateError(thrown, this.facts(site));
      if (!isExpected(translated)) throw translated;
      const { kind } = translated.failure;
      const error =
        isExpected(thrown) || !clients
          ? translated
          : judgedByRegion(translated, this.parts.access.accepted(clients));
      this.log.failed(site, startedAt, metadataOf(thrown), error.failure);
      // What is expected already went wrong on this side, before AWS was asked.
      const refused = !isExpected(thrown) && refusals.includes(kind);
      const stale = isExpected(thrown) || refused || unreached.includes(kind);
      if (stale && this.clients === making) this.clients = undefined;
      const denied = !isExpected(thrown) && kind === 'denied';
      // Whom a policy denies a call, AWS knows.
      if (denied && clients) this.parts.access.taken(clients);
      return {
        kind: 'failed',
        error,
        ...(refused && clients && { refused: { clients, kind } }),
        ...(denied && clients && { denied: clients }),
      };
    }
  }

  /** The account has said who it is. */
  isOf(accountId: string): void {
    this.accountId = accountId;
  }

  /** A write was agreed to for one account: where that is not known, it is not the same. */
  private async isSameAccount({ action, signal }: CallSite): Promise<boolean> {
    if (action === identityAction) return true;
    if (this.accountId === undefined) return changesNothing(action);
    const answer = await this.once({ action: identityAction, signal }, askIdentity);
    return answer.kind === 'done' && answer.output.Account === this.accountId;
  }

  /** A denied call is not made again: a write was agreed to for the account of these credentials. */
  private async reconsider(denied: ClientSet): Promise<void> {
    if (await this.parts.access.denied(denied)) this.clients = undefined;
  }

  /** Whether other credentials were found in place of the refused ones. @throws ExpectedError */
  private async renewed(site: CallSite, { clients, kind }: Refused): Promise<boolean> {
    try {
      return await untilAborted(this.enders(site), () => this.parts.access.refused(clients, kind));
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
        if (pages.length > 1) await this.parts.yielder?.yieldToEventLoop();
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
    this.log.leftOut(site, count);
  }

  /** Whoever may call it off: who asked, and the end of the backend. */
  private enders({ signal }: CallSite): readonly AbortSignal[] {
    return signal ? [signal, this.parts.disposed] : [this.parts.disposed];
  }

  private facts({ action, resource }: CallSite): CallFacts {
    const { profile, region } = this.parts.scope;
    return { action, profile, region, ...(resource !== undefined && { resource }) };
  }
}

/** AWS refused the signature, and that was all it did. */
function notDone({ failure, cause }: ExpectedError): ExpectedError {
  return new ExpectedError({ ...failure, unsent: true }, { cause });
}

function metadataOf(error: unknown): CallMetadata {
  const metadata = (error as { readonly $metadata?: CallMetadata } | undefined)?.$metadata;
  return metadata ?? {};
}
