/** The profiles of the shared config that the user can choose from. */
import type { Profile } from '../../core/ports/backend';
import { readText } from '../mapping/fields';
import { readSharedConfig, type Settings } from './sharedConfig';

/** `default` first, then the order of the files. The default chain is not in the list. */
export async function listProfiles(): Promise<readonly Profile[]> {
  const { profiles } = await readSharedConfig();
  const all = [...profiles].map(([name, settings]) => toProfile(name, settings));
  const isDefault = (profile: Profile): boolean => profile.name === 'default';
  return [...all.filter(isDefault), ...all.filter((profile) => !isDefault(profile))];
}

function toProfile(name: string, settings: Settings): Profile {
  const region = readText(settings.region);
  return { name, ...(region !== undefined && { region }), kind: signInKind(settings) };
}

/**
 * In the order in which `profileCredentials` looks; `none` for a profile that contains settings
 * only.
 */
function signInKind(settings: Settings): string {
  if (settings.role_arn) return 'role';
  if (settings.sso_session ?? settings.sso_start_url) return 'sso';
  if (settings.aws_access_key_id) return 'keys';
  if (settings.login_session) return 'login';
  if (settings.credential_process) return 'process';
  return 'none';
}
