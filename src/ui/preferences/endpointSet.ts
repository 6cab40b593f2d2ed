/** A set of endpoints, as `endpointKey`s: muted ones, favourites, hidden ones. */
import type { ScopeId } from '../../core/model/scope';
import { endpointKey } from '../../core/model/endpointRef';
import { PersistedSet } from './persistedSet';

/** The set. An endpoint that is temporarily missing stays in it. */
export class EndpointSet extends PersistedSet {
  /** Adds or removes an endpoint. */
  async set(scope: ScopeId, endpointId: string, on: boolean): Promise<void> {
    await this.setAll([endpointKey(scope, endpointId)], on);
  }

  /** Removes the endpoints of a scope. */
  async forget(scope: ScopeId): Promise<void> {
    const start = endpointKey(scope, '');
    await this.setAll(
      [...this.keys].filter((key) => key.startsWith(start)),
      false,
    );
  }
}
