/** The endpoint page on which an alarm has its card. */
import type { EndpointRef } from '../../../core/model/endpointRef';
import { partValue } from '../../../core/model/snapshot';
import type { Store } from '../../../core/state/store';
import { endpointsOf } from '../../../core/watching/watches';
import { type AlarmRef } from '../../input/pickTarget';
import { targetOf } from '../../../core/rows/commandArgument';

/**
 * The endpoint of the row on which a command was run, or the first one that the alarm watches; undefined if
 * it watches none of its scope.
 */
export function pageOf(
  store: Store,
  { scope, alarm }: AlarmRef,
  argument: unknown,
): EndpointRef | undefined {
  const watched = endpointsOf(alarm, partValue(store.scope(scope)?.endpoints) ?? []);
  const target = targetOf(argument);
  const own =
    target?.kind === 'alarm' && watched.includes(target.endpointId)
      ? target.endpointId
      : watched[0];
  return own === undefined ? undefined : { scope, endpointId: own };
}
