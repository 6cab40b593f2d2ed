/** Check Alarms…: opens the findings of an endpoint on its page, all others in the overview. */
import { partValue } from '../../core/model/snapshot';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { targetOf } from '../../core/rows/commandArgument';
import type { OpenPages } from '../pages/openPages';

/** Dependencies of the command. */
export interface CheckDeps {
  readonly store: Store;
  readonly session: Session;
  readonly navigation: Pick<OpenPages, 'openEndpoint' | 'openOverview'>;
}

/** @param argument the row of the command; undefined for all findings */
export async function checkAlarms(
  { store, session, navigation }: CheckDeps,
  argument: unknown,
): Promise<void> {
  const target = targetOf(argument);
  if (target?.kind === 'endpoint' || target?.kind === 'alarm') {
    const { scope, endpointId } = target;
    const endpoints = partValue(store.scope(scope)?.endpoints) ?? [];
    if (endpoints.some(({ id }) => id === endpointId)) {
      const place = target.kind === 'alarm' ? { alarmName: target.alarmName } : {};
      navigation.openEndpoint({ scope, endpointId }, 'alarms', place);
      await session.refresh(scope);
      return;
    }
  }
  // The page refreshes by itself.
  navigation.openOverview('health', {
    scope: target && store.scope(target.scope) ? target.scope : null,
  });
}
