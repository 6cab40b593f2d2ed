/** What is to be said when the alarm exists. */
import type { AnyAlarmPlan } from '../actions/create/planAlarm';
import { nextStepText } from '../actions/subscribers/subscriberText';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { sentences } from '../text/phrases';

/**
 * Says first what subscribers must do, because a notification shows only one line. The alarm's name
 * is in the tree.
 */
export function doneText(plan: AnyAlarmPlan, t: Translate): string {
  const subscribers = plan.steps.flatMap((step) =>
    step.kind === 'subscribe' ? [step.subscriber] : [],
  );
  const isPending = subscribers.length > 0 && subscribers.every((one) => one.protocol !== 'sms');
  return sentences(
    [
      ...subscribers.map((subscriber) => nextStepText(subscriber, t)),
      ...(isPending ? [t('Until then, the new alarm notifies nobody.')] : []),
      t('The alarm {0} is set up.', displayText(plan.alarm.call.resource)),
    ],
    t,
  );
}
