/**
 * The credentials that the metadata of a container or of an instance hold, asked with the SDK's
 * providers. Whoever takes the call and says nothing would hold up all that waits for a profile's
 * credentials, since the container's provider only warns of its own time-out; hence a limit.
 */
import { fromHttp, fromInstanceMetadata } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { ExpectedError } from '../../core/model/errors';
import { redact } from '../../core/base/redact';

/** Metadata are near: they answer at once or not at all, ms. */
const longestMs = 5000;

/** Whose metadata, with the provider that asks them; made for each look, since it reads the environment. */
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
