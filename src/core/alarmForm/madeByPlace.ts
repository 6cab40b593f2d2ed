/** What the runs of a form created, by the account, the region and the endpoint that they were for. */
import type { Made } from '../actions/plan/made';
import type { Identity, Scope } from '../model/scope';

/** Where a form creates an alarm. */
export interface MadePlace {
  readonly identity: Pick<Identity, 'accountId'>;
  readonly scope: Pick<Scope, 'region'>;
  readonly endpoint: { readonly id: string };
}

/**
 * A resource of the same name in another account or region is not the form's own: it must neither be
 * used nor overwritten.
 */
export class MadeByPlace {
  private readonly byPlace = new Map<string, readonly Made[]>();

  /** What earlier runs created there. */
  of(place: MadePlace): readonly Made[] {
    return this.byPlace.get(keyOf(place)) ?? [];
  }

  /** Keeps what a run created there, which includes what earlier ones did. */
  keep(place: MadePlace, made: readonly Made[]): void {
    this.byPlace.set(keyOf(place), made);
  }
}

function keyOf({ identity, scope, endpoint }: MadePlace): string {
  return `${identity.accountId} ${scope.region} ${endpoint.id}`;
}
