/** The wizard steps that turn connection logging on, for a method that reads the log. */
import { applies } from '../../../core/actions/create/alarmDraft';
import type { Step } from '../../../core/base/wizard';
import { partValue } from '../../../core/model/snapshot';
import { scopeId } from '../../../core/model/scope';
import type { Store } from '../../../core/state/store';
import { retentionStep, streamStep } from '../../logging/groupDetailSteps';
import { groupNameStep, groupStep } from '../../logging/groupStep';
import type { LoggingDraft, LoggingPlace } from '../../logging/loggingDeps';
import { placeOf, type Draft, type Place } from './draft';

/** The questions of Turn On Connection Logging…, without its preview. */
export function loggingSteps(title: string, store: Store): readonly Step<Draft>[] {
  return [groupStep, groupNameStep, retentionStep, streamStep].map((make) =>
    forDraft((place) => make(title, loggingPlace(place, store))),
  );
}

/** The other endpoints of the scope may log to the same group. */
function loggingPlace({ endpoint, aws, identity }: Place, store: Store): LoggingPlace {
  const all = partValue(store.scope(scopeId(aws.scope))?.endpoints) ?? [];
  return { endpoint, aws, identity, others: all.filter(({ id }) => id !== endpoint.id) };
}

/** The step remembers its answers as long as the endpoint stays the same. */
function forDraft(make: (place: Place) => Step<LoggingDraft>): Step<Draft> {
  let made: { readonly endpointId: string; readonly step: Step<LoggingDraft> } | undefined;
  return async (draft, canGoBack) => {
    const place = placeOf(draft);
    const { id } = place.endpoint;
    if (!applies('logging', draft, place.endpoint)) return { kind: 'skip', state: draft };
    if (made?.endpointId !== id) made = { endpointId: id, step: make(place) };
    const { logging: group } = draft;
    const outcome = await made.step(group ? { group } : {}, canGoBack);
    if (!('state' in outcome)) return outcome;
    const { kind, state } = outcome;
    return { kind, state: { ...draft, ...(state.group && { logging: state.group }) } };
  };
}
