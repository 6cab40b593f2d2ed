/**
 * Sends the calls that change something in AWS. The input of a command is the object that the
 * preview showed.
 */
import type { WriteAnswer } from '../../core/ports/aws';
import type { AwsCall } from '../../core/ports/calls';
import type { CallSite } from '../calls/callSite';
import type { Caller } from '../calls/caller';
import { cloudwatchWrites } from './cloudwatch';
import { ec2Writes } from './ec2';
import { eventsWrites } from './events';
import { iamWrites } from './iam';
import { logsWrites } from './logs';
import { snsWrites } from './sns';
import type { Sender, Senders } from './write';

/** By kind. */
const senders: Senders = {
  ...cloudwatchWrites,
  ...ec2Writes,
  ...eventsWrites,
  ...iamWrites,
  ...logsWrites,
  ...snsWrites,
};

/** The `send` of `ScopeAws`. @throws ExpectedError */
export function sendCall(
  caller: Caller,
  call: AwsCall,
  signal: AbortSignal | undefined,
): Promise<WriteAnswer> {
  const site: CallSite = { action: call.iamAction, resource: call.resource, signal };
  // The table pairs each kind with its sender, which the type of an indexed access cannot express.
  const send = senders[call.kind] as Sender;
  return send({ caller, call, site });
}
