/** Reads the scopes from the setting, whatever else it contains. */
import { regionPattern, scopeId, type Scope } from '../model/scope';

/** The scopes of a setting in their order, without duplicates and invalid entries. */
export function chosenScopes(setting: unknown): readonly Scope[] {
  if (!Array.isArray(setting)) return [];
  const scopes = setting.filter(isScope).map(({ profile, region }) => ({ profile, region }));
  return [...new Map(scopes.map((scope) => [scopeId(scope), scope])).values()];
}

function isScope(value: unknown): value is Scope {
  return (
    typeof value === 'object' &&
    value !== null &&
    'profile' in value &&
    typeof value.profile === 'string' &&
    'region' in value &&
    typeof value.region === 'string' &&
    regionPattern.test(value.region)
  );
}
