/** Sends the calls that change EventBridge's rules. */
import {
  DeleteRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type PutTargetsCommandOutput,
  type RemoveTargetsCommandOutput,
} from '@aws-sdk/client-eventbridge';
import type { FailureKind } from '../../core/model/errors';
import type { CallSite } from '../calls/callSite';
import type { Caller } from '../calls/caller';
import { readObjects, readText } from '../mapping/fields';
import { withoutAnswer, type Senders } from './write';

type Kind = 'rules.put' | 'rules.putTargets' | 'rules.removeTargets' | 'rules.delete';

/** By kind. */
export const eventsWrites: Senders<Kind> = {
  'rules.put': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.events().send(new PutRuleCommand(input), options),
  ),
  'rules.putTargets': async ({ caller, call: { input }, site }) => {
    const answer = await caller.run(site, (clients, options) =>
      clients.events().send(new PutTargetsCommand(input), options),
    );
    checkEntries(answer, caller, site);
    return {};
  },
  'rules.removeTargets': async ({ caller, call: { input }, site }) => {
    const answer = await caller.run(site, (clients, options) =>
      clients.events().send(new RemoveTargetsCommand(input), options),
    );
    checkEntries(answer, caller, site);
    return {};
  },
  'rules.delete': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.events().send(new DeleteRuleCommand(input), options),
  ),
};

/**
 * EventBridge answers with success and lists the entries that failed.
 * @throws ExpectedError for the first one
 */
function checkEntries(
  { FailedEntries }: PutTargetsCommandOutput | RemoveTargetsCommandOutput,
  caller: Caller,
  site: CallSite,
): void {
  const [first] = readObjects(FailedEntries);
  if (!first) return;
  const code = readText(first.ErrorCode) ?? '';
  const detail = readText(first.ErrorMessage) ?? code;
  throw caller.failure(site, kinds[code] ?? 'other', detail);
}

const kinds: Partial<Record<string, FailureKind>> = {
  ConcurrentModificationException: 'busy',
  ResourceNotFoundException: 'notFound',
  LimitExceededException: 'quota',
  AccessDeniedException: 'denied',
};
