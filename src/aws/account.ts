/** STS's call that says who we are. */
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AccountPort } from '../core/ports/aws';
import type { Caller, CallSite } from './call';
import { readText } from './fields';

/** The account port of one scope. */
export function createAccountPort(caller: Caller): AccountPort {
  return {
    async identity(signal) {
      const site: CallSite = { action: 'sts:GetCallerIdentity', signal };
      const { Account, Arn } = await caller.run(site, (clients, options) =>
        clients.sts().send(new GetCallerIdentityCommand({}), options),
      );
      const accountId = readText(Account);
      const arn = readText(Arn);
      if (accountId === undefined || !/^\d{12}$/.test(accountId) || arn === undefined)
        throw caller.failure(site, 'malformed', 'The answer names no account.');
      return { accountId, arn };
    },
  };
}
