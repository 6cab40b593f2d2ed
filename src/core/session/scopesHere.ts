/** The scopes that one workspace shows: those that a person chose for it among their own, or all. */
import { scopeId, type Scope, type ScopeId } from '../model/scope';

/**
 * Applies a workspace's choice, which can leave scopes out and never bring one in. A choice of which
 * no scope is left counts as none: an empty view would be a dead end.
 * @param ids undefined while nothing is chosen for the workspace
 */
export function scopesHere(
  scopes: readonly Scope[],
  ids: readonly ScopeId[] | undefined,
): readonly Scope[] {
  const here = ids && scopes.filter((scope) => ids.includes(scopeId(scope)));
  return here && here.length > 0 ? here : scopes;
}
