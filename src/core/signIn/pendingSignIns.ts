/** The scopes that wait until the user signs in or corrects a file, with the required action. */
import type { Failure, Remedy } from '../model/errors';
import { scopeId, type ScopeId } from '../model/scope';
import { partFailure, type Snapshot } from '../model/snapshot';

/** A waiting scope. */
export interface PendingSignIn {
  readonly scope: ScopeId;
  readonly failure: Failure;
  readonly remedy: Remedy;
}

/** In the order of the scopes, the first reason of each. */
export function pendingSignIns({ scopes }: Snapshot): readonly PendingSignIn[] {
  return scopes.flatMap(({ scope, identity, endpoints, alarms }) => {
    const failures = [partFailure(endpoints), partFailure(alarms), partFailure(identity)];
    const failure = failures.find((each) => each?.remedy !== undefined);
    return failure?.remedy ? [{ scope: scopeId(scope), failure, remedy: failure.remedy }] : [];
  });
}

/** Whether signing in removes the failure, rather than correcting a file. */
export function isSignIn({ remedy }: Failure): boolean {
  return remedy !== undefined && remedy.kind !== 'edit';
}
