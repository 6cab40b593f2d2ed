/** The name of an endpoint in what is kept over a restart: two accounts may share an id. */
import type { ScopeId } from './scope';

/** The key under which the reader's wishes about an endpoint are kept. */
export function endpointKey(scope: ScopeId, endpointId: string): string {
  return `${scope}/${endpointId}`;
}
