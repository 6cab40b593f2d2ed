/**
 * The settings whose values contain no spaces. Text after such a value is a comment: the AWS CLI
 * does not support comments there, other SDKs do, and no other meaning is possible. In all other
 * values `#` and `;` are ordinary characters.
 */
const settings: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
  'credential_source',
  'duration_seconds',
  'endpoint_url',
  'external_id',
  'ignore_configured_endpoint_urls',
  'login_session',
  'mfa_serial',
  'region',
  'role_arn',
  'role_session_name',
  'sso_account_id',
  'sso_region',
  'sso_role_name',
  'sso_start_url',
  'use_dualstack_endpoint',
  'use_fips_endpoint',
]);

/** Whether a setting, by its key in lower case, is one of them. */
export function takesOneWord(key: string): boolean {
  return settings.has(key);
}

/** The value of a setting without a trailing comment. */
export function withoutComment(key: string, value: string): string {
  if (!takesOneWord(key)) return value;
  const comment = value.search(/\s[#;]/);
  return comment < 0 ? value : value.slice(0, comment).trimEnd();
}
