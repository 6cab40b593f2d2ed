/** One look for the credentials of a profile, or of the default chain for an empty name. */
import { fromEnv } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { readText } from '../fields';
import { profileName } from '../profileSettings';
import { ambientCredentials } from './ambientCredentials';
import { profileCredentials } from './profileCredentials';
import type { SignInContext } from './signInContext';
import { noCredentials } from './signInErrors';

/**
 * The default chain is the SDK's: environment, shared config, what the place has. The environment's
 * keys are skipped where AWS_PROFILE is set.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 * @throws ExpectedError
 */
export async function findCredentials(context: SignInContext): Promise<AwsCredentialIdentity> {
  const profile = profileName(context.profile);
  if (readText(context.profile) !== undefined) return profileCredentials(profile, context);
  const { AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
  const chosen = readText(AWS_PROFILE) !== undefined;
  if (!chosen && readText(AWS_ACCESS_KEY_ID) && readText(AWS_SECRET_ACCESS_KEY)) {
    context.note('keys of the environment');
    return fromEnv()();
  }
  if (chosen || context.config.profiles.has(profile)) return profileCredentials(profile, context);
  const ambient = await ambientCredentials(context);
  if (ambient) return ambient;
  const nothing = 'No credentials in the environment or in the shared config.';
  throw await noCredentials(profile, context, nothing);
}
