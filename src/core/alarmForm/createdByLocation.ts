/** What the runs of a form created, by the account, the region and the endpoint that they were for. */
import type { CreatedResource } from '../actions/plan/created';
import type { Identity, Scope } from '../model/scope';

/** Where a form creates an alarm. */
export interface CreationLocation {
  readonly identity: Pick<Identity, 'accountId'>;
  readonly scope: Pick<Scope, 'region'>;
  readonly endpoint: { readonly id: string };
}

/**
 * A resource of the same name in another account or region is not the form's own: it must neither be
 * used nor overwritten.
 */
export class CreatedByLocation {
  private readonly byLocation = new Map<string, readonly CreatedResource[]>();

  /** What earlier runs created there. */
  of(place: CreationLocation): readonly CreatedResource[] {
    return this.byLocation.get(keyOf(place)) ?? [];
  }

  /** Stores what a run created there, which includes what earlier ones did. */
  keep(place: CreationLocation, created: readonly CreatedResource[]): void {
    this.byLocation.set(keyOf(place), created);
  }
}

function keyOf({ identity, scope, endpoint }: CreationLocation): string {
  return `${identity.accountId} ${scope.region} ${endpoint.id}`;
}
