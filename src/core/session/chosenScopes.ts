/** The scopes that a settings file names, whatever else it holds. */
import { regionPattern, scopeId, type Scope } from '../model/scope';

/** The scopes of a setting, each once, in their order; what is no scope is left out. */
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
