/** The notification of a draft as a section of its preview. */
import { arrivingLines, arrivingTitle } from '../../mail/arrivingText';
import { isConfirmed } from '../../model/topic';
import type { Translate } from '../../ports/translate';
import type { PlanSection } from '../plan/describePlan';
import type { AlarmDraft } from './alarmDraft';
import { draftMail, type AlarmPlace } from './draftAlarm';

/** The title of the section. */
function mailTitle({ notification }: AlarmDraft, t: Translate): string {
  const isChat = notification?.kind === 'plain' && notification.receiver === 'chat';
  return arrivingTitle(isChat ? 'chat' : 'mail', t);
}

/** The section. @param at the time of the example, ms since 1970 */
export function mailSection(
  draft: AlarmDraft,
  place: AlarmPlace,
  topicArn: string,
  at: number,
  t: Translate,
): PlanSection {
  const mail = draftMail(draft, place, { topicArn, address: addressOf(draft) }, at);
  return { title: mailTitle(draft, t), lines: arrivingLines(mail, t), isText: true };
}

/** Somebody who gets it. */
function addressOf({ topic }: AlarmDraft): string {
  const added = topic?.subscribers?.find(({ protocol }) => protocol === 'email');
  if (added) return added.endpoint;
  const first =
    topic?.kind === 'existing'
      ? topic.topic.subscriptions.find(
          (subscription) => subscription.protocol === 'email' && isConfirmed(subscription),
        )
      : undefined;
  return first?.endpoint ?? 'name@example.com';
}
