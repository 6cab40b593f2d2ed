/**
 * Credentials that another program prints. What it prints, on either stream, is never part of a
 * failure: there may be keys in it. The SDK's own provider puts it into its message, hence this.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
import type { AwsCredentialIdentity } from '@smithy/types';
import { ExpectedError } from '../../core/model/errors';
import { readText, readTime } from '../mapping/fields';
import { ProcessError, processLimits, runProcess, type ProcessLimits } from './runProcess';

/**
 * Runs the command through the shell, as the format has it, and reads what it prints.
 * @param signal calls the run off
 * @throws ExpectedError `processFailed`, `cancelled`, or `expired` when the program gives keys that have ended
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
    // A value that goes on over several lines is one command.
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
