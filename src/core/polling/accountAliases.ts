/**
 * Reads account aliases in the background, once for each account, however many scopes see it.
 * Refreshes never wait for an alias. Where it cannot be read, the account number is shown and no
 * failure is reported.
 */
import { minuteMs } from '../base/duration';
import { isExpected } from '../model/errors';
import { scopeId, type Identity } from '../model/scope';
import { partValue, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { BackgroundReaderDeps } from './backgroundReader';

/**
 * Delay before the next try after a temporary failure, ms. A permanent failure, such as a missing
 * permission, is not tried again.
 */
const tryAgainMs = 15 * minuteMs;

/** The aliases of the accounts of all scopes. */
export class AccountAliases {
  /** By account id; undefined where the account has none. */
  private readonly known = new Map<string, string | undefined>();
  /** The last request for each account. At most one request per account is under way. */
  private readonly asked = new Map<string, Promise<void>>();
  /** When a profile may ask for an account's alias again, monotonic ms. */
  private readonly refused = new Map<string, number>();

  constructor(private readonly deps: BackgroundReaderDeps) {}

  /** Reads the alias of the scope's account unless it is known, and writes it to the store. */
  async fetchIfUnknown(aws: ScopeAws): Promise<void> {
    const { store, signal, onBug } = this.deps;
    const id = scopeId(aws.scope);
    const accountId = partValue(store.scope(id)?.identity)?.accountId;
    if (accountId === undefined) return;
    const before = this.asked.get(accountId) ?? Promise.resolve();
    const asked = before.then(() => this.ask(aws, accountId)).catch(onBug);
    this.asked.set(accountId, asked);
    await asked;
    if (!signal.aborted)
      store.update(id, (scope) => named(scope, accountId, this.known.get(accountId)));
  }

  private async ask(aws: ScopeAws, accountId: string): Promise<void> {
    const { clock, signal } = this.deps;
    const who = JSON.stringify([aws.scope.profile, accountId]);
    const notBefore = this.refused.get(who) ?? -Infinity;
    if (signal.aborted || this.known.has(accountId) || clock.monotonicMs() < notBefore) return;
    try {
      this.known.set(accountId, await aws.account.alias(signal));
    } catch (error) {
      if (!isExpected(error)) throw error;
      const mayPass = error.failure.kind !== 'denied' && error.failure.kind !== 'unsupported';
      this.refused.set(who, mayPass ? clock.monotonicMs() + tryAgainMs : Infinity);
    }
  }
}

/** The scope with its account's alias; the same object if nothing changes. */
function named(scope: ScopeSnapshot, accountId: string, alias: string | undefined): ScopeSnapshot {
  const { identity } = scope;
  const value = partValue(identity);
  if (alias === undefined || value?.accountId !== accountId || value.alias === alias) return scope;
  return { ...scope, identity: { ...identity, value: { ...value, alias } } as Part<Identity> };
}

/** The new identity with the alias of the previous one, if the account is the same. */
export function withKnownAlias(before: Identity | undefined, now: Identity): Identity {
  const alias = before?.accountId === now.accountId ? before.alias : undefined;
  return alias === undefined ? now : { ...now, alias };
}
