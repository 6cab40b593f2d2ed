/**
 * The credentials of the environment in which the code runs: a web identity, a container's role, an
 * instance's role. Tried last. Unlike in the SDK, instance metadata is asked only if it is known to
 * exist.
 */
import type { AwsCredentialIdentity } from '@smithy/types';
import { readText } from '../mapping/fields';
import { hasInstanceMetadata } from '../config/instanceMetadata';
import { profileName } from '../config/profileSettings';
import { assumeRoleWithWebIdentity } from './assumeRole';
import { metadataCredentials } from './metadataCredentials';
import type { SignInContext } from './signInContext';

/** Undefined if there are none. @throws ExpectedError when reading them fails */
export async function ambientCredentials(
  context: SignInContext,
): Promise<AwsCredentialIdentity | undefined> {
  const { env } = process;
  const role_arn = readText(env.AWS_ROLE_ARN);
  const web_identity_token_file = readText(env.AWS_WEB_IDENTITY_TOKEN_FILE);
  if (role_arn !== undefined && web_identity_token_file !== undefined) {
    const role_session_name = readText(env.AWS_ROLE_SESSION_NAME);
    const settings = { role_arn, role_session_name, web_identity_token_file };
    context.note('web identity of the environment');
    return assumeRoleWithWebIdentity(context.profile, settings, context);
  }
  const uri = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ?? env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (readText(uri) !== undefined) {
    context.note('container');
    return metadataCredentials('container', context.profile);
  }
  if (await hasInstanceMetadata(env)) {
    context.note('instance metadata');
    const settings = context.config.profiles.get(profileName(context.profile));
    return metadataCredentials('instance', context.profile, settings);
  }
  return undefined;
}
