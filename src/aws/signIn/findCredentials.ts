/** One search for the credentials of a profile, or of the default chain for an empty name. */
import { fromEnv } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { badConfig } from '../../core/model/errors';
import { fileFault } from '../config/configFault';
import { readText } from '../mapping/fields';
import { profileName } from '../config/profileSettings';
import { ambientCredentials } from './ambientCredentials';
import { profileCredentials } from './profileCredentials';
import type { SignInContext } from './signInContext';
import { noCredentials } from './signInErrors';
import { beginsSignIn } from './unfinishedSetting';

/**
 * A profile that a scope or AWS_PROFILE names provides its own credentials or none. Without a name,
 * the SDK's chain applies: environment, default profile, environment's metadata.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 * @throws ExpectedError
 */
export async function findCredentials(context: SignInContext): Promise<AwsCredentialIdentity> {
  const { profile, config } = context;
  const { AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
  if (readText(profile) !== undefined || readText(AWS_PROFILE) !== undefined)
    return profileCredentials(profileName(profile), context);
  if (readText(AWS_ACCESS_KEY_ID) && readText(AWS_SECRET_ACCESS_KEY)) {
    context.note('keys of the environment');
    return fromEnv()();
  }
  const unnamed = profileName(profile);
  if (beginsSignIn(config.profiles.get(unnamed) ?? {})) return profileCredentials(unnamed, context);
  // The AWS CLI would stop here too, and the line may belong to another sign-in.
  const fault = fileFault(config.files);
  if (fault) throw badConfig(fault);
  const ambient = await ambientCredentials(context);
  if (ambient) return ambient;
  const nothing = 'No credentials in the environment or in the shared config.';
  throw noCredentials(profile, context, nothing);
}
