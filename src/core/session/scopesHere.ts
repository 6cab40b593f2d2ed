/** The scopes that one workspace shows: the user's choice for it, or all. */
import { scopeId, type Scope, type ScopeId } from '../model/scope';

/**
 * Applies a workspace's choice, which can remove scopes and never add one. A choice that leaves no
 * scope is ignored, because an empty view would be a dead end.
 * @param ids undefined while nothing is chosen for the workspace
 */
export function scopesHere(
  scopes: readonly Scope[],
  ids: readonly ScopeId[] | undefined,
): readonly Scope[] {
  const here = ids && scopes.filter((scope) => ids.includes(scopeId(scope)));
  return here && here.length > 0 ? here : scopes;
}
