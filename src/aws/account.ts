/** The caller's identity, the account's alias and its regions: calls of STS, IAM and EC2. */
import { DescribeRegionsCommand, type Region } from '@aws-sdk/client-ec2';
import { ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import type { AccountRegion } from '../core/model/scope';
import type { AccountPort } from '../core/ports/aws';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import { askIdentity, identityAction, type Caller } from './calls/caller';
import { readText } from './mapping/fields';

/**
 * The account port of one scope.
 * @param unencryptedHosts see the port
 */
export function createAccountPort(
  caller: Caller,
  unencryptedHosts: AccountPort['unencryptedHosts'],
): AccountPort {
  return {
    unencryptedHosts,

    async identity(signal) {
      const site: CallSite = { action: identityAction, signal };
      const { Account, Arn } = await caller.run(site, askIdentity);
      const accountId = readText(Account);
      const arn = readText(Arn);
      if (accountId === undefined || !/^\d{12}$/.test(accountId) || arn === undefined)
        throw caller.failure(site, 'malformed', 'The answer names no account.');
      caller.isOf(accountId);
      return { accountId, arn };
    },

    // An account has at most one alias, hence no pages.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/console-account-alias.html
    async alias(signal) {
      const site: CallSite = { action: 'iam:ListAccountAliases', signal };
      const { AccountAliases, $metadata } = await caller.run(site, (clients, options) =>
        clients.iam().send(new ListAccountAliasesCommand({}), options),
      );
      if (AccountAliases === undefined && $metadata.requestId === undefined)
        throw caller.failure(site, 'malformed', 'The answer does not come from AWS.');
      return readText(AccountAliases?.[0]);
    },

    async regions(signal) {
      const site: CallSite = { action: 'ec2:DescribeRegions', signal };
      const answer = await caller.run(site, (clients, options) =>
        clients.ec2().send(new DescribeRegionsCommand({ AllRegions: true }), options),
      );
      return readItems(caller, site, [answer], (page) => page.Regions, toRegion);
    },
  };
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Region.html */
function toRegion({ RegionName, OptInStatus }: Region): AccountRegion | undefined {
  const code = readText(RegionName);
  return code === undefined ? undefined : { code, enabled: OptInStatus !== 'not-opted-in' };
}
