/** The profiles of the shared config and credentials files, as a person may choose among them. */
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { ParsedIniData } from '@smithy/types';
import type { Profile } from '../core/ports/backend';
import { readText } from './fields';

/**
 * Both files, read anew: `default` first, the rest in the order of the files. A file that is missing
 * or cannot be read has no profiles. The default chain is not in the list.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export async function listProfiles(): Promise<readonly Profile[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  return mergeProfiles(configFile, credentialsFile);
}

/** Where both files have a key of a profile, the credentials file's counts. */
export function mergeProfiles(config: ParsedIniData, credentials: ParsedIniData): Profile[] {
  const names = new Set([...Object.keys(config).filter(isProfile), ...Object.keys(credentials)]);
  const profiles = [...names].map((name) =>
    toProfile(name, { ...config[name], ...credentials[name] }),
  );
  const isDefault = (profile: Profile): boolean => profile.name === 'default';
  return [...profiles.filter(isDefault), ...profiles.filter((profile) => !isDefault(profile))];
}

/** The loader lists `[sso-session x]` and `[services x]` among the profiles. */
function isProfile(section: string): boolean {
  return !section.startsWith('sso-session.') && !section.startsWith('services.');
}

function toProfile(name: string, keys: ParsedIniData[string]): Profile {
  const region = readText(keys.region);
  return { name, ...(region !== undefined && { region }), kind: signInKind(keys) };
}

/** In the order in which the SDK looks; `none` for a profile that holds settings only. */
function signInKind(keys: ParsedIniData[string]): string {
  if (keys.role_arn) return 'role';
  if (keys.aws_access_key_id) return 'keys';
  if (keys.credential_process) return 'process';
  if (keys.sso_session ?? keys.sso_start_url) return 'sso';
  if (keys.login_session) return 'login';
  return 'none';
}
