/**
 * Credentials from the output of another program. Its output, on either stream, is never part of a
 * failure, because it may contain keys. The SDK's own provider includes it in its message, hence
 * this file.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
import type { AwsCredentialIdentity } from '@smithy/types';
import { ExpectedError } from '../../core/model/errors';
import { readText, readTime } from '../mapping/fields';
import { ProcessError, processLimits, runProcess, type ProcessLimits } from './runProcess';

/**
 * Runs the command through the shell, as specified, and parses its output.
 * @param signal cancels the run
 * @throws ExpectedError `processFailed`, `cancelled`, or `expired` when the program returns expired
 * keys
 */
export async function credentialProcess(
  profile: string,
  command: string,
  signal?: AbortSignal,
  limits: ProcessLimits = processLimits,
): Promise<AwsCredentialIdentity> {
  const failed = (detail: string): ExpectedError =>
    new ExpectedError({ kind: 'processFailed', profile, detail });
  const output = await runProcess({
    // A multi-line value is one command.
    command: command.replaceAll('\n', ' '),
    limits,
    isComplete: (text) => readJson(text) !== undefined,
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw new ExpectedError({ kind: 'cancelled', profile });
    throw error instanceof ProcessError ? failed(error.message) : error;
  });
  const keys = readJson(output);
  if (!keys) throw failed('its answer is not JSON');
  if (keys.Version !== 1) throw failed('its answer is not of version 1');
  const accessKeyId = readText(keys.AccessKeyId);
  const secretAccessKey = readText(keys.SecretAccessKey);
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw failed('its answer has no keys');
  const sessionToken = readText(keys.SessionToken);
  const expiration = readTime(keys.Expiration);
  if (expiration !== undefined && expiration < Date.now())
    throw new ExpectedError({ kind: 'expired', profile });
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    ...(expiration !== undefined && { expiration: new Date(expiration) }),
  };
}

function readJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
