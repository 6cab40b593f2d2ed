/**
 * The next step of the trial's story: from the first look to an alarm that fires, and to a connection that
 * an alarm on the count missed. It follows from what has happened in the simulated account.
 */
import { minuteMs } from '../base/duration';
import type { MissedConnection, StoryAlarm, StoryProgress } from '../ports/trial';
import { displayText } from '../text/displayText';
import type { ViewContext } from '../text/viewContext';

/** What the button of a hint does. */
export type HintAction =
  | { readonly kind: 'createAlarm'; readonly endpointId: string }
  | { readonly kind: 'openMail' }
  | { readonly kind: 'connect'; readonly endpointId: string }
  | { readonly kind: 'advance' }
  | { readonly kind: 'showMissed'; readonly endpointId: string; readonly alarmName: string };

/** A hint: a sentence or two about what comes next, and one button. */
export interface TrialHint {
  readonly text: string;
  readonly label: string;
  readonly action: HintAction;
}

/** The next step; undefined where the account has nothing to go on with. */
export function trialHint(
  { unwatched, alarm, missed }: StoryProgress,
  context: Pick<ViewContext, 't' | 'format' | 'now' | 'readOnly'>,
): TrialHint | undefined {
  const { t, readOnly } = context;
  if (!alarm) {
    // Read-only mode would refuse the alarm.
    if (!unwatched || readOnly === true) return missedHint(missed, context);
    return {
      text: t(
        'Nobody is notified when a user connects to {0}. Create an alarm.',
        displayText(unwatched.name),
      ),
      label: t('Create Connection Alarm…'),
      action: { kind: 'createAlarm', endpointId: unwatched.id },
    };
  }
  return alarmHint(alarm, context) ?? missedHint(missed, context);
}

/** Undefined once the alarm has done all that it can. */
function alarmHint(
  { endpoint, pending, reachesSomebody, connected, fired, mailed }: StoryAlarm,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): TrialHint | undefined {
  if (!reachesSomebody && pending.length > 0) {
    return {
      text: t(
        '{0} must confirm the subscription. Open the email and press Confirm Subscription.',
        format.list(pending.map(displayText)),
      ),
      label: t('Open Mail'),
      action: { kind: 'openMail' },
    };
  }
  if (!endpoint || (reachesSomebody ? mailed : fired)) return undefined;
  if (connected) {
    return {
      text: t(
        'Wait for the alarm. What happens is published every five minutes; move the clock forward to see it at once.',
      ),
      label: t('Advance Five Minutes'),
      action: { kind: 'advance' },
    };
  }
  return {
    text: t('Let a user connect to {0}, and see the alarm fire.', displayText(endpoint.name)),
    label: t('Connect a User'),
    action: { kind: 'connect', endpointId: endpoint.id },
  };
}

function missedHint(
  missed: MissedConnection | undefined,
  { t, format, now }: Pick<ViewContext, 't' | 'format' | 'now'>,
): TrialHint | undefined {
  if (!missed) return undefined;
  const { endpoint, alarmName, user, startedAt, endedAt } = missed;
  const minutes = Math.max(1, Math.round((endedAt - startedAt) / minuteMs));
  return {
    text: t(
      'At {2}, {0} was connected to {1} for {3} min, and its alarm did not notice. See what it missed, and why.',
      displayText(user),
      displayText(endpoint.name),
      format.time(startedAt, now),
      format.count(minutes),
    ),
    label: t('Show Missed Connections'),
    action: { kind: 'showMissed', endpointId: endpoint.id, alarmName },
  };
}
