/**
 * Credentials of IAM Identity Center, with the token that `aws sso login` left. A token of an
 * `sso-session` is renewed while its refresh token lasts; one of a legacy profile is not.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
import { GetRoleCredentialsCommand } from '@aws-sdk/client-sso';
import { fromSso } from '@aws-sdk/token-providers';
import { getSSOTokenFromFile } from '@smithy/core/config';
import type { AwsCredentialIdentity } from '@smithy/types';
import { ExpectedError, type Remedy } from '../../core/errors';
import type { CallFacts } from '../errors';
import { readText, readTime } from '../fields';
import { configError } from '../profileSettings';
import type { Settings } from '../sharedConfig';
import type { SignInContext } from './signInContext';
import { signedOut, signInError } from './signInErrors';

/** Whether a profile signs in through IAM Identity Center. */
export function isSsoProfile(settings: Settings): boolean {
  return [settings.sso_session, settings.sso_start_url, settings.sso_account_id].some(
    (setting) => setting !== undefined,
  );
}

/** @throws ExpectedError */
export async function ssoCredentials(
  profile: string,
  settings: Settings,
  context: SignInContext,
): Promise<AwsCredentialIdentity> {
  const place = await ssoPlace(profile, settings, context);
  const { accountId, roleName, region } = place;
  const remedy = remedyOf(profile, settings, context);
  const accessToken = await ssoToken(profile, place, remedy, context);
  const resource = `${roleName} (${accountId})`;
  const facts: CallFacts = { action: 'sso:GetRoleCredentials', profile, region, resource };
  try {
    const sso = await context.clients.sso(region);
    const answer = await sso.send(
      new GetRoleCredentialsCommand({ accountId, roleName, accessToken }),
    );
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = answer.roleCredentials ?? {};
    if (!accessKeyId || !secretAccessKey || !sessionToken)
      throw new ExpectedError({ ...facts, kind: 'malformed', detail: 'The answer has no keys.' });
    return {
      accessKeyId,
      secretAccessKey,
      sessionToken,
      ...(expiration !== undefined && { expiration: new Date(expiration) }),
    };
  } catch (error) {
    throw signInError(error, facts, remedy);
  }
}

interface SsoPlace {
  readonly session?: string;
  readonly startUrl: string;
  readonly region: string;
  readonly accountId: string;
  readonly roleName: string;
}

/** The settings, those of the session included. @throws ExpectedError `badConfig` for one missing */
async function ssoPlace(
  profile: string,
  settings: Settings,
  { config }: SignInContext,
): Promise<SsoPlace> {
  const session = readText(settings.sso_session);
  const section = session === undefined ? `profile ${profile}` : `sso-session ${session}`;
  const shared = session === undefined ? settings : config.sections.get(section);
  if (!shared) {
    const fault = { problem: 'missingSection', name: section } as const;
    throw await configError(fault, config, `profile ${profile}`, 'sso_session');
  }
  const need = async (from: Settings, name: string, where: string): Promise<string> => {
    const value = readText(from[name]);
    if (value !== undefined) return value;
    throw await configError({ problem: 'missingSetting', name }, config, where);
  };
  return {
    ...(session !== undefined && { session }),
    startUrl: await need(shared, 'sso_start_url', section),
    region: await need(shared, 'sso_region', section),
    accountId: await need(settings, 'sso_account_id', `profile ${profile}`),
    roleName: await need(settings, 'sso_role_name', `profile ${profile}`),
  };
}

interface SsoToken {
  readonly token: string;
  readonly expiration?: Date;
}

async function ssoToken(
  profile: string,
  { session, startUrl, region }: SsoPlace,
  remedy: Remedy,
  { clients }: SignInContext,
): Promise<string> {
  const clientConfig = await clients.options('sso_oidc', region);
  const looking: Promise<SsoToken> =
    session === undefined
      ? legacyToken(startUrl)
      : fromSso({ profile, ignoreCache: true, clientConfig })();
  const { token, expiration } = await looking.catch((cause: unknown) => {
    throw signedOut(profile, remedy, cause);
  });
  if (!token || !expiration || expiration.getTime() <= Date.now()) throw signedOut(profile, remedy);
  return token;
}

async function legacyToken(startUrl: string): Promise<SsoToken> {
  const file = (await getSSOTokenFromFile(startUrl)) as Readonly<Record<string, unknown>>;
  const endsAt = readTime(file.expiresAt);
  return {
    token: readText(file.accessToken) ?? '',
    ...(endsAt !== undefined && { expiration: new Date(endsAt) }),
  };
}

/** Where other profiles share the session, the command for the session mends them all. */
function remedyOf(profile: string, settings: Settings, { config }: SignInContext): Remedy {
  const session = readText(settings.sso_session);
  const sharing = [...config.profiles.values()].filter((each) => each.sso_session === session);
  const shared = session !== undefined && sharing.length > 1;
  return { kind: 'ssoLogin', profile, ...(shared && { session }) };
}
