/** Finds why settings that start a sign-in are incomplete. */
import { readText } from '../mapping/fields';
import type { Settings } from '../config/sharedConfig';

/** A setting that is missing or invalid. */
export interface UnfinishedSetting {
  readonly problem: 'missingSetting' | 'badValue';
  readonly name: string;
  /** The setting that requires the missing one. */
  readonly beside?: string;
}

/**
 * What each setting requires for a complete sign-in.
 * https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
const needs: readonly (readonly [name: string, needed: string])[] = [
  ['role_arn', 'source_profile'],
  ['aws_access_key_id', 'aws_secret_access_key'],
  ['aws_secret_access_key', 'aws_access_key_id'],
  ['aws_session_token', 'aws_access_key_id'],
  ['aws_security_token', 'aws_access_key_id'],
  ['web_identity_token_file', 'role_arn'],
  ['source_profile', 'role_arn'],
  ['credential_source', 'role_arn'],
  ['mfa_serial', 'role_arn'],
  ['external_id', 'role_arn'],
  ['role_session_name', 'role_arn'],
  ['duration_seconds', 'role_arn'],
  ['sso_role_name', 'sso_session'],
  ['sso_region', 'sso_session'],
];

/** Settings that are a complete sign-in alone, or with those that `ssoCredentials` requires. */
const whole = ['credential_process', 'sso_session', 'sso_start_url', 'login_session'];

const signInSettings: ReadonlySet<string> = new Set([
  ...needs.map(([name]) => name),
  ...whole,
  'sso_account_id',
]);

/** Whether any setting is for signing in, complete or not, with or without a value. */
export function beginsSignIn(settings: Settings): boolean {
  return Object.keys(settings).some((name) => signInSettings.has(name));
}

/** Undefined if no setting is for signing in. Only for settings that are not a complete sign-in. */
export function unfinishedSetting(settings: Settings): UnfinishedSetting | undefined {
  const has = (name: string): boolean => readText(settings[name]) !== undefined;
  const empty = Object.keys(settings).find((name) => signInSettings.has(name) && !has(name));
  if (empty !== undefined) return { problem: 'badValue', name: empty };
  if (has('role_arn') && has('source_profile') && has('credential_source'))
    return { problem: 'badValue', name: 'credential_source' };
  const missing = needs.find(([name, needed]) => has(name) && !has(needed));
  return missing && { problem: 'missingSetting', name: missing[1], beside: missing[0] };
}
