import type { Store } from '../../src/core/state/store';

/** When the endpoints of the one scope were fetched, ms since 1970; 0 while they are not there. */
export function fetchedAt({ snapshot }: Store): number {
  const part = snapshot.scopes[0]?.endpoints;
  return part && 'fetchedAt' in part ? part.fetchedAt : 0;
}
