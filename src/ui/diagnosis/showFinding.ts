/** Shows the subject of a finding: on the page of its endpoint, or else in the tree. */
import type { Finding } from '../../core/diagnosis/finding';
import { partValue } from '../../core/model/snapshot';
import type { Store } from '../../core/state/store';
import { endpointsOf } from '../../core/watching/watches';
import type { OpenPages } from '../pages/openPages';

/** Where subjects are shown. */
export interface ShowFindingDeps {
  readonly store: Store;
  readonly pages: Pick<OpenPages, 'openEndpoint'>;
  /** Selects an alarm in the tree. */
  readonly revealAlarm: (scope: string, alarmName: string) => void;
}

/** Shows the alarms of the endpoint; for a topic, an alarm that notifies it. */
export function showFinding(
  { scope, target }: Finding,
  { store, pages, revealAlarm }: ShowFindingDeps,
): void {
  if (target.kind === 'endpoint') {
    pages.openEndpoint({ scope, endpointId: target.endpointId }, 'alarms');
    return;
  }
  if (target.kind === 'connection') {
    const { endpointId, connectionId } = target;
    pages.openEndpoint({ scope, endpointId }, 'connections', { connectionId });
    return;
  }
  const alarmName = target.kind === 'alarm' ? target.alarmName : target.alarmNames[0];
  if (alarmName === undefined) return;
  const snapshot = store.scope(scope);
  const endpoints = partValue(snapshot?.endpoints) ?? [];
  const alarm = partValue(snapshot?.alarms)?.find(({ name }) => name === alarmName);
  const watched = alarm ? endpointsOf(alarm, endpoints) : [];
  const endpointId = endpoints.find(({ id }) => watched.includes(id))?.id;
  if (endpointId === undefined) revealAlarm(scope, alarmName);
  else pages.openEndpoint({ scope, endpointId }, 'alarms', { alarmName });
}
