/**
 * Credentials from container or instance metadata. A service that accepts calls and never completes
 * its responses would block everything that waits for the profile's credentials; hence the limits.
 */
import type { AwsCredentialIdentity } from '@smithy/types';
import { minuteMs } from '../../core/base/duration';
import { isRecord } from '../../core/base/isRecord';
import { redact } from '../../core/base/redact';
import { systemClock } from '../../core/base/systemClock';
import { within } from '../../core/base/within';
import { ExpectedError } from '../../core/model/errors';
import type { Settings } from '../config/sharedConfig';
import type { MetadataAnswer } from '../http/metadataRequest';
import { readText, readTime } from '../mapping/fields';
import { askContainer } from './containerKeys';
import { askInstance } from './instanceKeys';

/** Limits all requests of one search, ms. */
const longestMs = 5000;

/**
 * Expired keys of a metadata service that has a problem remain valid for EC2; they are read again
 * after this time, ms.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html
 */
const extensionMs = 10 * minuteMs;

const askers: Readonly<
  Record<'container' | 'instance', (settings: Settings) => Promise<MetadataAnswer>>
> = { container: askContainer, instance: askInstance };

/**
 * @param settings of the profile
 * @throws ExpectedError `metadataFailed`
 */
export async function metadataCredentials(
  place: keyof typeof askers,
  profile: string,
  settings: Settings = {},
): Promise<AwsCredentialIdentity> {
  try {
    const answer = await within(systemClock, longestMs, askers[place](settings), () => {
      throw new Error(`no answer within ${longestMs} ms`);
    });
    return keysOf(answer);
  } catch (cause) {
    const detail = cause instanceof Error ? redact(cause.message.replace(/\.$/, '')) : '';
    const facts = { kind: 'metadataFailed', profile, resource: place } as const;
    throw new ExpectedError({ ...facts, ...(detail !== '' && { detail }) }, { cause });
  }
}

function keysOf({ status, text }: MetadataAnswer): AwsCredentialIdentity {
  if (status !== 200) throw new Error(`the answer has the status ${status}`);
  const keys = readJson(text);
  const accessKeyId = readText(keys.AccessKeyId);
  const secretAccessKey = readText(keys.SecretAccessKey);
  const sessionToken = readText(keys.Token);
  const expiration = readTime(keys.Expiration);
  if (!accessKeyId || !secretAccessKey || !sessionToken || expiration === undefined)
    throw new Error('the answer has no keys');
  const until = expiration < Date.now() ? Date.now() + extensionMs : expiration;
  return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(until) };
}

/** The answer itself is part of no message. */
function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // As for another kind of value.
  }
  throw new Error('the answer is not JSON');
}
