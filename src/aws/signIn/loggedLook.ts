/** The line that each look for credentials leaves in the log: which sign-ins it went through, no value. */
import type { AwsCredentialIdentity } from '@smithy/types';
import { isExpected, type Failure } from '../../core/model/errors';
import type { Log } from '../../core/base/log';
import { displayText } from '../../core/text/displayText';

/** Looks, and tells of it. Rejects with what `look` rejects with. */
export async function loggedLook(
  profile: string,
  log: Log,
  look: (note: (way: string) => void) => Promise<AwsCredentialIdentity>,
): Promise<AwsCredentialIdentity> {
  const startedAt = performance.now();
  const ways: string[] = [];
  const report = (result: string): void => {
    const whose = profile === '' ? 'the default chain' : `the profile ${displayText(profile)}`;
    const ms = Math.round(performance.now() - startedAt);
    const used = ways.length > 0 ? ways.join(' with ') : 'no way to sign in';
    log.debug(`Credentials of ${whose}: ${used}, ${ms} ms, ${result}`);
  };
  try {
    const credentials = await look((way) => ways.push(displayText(way)));
    const { expiration } = credentials;
    report(expiration ? `until ${expiration.toISOString()}` : 'without an end');
    return credentials;
  } catch (error) {
    report(isExpected(error) ? failureWords(error.failure) : 'an unexpected error');
    throw error;
  }
}

/** Which call failed and how AWS calls that request, where it was a call. */
function failureWords({ kind, action, requestId }: Failure): string {
  const call = requestId === undefined ? '' : ` at ${action ?? 'AWS'}, request ${requestId}`;
  return `${kind}${call}`;
}
