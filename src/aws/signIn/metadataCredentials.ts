/**
 * Credentials from container or instance metadata, read with the SDK's providers. The container's
 * provider only warns about its own timeout, so a server that accepts the call and does not respond
 * would block everything that waits for the profile's credentials; hence a limit.
 */
import { fromHttp, fromInstanceMetadata } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { ExpectedError } from '../../core/model/errors';
import { redact } from '../../core/base/redact';

/** Metadata services are local: they respond at once or not at all, ms. */
const longestMs = 5000;

/** The provider for each kind; created for each search, because it reads the environment. */
const providers = {
  container: () => fromHttp({ maxRetries: 1 })(),
  instance: () => fromInstanceMetadata()(),
} as const;

/** @throws ExpectedError `metadataFailed` */
export async function metadataCredentials(
  place: keyof typeof providers,
  profile: string,
): Promise<AwsCredentialIdentity> {
  try {
    return await inTime(providers[place]());
  } catch (cause) {
    const detail = cause instanceof Error ? redact(cause.message.replace(/\.$/, '')) : '';
    const facts = { kind: 'metadataFailed', profile, resource: place } as const;
    throw new ExpectedError({ ...facts, ...(detail !== '' && { detail }) }, { cause });
  }
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no answer within ${longestMs} ms`));
    }, longestMs);
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
