/** How a call of one kind is sent. */
import type { MetadataBearer } from '@smithy/types';
import type { WriteAnswer } from '../../core/ports/aws';
import type { AwsCall, AwsCallOf } from '../../core/ports/calls';
import type { CallSite } from '../calls/callSite';
import type { Caller, Send } from '../calls/caller';

/** One write; `site` names its action and resource, and carries the caller's signal. */
export interface Write<Call extends AwsCall = AwsCall> {
  readonly caller: Caller;
  readonly call: Call;
  readonly site: CallSite;
}

/** Sends the write and reads its response. @throws ExpectedError */
export type Sender<Call extends AwsCall = AwsCall> = (write: Write<Call>) => Promise<WriteAnswer>;

/** The senders of a service, by the kind of the call. */
export type Senders<Kind extends AwsCall['kind'] = AwsCall['kind']> = {
  readonly [K in Kind]: Sender<AwsCallOf<K>>;
};

/** A sender of a call whose response contains nothing that is needed. */
export function withoutAnswer<Call extends AwsCall>(
  send: (call: Call) => Send<MetadataBearer>,
): Sender<Call> {
  return async ({ caller, call, site }) => {
    await caller.run(site, send(call));
    return {};
  };
}
