/**
 * What accounts are called. An alias is a nicety: asked for once an account, however many scopes
 * see it, beside the refreshes and never in their way; where it is not to be had, the account's
 * number is shown and nothing is said of it.
 */
import { isExpected } from '../model/errors';
import { scopeId, type Identity } from '../model/scope';
import { partValue, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { BackgroundReader } from './backgroundReader';

/** After a failure that may pass, ms. One that does not, a missing permission, is not tried again. */
const tryAgainMs = 15 * 60 * 1000;

/** The aliases of all accounts that the scopes see. */
export class AccountAliases {
  /** By account id; undefined where the account has none. */
  private readonly known = new Map<string, string | undefined>();
  /** The last question about an account, for at most one is asked at a time. */
  private readonly asked = new Map<string, Promise<void>>();
  /** When a profile may ask about an account again, ms of the clock. */
  private readonly refused = new Map<string, number>();

  constructor(private readonly options: BackgroundReader) {}

  /** Finds out what the scope's account is called, unless that is known, and puts it in the store. */
  async learn(aws: ScopeAws): Promise<void> {
    const { store, signal, onBug } = this.options;
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
    const { clock, signal } = this.options;
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

/** The same scope with its account's alias; the same object where nothing changes. */
function named(scope: ScopeSnapshot, accountId: string, alias: string | undefined): ScopeSnapshot {
  const { identity } = scope;
  const value = partValue(identity);
  if (alias === undefined || value?.accountId !== accountId || value.alias === alias) return scope;
  return { ...scope, identity: { ...identity, value: { ...value, alias } } as Part<Identity> };
}

/** Who it is now, called as before while it is the same account. */
export function keepingAlias(before: Identity | undefined, now: Identity): Identity {
  const alias = before?.accountId === now.accountId ? before.alias : undefined;
  return alias === undefined ? now : { ...now, alias };
}
