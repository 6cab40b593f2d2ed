/** Credentials of an assumed role, with those of another profile or with a web identity. */
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
} from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { readFile } from 'node:fs/promises';
import { badConfig, ExpectedError, isExpected } from '../../core/model/errors';
import type { CallFacts } from '../errors/awsErrors';
import { readText } from '../mapping/fields';
import type { Settings } from '../config/sharedConfig';
import type { SignInContext } from './signInContext';
import { signInError } from './signInErrors';

/** AWS's default, an hour. */
const defaultSeconds = 3600;

/**
 * Assumes the role of a profile. If it needs an MFA code, the user is asked, once per session; in
 * the background the profile fails instead, before anything else is tried.
 * @throws ExpectedError
 */
export async function assumeRole(
  profile: string,
  settings: Settings,
  context: SignInContext,
  source: () => Promise<AwsCredentialIdentity>,
): Promise<AwsCredentialIdentity> {
  const { mfa_serial: serial, region = context.region } = settings;
  const facts = roleFacts('sts:AssumeRole', profile, region, settings);
  if (serial !== undefined && !context.ask) throw mfaFailure('mfaNeeded', profile, serial, context);
  const credentials = await source();
  const code = serial === undefined ? undefined : await context.ask?.({ profile, serial });
  if (serial !== undefined && code === undefined) throw new ExpectedError({ kind: 'cancelled' });
  try {
    const { clients } = context;
    const sts =
      code === undefined ? clients.sts(region, credentials) : clients.stsOnce(region, credentials);
    const answer = await sts.send(
      new AssumeRoleCommand({
        RoleArn: settings.role_arn,
        RoleSessionName: settings.role_session_name ?? `client-vpn-watch-${Date.now()}`,
        ExternalId: settings.external_id,
        DurationSeconds: Number.parseInt(settings.duration_seconds ?? '', 10) || defaultSeconds,
        SerialNumber: serial,
        TokenCode: code,
      }),
    );
    return toIdentity(answer.Credentials, facts);
  } catch (error) {
    const translated = signInError(error, facts);
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_mfa-issues.html
    const refused =
      isExpected(translated) && /MultiFactorAuth/i.test(translated.failure.detail ?? '');
    if (refused && serial !== undefined) throw mfaFailure('mfaRefused', profile, serial, context);
    throw translated;
  }
}

/** Assumes a role with a token from a file. @throws ExpectedError */
export async function assumeRoleWithWebIdentity(
  profile: string,
  settings: Settings & { readonly web_identity_token_file: string },
  context: SignInContext,
): Promise<AwsCredentialIdentity> {
  const { web_identity_token_file: file, region = context.region } = settings;
  const token = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw badConfig({ problem: 'unreadable', file }, cause);
  });
  const facts = roleFacts('sts:AssumeRoleWithWebIdentity', profile, region, settings);
  try {
    const sts = context.clients.sts(region);
    const answer = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: settings.role_arn,
        RoleSessionName: settings.role_session_name ?? `client-vpn-watch-${Date.now()}`,
        WebIdentityToken: token.trim(),
      }),
    );
    return toIdentity(answer.Credentials, facts);
  } catch (error) {
    throw signInError(error, facts);
  }
}

function roleFacts(action: string, profile: string, region: string, settings: Settings): CallFacts {
  const resource = readText(settings.role_arn);
  return { action, profile, region, ...(resource !== undefined && { resource }) };
}

function mfaFailure(
  kind: 'mfaNeeded' | 'mfaRefused',
  profile: string,
  serial: string,
  context: SignInContext,
): ExpectedError {
  const remedy = { kind: 'mfaCode', profile: context.profile } as const;
  return new ExpectedError({ kind, profile, resource: serial, remedy });
}

function toIdentity(credentials: Credentials | undefined, facts: CallFacts): AwsCredentialIdentity {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey)
    throw new ExpectedError({ ...facts, kind: 'malformed', detail: 'The answer has no keys.' });
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken !== undefined && { sessionToken: SessionToken }),
    ...(Expiration !== undefined && { expiration: Expiration }),
  };
}
