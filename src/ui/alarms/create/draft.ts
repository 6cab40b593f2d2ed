/** What the wizard has gathered so far. */
import type { Alarm } from '../../../core/model/alarm';
import type { StoredAlarm } from '../../../core/model/alarmConfiguration';
import type { Endpoint } from '../../../core/model/endpoint';
import type { Identity, ScopeId } from '../../../core/model/scope';
import type { Topic } from '../../../core/model/topic';
import type { ScopeAws } from '../../../core/ports/aws';

/** Where the alarm will be: an endpoint, its account, the way there. */
export interface Place {
  readonly endpoint: Endpoint;
  readonly aws: ScopeAws;
  readonly identity: Identity;
}

/** The topic chosen, or to be made. */
export type TopicChoice =
  | { readonly kind: 'existing'; readonly topic: Topic }
  | { readonly kind: 'new'; readonly name: string; readonly email: string };

/** Grows with each step; a step back restores the one before. */
export interface Draft {
  readonly place?: Place;
  readonly topic?: TopicChoice;
  readonly name?: string;
  /** The alarm that is to be overwritten, as the person saw it. */
  readonly replace?: StoredAlarm;
}

/** The place. @throws Error before the first step has chosen one, which is a bug */
export function placeOf(draft: Draft): Place {
  if (!draft.place) throw new Error('The wizard has no endpoint yet.');
  return draft.place;
}

/** Reveals an alarm in the tree, in place of creating one. */
export type ShowAlarm = (scope: ScopeId, alarm: Alarm) => Promise<void>;
