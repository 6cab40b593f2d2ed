/** A set of endpoints, as `endpointKey`s: muted ones, favorites, hidden ones. */
import type { ScopeId } from '../../core/model/scope';
import { endpointKey } from '../../core/model/endpointRef';
import { PersistedSet } from './persistedSet';

/** The set. An endpoint that is temporarily missing stays in it. */
export class EndpointSet extends PersistedSet {
  /** Adds or removes an endpoint. */
  async set(scope: ScopeId, endpointId: string, on: boolean): Promise<void> {
    await this.setAll([endpointKey(scope, endpointId)], on);
  }
}
