/** The key of an endpoint in persisted data: two accounts may have the same id. */
import type { ScopeId } from './scope';

/** The key of the user's preferences for an endpoint. */
export function endpointKey(scope: ScopeId, endpointId: string): string {
  return `${scope}/${endpointId}`;
}
