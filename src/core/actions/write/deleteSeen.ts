/** Deletes a resource only if it is still the one that the user saw. */
import type { Failure } from '../../model/errors';
import type { ScopeAws } from '../../ports/aws';
import type { AwsCall } from '../../ports/calls';
import { attemptAndConfirm, stopped, stoppedBy, type Stopped } from './attempt';
import type { Observe } from './readBack';

/** A resource to delete. */
export interface Deletion<Resource> {
  readonly call: AwsCall;
  /** Reads it; undefined if it does not exist. @throws ExpectedError */
  readonly find: (signal?: AbortSignal) => Promise<Resource | undefined>;
  /** Whether it is still what the user confirmed. */
  readonly isSeen: (now: Resource) => boolean;
  /** The sentence for a resource that AWS still shows after it accepted the call. */
  readonly stillThere: string;
}

/** The outcome of a deletion. */
export type Deleted<Resource> =
  /** The resource no longer exists in AWS. */
  | { readonly kind: 'done' }
  /** It was deleted before; nothing was sent. */
  | { readonly kind: 'gone' }
  /** It is not what the user saw: it has been changed since. */
  | { readonly kind: 'changed'; readonly now: Resource }
  | Stopped;

/**
 * Checks, deletes and reads back.
 * @throws unexpected errors
 */
export async function deleteSeen<Resource>(
  { call, find, isSeen, stillThere }: Deletion<Resource>,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<Deleted<Resource>> {
  const check = async (): Promise<Deleted<Resource> | undefined> => {
    const now = await find(signal);
    if (!now) return { kind: 'gone' };
    return isSeen(now) ? undefined : { kind: 'changed', now };
  };
  const send = () => aws.send(call, signal);
  const observe: Observe<Resource | undefined> = async (readSignal) => {
    const now = await find(readSignal);
    return { effect: now ? 'no' : 'yes', seen: now };
  };
  try {
    const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
    if (write.kind === 'shown') return { kind: 'done' };
    // Someone else deleted it between the check and the call.
    if ('failure' in write && write.failure.kind === 'notFound') return { kind: 'gone' };
    if (write.kind !== 'notShown') return write;
    const { iamAction: action, resource } = call;
    const failure: Failure = { kind: 'other', action, resource, detail: stillThere, ...aws.scope };
    return stoppedBy(failure, 'unknown');
  } catch (error) {
    return stopped(error);
  }
}
