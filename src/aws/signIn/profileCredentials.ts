/**
 * The credentials of a profile, in the AWS CLI's order: role chain, web identity, IAM Identity
 * Center, keys in the credentials file, console sign-in, process, keys in the config file. A profile
 * without any of them has no credentials: those of the environment belong to another identity, and
 * would be used under the profile's name. The SDK's own provider does the same, but its errors are
 * only messages, it calls STS at the endpoint of another profile, and it repeats the output of
 * processes.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html#cli-chap-authentication-precedence
 */
import { fromEnv, fromLoginCredentials } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { badConfig, ExpectedError } from '../../core/model/errors';
import { sectionFault } from '../config/configFault';
import { readText } from '../mapping/fields';
import { configError } from '../config/profileSettings';
import { withSdkConfig } from '../config/sdkConfig';
import type { Settings } from '../config/sharedConfig';
import { assumeRole, assumeRoleWithWebIdentity } from './assumeRole';
import { credentialProcess } from './credentialProcess';
import { metadataCredentials } from './metadataCredentials';
import type { SignInContext } from './signInContext';
import {
  noCredentials,
  signInError,
  sourceError,
  unfinishedProfile,
  unknownProfile,
} from './signInErrors';
import { isSsoProfile, ssoCredentials } from './ssoCredentials';
import { unfinishedSetting } from './unfinishedSetting';

/**
 * @param visited the profiles whose roles are assumed with these credentials, the last one first
 * @throws ExpectedError
 */
export async function profileCredentials(
  profile: string,
  context: SignInContext,
  visited: readonly string[] = [],
): Promise<AwsCredentialIdentity> {
  const { profiles, files } = context.config;
  const settings = profiles.get(profile);
  if (!settings) throw unknownProfile(profile, context);
  const fault = sectionFault(files, { kind: 'profile', name: profile });
  if (fault) throw badConfig(fault);
  const method = methodOf(profile, settings, context, visited);
  if (method) {
    context.note(`${method.name} (${profile})`);
    return method.find();
  }
  const unfinished = unfinishedSetting(settings);
  if (unfinished) throw unfinishedProfile(profile, context, unfinished);
  throw noCredentials(profile, context, 'The profile has no setting to sign in with.');
}

/** Without settings that are present but empty. */
function withValues(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => readText(value) !== undefined),
  );
}

/** A sign-in method with its name for the log. */
interface SignInMethod {
  readonly name: string;
  readonly find: () => Promise<AwsCredentialIdentity>;
}

/**
 * The first method that the settings specify. Like in the AWS CLI, a profile with a role has no
 * other method, except for a web identity: with the profile's own keys, calls would run under
 * another identity than the role's. The keys of a source profile are used without its role.
 */
function methodOf(
  profile: string,
  settings: Settings,
  context: SignInContext,
  visited: readonly string[],
): SignInMethod | undefined {
  const own = withValues(settings);
  // A profile may name itself as its source profile, which means its own keys.
  const isSource = visited.length > 0 && staticKeys(own) !== undefined;
  const isRole = settings.role_arn !== undefined && own.web_identity_token_file === undefined;
  if (!isRole || isSource) return roleless(profile, own, context, visited);
  if (own.role_arn === undefined || !isChain(own)) return undefined;
  const source = (): Promise<AwsCredentialIdentity> =>
    sourceCredentials(profile, own, context, [profile, ...visited]);
  return { name: 'role', find: () => assumeRole(profile, own, context, source) };
}

function roleless(
  profile: string,
  settings: Settings,
  context: SignInContext,
  visited: readonly string[],
): SignInMethod | undefined {
  const { web_identity_token_file, credential_process, credential_source } = settings;
  if (web_identity_token_file !== undefined && settings.role_arn !== undefined) {
    const own = { ...settings, web_identity_token_file };
    const find = () => assumeRoleWithWebIdentity(profile, own, context);
    return { name: 'web identity', find };
  }
  if (isSsoProfile(settings)) {
    const name = settings.sso_session === undefined ? 'legacy SSO' : 'SSO session';
    return { name, find: () => ssoCredentials(profile, settings, context) };
  }
  const found = staticKeys(settings);
  const keys = found && { name: 'keys', find: () => Promise.resolve(found) };
  if (keys && areInCredentialsFile(profile, context)) return keys;
  if (settings.login_session !== undefined)
    return { name: 'console login', find: () => loginCredentials(profile, settings, context) };
  if (credential_process !== undefined) {
    return {
      name: 'process',
      find: () => credentialProcess(profile, credential_process, context.signal),
    };
  }
  if (keys) return keys;
  if (visited.length > 0 && credential_source !== undefined) {
    const find = () => namedSource(credential_source, profile, settings, context);
    return { name: 'source', find };
  }
  return undefined;
}

