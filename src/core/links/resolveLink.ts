/** Finds the endpoint of a link among the watched scopes. */
import type { Failure } from '../model/errors';
import { scopeId, type ScopeId } from '../model/scope';
import { partFailure, partValue, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import type { EndpointLink } from './endpointLink';

/** Where a link leads. */
export type LinkTarget =
  | { readonly kind: 'found'; readonly scope: ScopeId }
  /** Some scope of the region has not been read yet. */
  | { readonly kind: 'waiting' }
  /** The account is watched, and has no such endpoint. */
  | { readonly kind: 'noEndpoint' }
  /** Whether the account is watched cannot be determined, or its endpoints cannot be read. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** No watched scope has this account and this region. */
  | { readonly kind: 'notWatched' };

/** Finds the endpoint. A scope counts only if its account and its region are those of the link. */
export function resolveLink({ scopes }: Snapshot, link: EndpointLink): LinkTarget {
  const inRegion = scopes.filter(({ scope }) => scope.region === link.region);
  const found = inRegion.find((scope) => isOfAccount(scope, link) && hasEndpoint(scope, link));
  if (found) return { kind: 'found', scope: scopeId(found.scope) };
  const possible = inRegion.filter((scope) => isOfAccount(scope, link) !== false);
  const isWaiting = ({ identity, endpoints }: ScopeSnapshot): boolean =>
    identity.kind === 'waiting' || endpoints.kind === 'waiting';
  if (possible.some(isWaiting)) return { kind: 'waiting' };
  const [failure] = possible.flatMap(
    ({ identity, endpoints }) => partFailure(identity) ?? partFailure(endpoints) ?? [],
  );
  if (failure) return { kind: 'failed', failure };
  return possible.length > 0 ? { kind: 'noEndpoint' } : { kind: 'notWatched' };
}

/** Undefined while the account is unknown. */
function isOfAccount(
  { identity }: ScopeSnapshot,
  { accountId }: EndpointLink,
): boolean | undefined {
  const known = partValue(identity);
  return known ? known.accountId === accountId : undefined;
}

function hasEndpoint({ endpoints }: ScopeSnapshot, { endpointId }: EndpointLink): boolean {
  return partValue(endpoints)?.some(({ id }) => id === endpointId) === true;
}
