/** The answers that the wizard has collected so far. */
import type { AlarmDraft } from '../../../core/actions/create/alarmDraft';
import type { AlarmPlace } from '../../../core/actions/create/draftAlarm';
import type { AlarmFacts } from '../../../core/actions/create/planAlarm';
import type { AnyAlarm } from '../../../core/model/logAlarm';
import type { Endpoint } from '../../../core/model/endpoint';
import type { Identity, ScopeId } from '../../../core/model/scope';
import type { ScopeAws } from '../../../core/ports/aws';

/** The context of the alarm: an endpoint, its account and its AWS ports. */
export interface Place {
  readonly endpoint: Endpoint;
  readonly aws: ScopeAws;
  readonly identity: Identity;
}

/** Each step adds to it; going back restores the previous draft. */
export interface Draft extends AlarmDraft {
  readonly place?: Place;
  /** Read before the preview. */
  readonly facts?: AlarmFacts;
}

/** The context. @throws Error if no step has chosen one yet, which is a bug */
export function placeOf(draft: Draft): Place {
  if (!draft.place) throw new Error('The wizard has no endpoint yet.');
  return draft.place;
}

/** The context for the domain. @throws as {@link placeOf} */
export function alarmPlaceOf(draft: Draft): AlarmPlace {
  const { endpoint, identity, aws } = placeOf(draft);
  return { endpoint, identity, scope: aws.scope };
}

/** Reveals an alarm in the tree instead of creating one. */
export type ShowAlarm = (scope: ScopeId, alarm: AnyAlarm) => Promise<void>;