/** Whether the credentials file alone has the keys of a profile. */
function areInCredentialsFile(profile: string, { config }: SignInContext): boolean {
  const section = config.files.credentials.ini.sections.get(profile);
  return ['aws_access_key_id', 'aws_secret_access_key'].every(
    (name) => readText(section?.settings.get(name)?.value) !== undefined,
  );
}

function isChain({ source_profile, credential_source }: Settings): boolean {
  return (source_profile === undefined) !== (credential_source === undefined);
}

async function sourceCredentials(
  profile: string,
  settings: Settings,
  context: SignInContext,
  visited: readonly string[],
): Promise<AwsCredentialIdentity> {
  const { source_profile, credential_source } = settings;
  if (credential_source !== undefined)
    return namedSource(credential_source, profile, settings, context);
  const source = source_profile ?? '';
  const own = context.config.profiles.get(source);
  if (visited.includes(source) && !(own && staticKeys(own)))
    throw badSetting('source_profile', profile, context);
  try {
    return await profileCredentials(source, context, visited);
  } catch (error) {
    throw source === profile ? error : sourceError(error, profile, source);
  }
}

/**
 * The values of `credential_source`, in lower case: the AWS CLI accepts any case.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
 */
const sources: ReadonlyMap<
  string,
  (profile: string, settings: Settings) => Promise<AwsCredentialIdentity>
> = new Map([
  ['environment', environmentKeys],
  ['ecscontainer', metadataCredentials.bind(undefined, 'container')],
  ['ec2instancemetadata', metadataCredentials.bind(undefined, 'instance')],
]);

async function environmentKeys(profile: string): Promise<AwsCredentialIdentity> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
  if (readText(AWS_ACCESS_KEY_ID) && readText(AWS_SECRET_ACCESS_KEY)) return fromEnv()();
  const facts = { kind: 'noCredentials', profile, resource: 'Environment' } as const;
  throw new ExpectedError({ ...facts, detail: 'The environment has no keys.' });
}

async function namedSource(
  source: string,
  profile: string,
  settings: Settings,
  context: SignInContext,
): Promise<AwsCredentialIdentity> {
  const find = sources.get(source.toLowerCase());
  if (!find) throw badSetting('credential_source', profile, context);
  context.note(`${source} (${profile})`);
  try {
    return await find(profile, settings);
  } catch (error) {
    throw signInError(error, { action: 'sts:AssumeRole', profile, region: context.region });
  }
}

function badSetting(name: string, profile: string, { config }: SignInContext): ExpectedError {
  return configError(
    { problem: 'badValue', name },
    config,
    { kind: 'profile', name: profile },
    name,
  );
}

async function loginCredentials(
  profile: string,
  settings: Settings,
  context: SignInContext,
): Promise<AwsCredentialIdentity> {
  const { region = context.region } = settings;
  try {
    const clientConfig = context.clients.options('signin', region);
    const { login_session } = settings;
    return await withSdkConfig({ login_session, region }, undefined, (init) =>
      fromLoginCredentials({ ...init, clientConfig })(),
    );
  } catch (error) {
    const facts = { action: 'signin:CreateOAuth2Token', profile, region };
    throw signInError(error, facts, { kind: 'consoleLogin', profile });
  }
}

function staticKeys(settings: Settings): AwsCredentialIdentity | undefined {
  const accessKeyId = readText(settings.aws_access_key_id);
  const secretAccessKey = readText(settings.aws_secret_access_key);
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  // The AWS CLI reads the older name first.
  const sessionToken =
    readText(settings.aws_security_token) ?? readText(settings.aws_session_token);
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
