/**
 * Credentials of IAM Identity Center, with the token stored by `aws sso login`. A token of an
 * `sso-session` is renewed as long as its refresh token is valid; one of a legacy profile is not.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
import { GetRoleCredentialsCommand } from '@aws-sdk/client-sso';
import { fromSso } from '@aws-sdk/token-providers';
import { getSSOTokenFromFile } from '@smithy/core/config';
import type { AwsCredentialIdentity } from '@smithy/types';
import { badConfig, ExpectedError, type Remedy } from '../../core/model/errors';
import { headerFault, sectionFault, type SectionName } from '../config/configFault';
import type { CallFacts } from '../errors/awsErrors';
import { readText, readTime } from '../mapping/fields';
import { configError } from '../config/profileSettings';
import { withSdkConfig } from '../config/sdkConfig';
import type { Settings } from '../config/sharedConfig';
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
  const place = ssoPlace(profile, settings, context);
  const { accountId, roleName, region } = place;
  const remedy = remedyOf(profile, settings, context);
  const accessToken = await ssoToken(profile, place, remedy, context);
  const resource = `${roleName} (${accountId})`;
  const facts: CallFacts = { action: 'sso:GetRoleCredentials', profile, region, resource };
  try {
    const sso = context.clients.sso(region);
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

/**
 * The settings, including those of the session. @throws ExpectedError `badConfig` for a missing one
 */
function ssoPlace(profile: string, settings: Settings, { config }: SignInContext): SsoPlace {
  const own = { kind: 'profile', name: profile } as const;
  const session = readText(settings.sso_session);
  const where = session === undefined ? own : ({ kind: 'sso-session', name: session } as const);
  const shared = session === undefined ? settings : config.sections.get(`sso-session ${session}`);
  const unusable = shared ? sectionFault(config.files, where) : headerFault(config.files, where);
  if (unusable) throw badConfig(unusable);
  if (!shared) {
    const fault = { problem: 'missingSection', name: `sso-session ${where.name}` } as const;
    throw configError(fault, config, own, 'sso_session');
  }
  const need = (from: Settings, name: string, section: SectionName): string => {
    const value = readText(from[name]);
    if (value !== undefined) return value;
    throw configError({ problem: 'missingSetting', name }, config, section);
  };
  return {
    ...(session !== undefined && { session }),
    startUrl: need(shared, 'sso_start_url', where),
    region: need(shared, 'sso_region', where),
    accountId: need(settings, 'sso_account_id', own),
    roleName: need(settings, 'sso_role_name', own),
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
  const reading: Promise<SsoToken> =
    session === undefined
      ? legacyToken(startUrl)
      : withSdkConfig(
          { sso_session: session },
          { name: session, settings: { sso_start_url: startUrl, sso_region: region } },
          (init) => fromSso({ ...init, clientConfig: clients.options('sso_oidc', region) })(),
        );
  const { token, expiration } = await reading.catch((cause: unknown) => {
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

/** If other profiles share the session, the command for the session signs in all of them. */
function remedyOf(profile: string, settings: Settings, { config }: SignInContext): Remedy {
  const session = readText(settings.sso_session);
  const sharing = [...config.profiles.values()].filter((each) => each.sso_session === session);
  const shared = session !== undefined && sharing.length > 1;
  return { kind: 'ssoLogin', profile, ...(shared && { session }) };
}
