/**
 * Credentials that another program prints. What it prints, on either stream, is never part of a
 * failure: there may be keys in it. The SDK's own provider puts it into its message, hence this.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
import type { AwsCredentialIdentity } from '@smithy/types';
import { exec, type ExecException } from 'node:child_process';
import { ExpectedError } from '../../core/errors';
import { readText, readTime } from '../fields';

/** Longest run, ms: the program may ask its user, but not forever. */
const longestRunMs = 120_000;

/**
 * Runs the command through the shell, as the format has it, and reads what it prints.
 * @throws ExpectedError `processFailed`, or `expired` when the program gives keys that have ended
 */
export async function credentialProcess(
  profile: string,
  command: string,
): Promise<AwsCredentialIdentity> {
  const failed = (detail: string): ExpectedError =>
    new ExpectedError({ kind: 'processFailed', profile, detail });
  const { error, output } = await run(command);
  if (error) throw failed(ending(error));
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

function run(
  command: string,
): Promise<{ readonly error: ExecException | null; readonly output: string }> {
  return new Promise((resolve) => {
    exec(command, { timeout: longestRunMs, windowsHide: true }, (error, output) => {
      resolve({ error, output });
    });
  });
}

function ending({ code, killed, signal }: ExecException): string {
  if (killed) return `no end within ${longestRunMs / 1000} seconds`;
  return signal ? `signal ${signal}` : `exit code ${String(code)}`;
}

function readJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
