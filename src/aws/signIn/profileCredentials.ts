/**
 * The credentials of a profile, in the SDK's order: the role's chain, keys, web identity, process,
 * IAM Identity Center, console sign-in; a profile that has none of them takes what the place has.
 * The SDK's own provider does the same, but says what went wrong in words only, calls STS at the endpoint of
 * another profile, and repeats what processes print.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
import { fromEnv, fromLoginCredentials } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { readText } from '../fields';
import { configError } from '../profileSettings';
import type { Settings } from '../sharedConfig';
import { ambientCredentials } from './ambientCredentials';
import { assumeRole, assumeRoleWithWebIdentity } from './assumeRole';
import { credentialProcess } from './credentialProcess';
import { metadataCredentials } from './metadataCredentials';
import type { SignInContext } from './signInContext';
import {
  noCredentials,
  signInError,
  unfinishedProfile,
  unknownProfile,
  type UnfinishedSetting,
} from './signInErrors';
import { isSsoProfile, ssoCredentials } from './ssoCredentials';

/**
 * @param visited the profiles whose roles are taken with these credentials, the last one first
 * @throws ExpectedError
 */
export async function profileCredentials(
  profile: string,
  context: SignInContext,
  visited: readonly string[] = [],
): Promise<AwsCredentialIdentity> {
  const settings = context.config.profiles.get(profile);
  if (!settings) throw await unknownProfile(profile, context);
  const way = wayOf(profile, settings, context, visited);
  if (way) {
    context.note(`${way.name} (${profile})`);
    return way.find();
  }
  const unfinished = unfinishedSetting(settings);
  if (unfinished) throw await unfinishedProfile(profile, context, unfinished);
  const ambient = visited.length > 0 ? undefined : await ambientCredentials(context);
  if (ambient) return ambient;
  throw await noCredentials(profile, context, 'The profile has no setting to sign in with.');
}

/** What keeps settings from being a sign-in although they begin one: the place's is not meant then. */
function unfinishedSetting(settings: Settings): UnfinishedSetting | undefined {
  const has = (name: string): boolean => readText(settings[name]) !== undefined;
  const lacking = (name: string): UnfinishedSetting => ({ problem: 'missingSetting', name });
  if (has('role_arn'))
    return settings.source_profile === undefined
      ? lacking('source_profile')
      : { problem: 'badValue', name: 'credential_source' };
  if (has('aws_access_key_id')) return lacking('aws_secret_access_key');
  return has('aws_secret_access_key') ? lacking('aws_access_key_id') : undefined;
}

/** A kind of sign-in, with its name for the log. */
interface Way {
  readonly name: string;
  readonly find: () => Promise<AwsCredentialIdentity>;
}

/** The first that the settings ask for. */
function wayOf(
  profile: string,
  settings: Settings,
  context: SignInContext,
  visited: readonly string[],
): Way | undefined {
  const keys = staticKeys(settings);
  const isRole = readText(settings.role_arn) !== undefined && isChain(settings);
  // A profile may name itself as the source of its role: then its keys are meant.
  if (keys && (visited.length > 0 || !isRole))
    return { name: 'keys', find: () => Promise.resolve(keys) };
  if (isRole) {
    const source = (): Promise<AwsCredentialIdentity> =>
      sourceCredentials(profile, settings, context, [profile, ...visited]);
    return { name: 'role', find: () => assumeRole(profile, settings, context, source) };
  }
  return roleless(profile, settings, context, visited);
}

function roleless(
  profile: string,
  settings: Settings,
  context: SignInContext,
  visited: readonly string[],
): Way | undefined {
  const { web_identity_token_file, credential_process, credential_source } = settings;
  if (web_identity_token_file !== undefined) {
    const own = { ...settings, web_identity_token_file };
    const find = () => assumeRoleWithWebIdentity(profile, own, context);
    return { name: 'web identity', find };
  }
  if (credential_process !== undefined)
    return { name: 'process', find: () => credentialProcess(profile, credential_process) };
  if (isSsoProfile(settings)) {
    const name = settings.sso_session === undefined ? 'legacy SSO' : 'SSO session';
    return { name, find: () => ssoCredentials(profile, settings, context) };
  }
  if (settings.login_session !== undefined)
    return { name: 'console login', find: () => loginCredentials(profile, settings, context) };
  if (visited.length > 0 && credential_source !== undefined)
    return { name: 'source', find: () => namedSource(credential_source, profile, context) };
  return undefined;
}

function isChain({ source_profile, credential_source }: Settings): boolean {
  return (source_profile === undefined) !== (credential_source === undefined);
}

async function sourceCredentials(
  profile: string,
  { source_profile, credential_source }: Settings,
  context: SignInContext,
  visited: readonly string[],
): Promise<AwsCredentialIdentity> {
  if (credential_source !== undefined) return namedSource(credential_source, profile, context);
  const source = source_profile ?? '';
  const own = context.config.profiles.get(source);
  if (visited.includes(source) && !(own && staticKeys(own))) {
    const fault = { problem: 'badValue', name: 'source_profile' } as const;
    throw await configError(fault, context.config, `profile ${profile}`, 'source_profile');
  }
  return profileCredentials(source, context, visited);
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html */
async function namedSource(
  source: string,
  profile: string,
  context: SignInContext,
): Promise<AwsCredentialIdentity> {
  const sources: Readonly<Record<string, () => Promise<AwsCredentialIdentity>>> = {
    Environment: fromEnv(),
    EcsContainer: () => metadataCredentials('container', profile),
    Ec2InstanceMetadata: () => metadataCredentials('instance', profile),
  };
  const find = sources[source];
  if (!find) {
    const fault = { problem: 'badValue', name: 'credential_source' } as const;
    throw await configError(fault, context.config, `profile ${profile}`, 'credential_source');
  }
  context.note(`${source} (${profile})`);
  try {
    return await find();
  } catch (error) {
    throw signInError(error, { action: 'sts:AssumeRole', profile, region: context.region });
  }
}

async function loginCredentials(
  profile: string,
  settings: Settings,
  context: SignInContext,
): Promise<AwsCredentialIdentity> {
  const { region = context.region } = settings;
  try {
    const clientConfig = await context.clients.options('signin', region);
    return await fromLoginCredentials({ profile, ignoreCache: true, clientConfig })();
  } catch (error) {
    const facts = { action: 'signin:CreateOAuth2Token', profile, region };
    throw signInError(error, facts, { kind: 'consoleLogin', profile });
  }
}

function staticKeys(settings: Settings): AwsCredentialIdentity | undefined {
  const accessKeyId = readText(settings.aws_access_key_id);
  const secretAccessKey = readText(settings.aws_secret_access_key);
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const sessionToken = readText(settings.aws_session_token);
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
