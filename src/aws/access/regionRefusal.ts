/**
 * Distinguishes a region that the account has not enabled from wrong credentials: AWS returns the
 * same error for both.
 */
import { ExpectedError } from '../../core/model/errors';
import type { Acceptance } from './access';

/**
 * The error of a call, refined if its cause is known.
 * @param accepted where AWS has accepted the credentials that signed the call
 */
export function refinedByRegion(error: ExpectedError, accepted: Acceptance): ExpectedError {
  const { regionMayBeDisabled, ...known } = error.failure;
  if (!regionMayBeDisabled || accepted === 'nowhere') return error;
  const failure = accepted === 'here' ? known : { ...known, kind: 'regionDisabled' as const };
  return new ExpectedError(failure, { cause: error.cause });
}
