/** Creates the failures of a sign-in. */
import {
  badConfig,
  credentialFailures,
  ExpectedError,
  isExpected,
  type Failure,
  type Remedy,
} from '../../core/model/errors';
import { findConfigFault } from '../config/configFault';
import { redact } from '../../core/base/redact';
import { translateError, type CallFacts } from '../errors/awsErrors';
import { configError } from '../config/profileSettings';
import type { SignInContext } from './signInContext';
import type { UnfinishedSetting } from './unfinishedSetting';

/** The profile does not exist, or is not found because the file is wrong. */
export function unknownProfile(profile: string, context: SignInContext): ExpectedError {
  return unlessBadConfig(profile, context, { kind: 'unknownProfile', profile });
}

/** The profile has no sign-in method, or it is not found because the file is wrong. */
export function noCredentials(
  profile: string,
  context: SignInContext,
  detail: string,
): ExpectedError {
  return unlessBadConfig(profile, context, { kind: 'noCredentials', profile, detail });
}

/** The profile's sign-in settings are incomplete, or one of its lines cannot be parsed. */
export function unfinishedProfile(
  profile: string,
  { config }: SignInContext,
  { problem, name, beside }: UnfinishedSetting,
): ExpectedError {
  const fault = findConfigFault(config.files, { kind: 'profile', name: profile });
  if (fault) return badConfig(fault);
  const setting = problem === 'badValue' ? name : undefined;
  const section = { kind: 'profile', name: profile } as const;
  return configError({ problem, name }, config, section, setting, beside);
}

function unlessBadConfig(
  profile: string,
  { config }: SignInContext,
  failure: Failure,
): ExpectedError {
  const fault = findConfigFault(config.files, { kind: 'profile', name: profile });
  return fault ? badConfig(fault) : new ExpectedError(failure);
}

/**
 * The failure of the source profile of a role, with the role's profile added. A config fault
 * already names its line.
 * @param profile the role's profile
 * @param source its source of keys
 */
export function sourceError(error: unknown, profile: string, source: string): unknown {
  if (!isExpected(error)) return error;
  const { failure } = error;
  const isOfProfile = credentialFailures.has(failure.kind) || failure.kind === 'denied';
  if (!isOfProfile || failure.kind === 'badConfig') return error;
  const roleChain = [profile, ...(failure.roleChain ?? [source])];
  return new ExpectedError({ ...failure, roleChain }, { cause: error });
}

/** A sign-in that has expired or never happened. */
export function signedOut(profile: string, remedy: Remedy, cause?: unknown): ExpectedError {
  const detail = cause instanceof Error ? redact(cause.message) : 'The sign-in has ended.';
  return new ExpectedError({ kind: 'expired', profile, remedy, detail }, { cause });
}

/** The error of a sign-in call; the remedy resolves an `expired` one. */
export function signInError(error: unknown, facts: CallFacts, remedy?: Remedy): unknown {
  const translated = translateError(error, facts);
  if (!remedy || !isExpected(translated) || translated.failure.kind !== 'expired')
    return translated;
  return new ExpectedError({ ...translated.failure, remedy }, { cause: error });
}
