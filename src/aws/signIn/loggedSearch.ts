/** Logs one line for each search for credentials: the sign-in methods tried, and no values. */
import type { AwsCredentialIdentity } from '@smithy/types';
import { isExpected, type Failure } from '../../core/model/errors';
import type { Log } from '../../core/base/log';
import { displayText } from '../../core/text/displayText';

/** Searches and logs the result. Rejects like `search`. */
export async function loggedSearch(
  profile: string,
  log: Log,
  search: (note: (method: string) => void) => Promise<AwsCredentialIdentity>,
): Promise<AwsCredentialIdentity> {
  const startedAt = performance.now();
  const methods: string[] = [];
  const report = (result: string): void => {
    const whose = profile === '' ? 'the default chain' : `the profile ${displayText(profile)}`;
    const ms = Math.round(performance.now() - startedAt);
    const used = methods.length > 0 ? methods.join(' with ') : 'no way to sign in';
    log.debug(`Credentials of ${whose}: ${used}, ${ms} ms, ${result}`);
  };
  try {
    const credentials = await search((method) => methods.push(displayText(method)));
    const { expiration } = credentials;
    report(expiration ? `until ${expiration.toISOString()}` : 'without an end');
    return credentials;
  } catch (error) {
    report(isExpected(error) ? failureWords(error.failure) : 'an unexpected error');
    throw error;
  }
}

/** The failed call and AWS's request id, if it was a call. */
function failureWords({ kind, action, requestId }: Failure): string {
  const call = requestId === undefined ? '' : ` at ${action ?? 'AWS'}, request ${requestId}`;
  return `${kind}${call}`;
}
