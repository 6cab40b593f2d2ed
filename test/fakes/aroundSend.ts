/** What happens around the sending of writes. */
import type { ScopeAws, WriteAnswer } from '../../src/core/ports/aws';
import type { AwsCall } from '../../src/core/ports/calls';

/** The same account; each write goes through `around`, which sends it, another one or none. */
export function aroundSend(
  aws: ScopeAws,
  around: (
    send: (instead?: AwsCall) => Promise<WriteAnswer>,
    call: AwsCall,
  ) => Promise<WriteAnswer>,
): ScopeAws {
  return {
    ...aws,
    send: (call, signal) => around((instead = call) => aws.send(instead, signal), call),
  };
}
