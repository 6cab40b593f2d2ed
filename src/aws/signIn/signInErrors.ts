/** What keeps a profile from signing in, as the failures that people read. */
import { badConfig, ExpectedError, isExpected, type Failure, type Remedy } from '../../core/errors';
import { findConfigFault } from '../configFault';
import { redact } from '../../core/redact';
import { translateError, type CallFacts } from '../errors';
import { configError } from '../profileSettings';
import type { SignInContext } from './signInContext';

/** The profile is not there, or is not found because the file is wrong. */
export function unknownProfile(profile: string, context: SignInContext): Promise<ExpectedError> {
  return unlessBadConfig(profile, context, { kind: 'unknownProfile', profile });
}

/** The profile has nothing to sign in with, or it is not found because the file is wrong. */
export function noCredentials(
  profile: string,
  context: SignInContext,
  detail: string,
): Promise<ExpectedError> {
  return unlessBadConfig(profile, context, { kind: 'noCredentials', detail });
}

/** A setting that a profile must have, or must not have beside others. */
export interface UnfinishedSetting {
  readonly problem: 'missingSetting' | 'badValue';
  readonly name: string;
}

/** The profile begins a way to sign in and does not finish it, or a line of it cannot be read. */
export async function unfinishedProfile(
  profile: string,
  { config }: SignInContext,
  { problem, name }: UnfinishedSetting,
): Promise<ExpectedError> {
  const fault = await findConfigFault(config.files, profile);
  if (fault) return badConfig(fault);
  const setting = problem === 'badValue' ? name : undefined;
  return configError({ problem, name }, config, `profile ${profile}`, setting);
}

async function unlessBadConfig(
  profile: string,
  { config }: SignInContext,
  failure: Failure,
): Promise<ExpectedError> {
  const fault = await findConfigFault(config.files, profile);
  return fault ? badConfig(fault) : new ExpectedError(failure);
}

/** A sign-in that has ended or was never made. */
export function signedOut(profile: string, remedy: Remedy, cause?: unknown): ExpectedError {
  const detail = cause instanceof Error ? redact(cause.message) : 'The sign-in has ended.';
  return new ExpectedError({ kind: 'expired', profile, remedy, detail }, { cause });
}

/** What a call for the sign-in threw; one that is answered with `expired` is mended by the remedy. */
export function signInError(error: unknown, facts: CallFacts, remedy?: Remedy): unknown {
  const translated = translateError(error, facts);
  if (!remedy || !isExpected(translated) || translated.failure.kind !== 'expired')
    return translated;
  return new ExpectedError({ ...translated.failure, remedy }, { cause: error });
}
