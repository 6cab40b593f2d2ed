/** The answers that the wizard has collected so far. */
import type { Alarm } from '../../../core/model/alarm';
import type { StoredAlarm } from '../../../core/model/alarmConfiguration';
import type { Endpoint } from '../../../core/model/endpoint';
import type { Identity, ScopeId } from '../../../core/model/scope';
import type { Topic } from '../../../core/model/topic';
import type { ScopeAws } from '../../../core/ports/aws';

/** The context of the alarm: an endpoint, its account and its AWS ports. */
export interface Place {
  readonly endpoint: Endpoint;
  readonly aws: ScopeAws;
  readonly identity: Identity;
}

/** The chosen topic, or the one to create. */
type TopicChoice =
  | { readonly kind: 'existing'; readonly topic: Topic }
  | { readonly kind: 'new'; readonly name: string; readonly email: string };

/** Each step adds to it; going back restores the previous draft. */
export interface Draft {
  readonly place?: Place;
  readonly topic?: TopicChoice;
  readonly name?: string;
  /** The alarm to overwrite, as it was shown to the user. */
  readonly replace?: StoredAlarm;
}

/** The context. @throws Error if no step has chosen one yet, which is a bug */
export function placeOf(draft: Draft): Place {
  if (!draft.place) throw new Error('The wizard has no endpoint yet.');
  return draft.place;
}

/** Reveals an alarm in the tree instead of creating one. */
export type ShowAlarm = (scope: ScopeId, alarm: Alarm) => Promise<void>;
