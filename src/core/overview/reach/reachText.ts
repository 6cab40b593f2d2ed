/** Texts about whom an endpoint's alarms notify. */
import { findingText } from '../../diagnosis/text/findingText';
import { ruleText } from '../../diagnosis/text/ruleText';
import { topicName } from '../../text/names';
import type { ViewContext } from '../../text/viewContext';
import type { NobodyReason, UnknownReason } from './reach';

type Words = Pick<ViewContext, 't' | 'format' | 'now'>;

/** Why nobody is notified: one phrase or sentence. */
export function nobodyText(why: NobodyReason, words: Words): string {
  const { t, format } = words;
  switch (why.kind) {
    case 'actionsOff':
      return t('the actions of the alarm are off');
    case 'noAction':
      return t('the alarm has no action');
    case 'muted':
      return t('a mute rule is active');
    case 'topicGone':
      return t('the topic does not exist');
    case 'noSubscription':
      return t('the topic has no subscription');
    case 'pending':
      return why.pending === 1
        ? t('the only subscription is pending')
        : t('all {0} subscriptions are pending', format.count(why.pending));
    case 'rejected':
      return ruleText(why.diagnosis, words).what;
    case 'finding':
      return findingText(why.finding, words).what;
  }
}

/** Why it is unknown whether anybody is notified. */
export function unknownText(why: UnknownReason, { t }: Words): string {
  switch (why.kind) {
    case 'topicUnread':
      return t('the topic {0} could not be read', topicName(why.topicArn));
    case 'topicUndecided':
      return t(
        'it cannot be determined whether the topic {0} lets the alarm publish',
        topicName(why.topicArn),
      );
    case 'ruleUndecided':
      return t('It cannot be determined whether the topic lets EventBridge publish.');
    case 'rulesUnread':
      return t('the alarm has no action, and the EventBridge rules have not been read');
    case 'otherAction':
      return t('the alarm runs an action that is not a topic');
    case 'otherAccount':
      return t('an alarm of another account watches this endpoint');
    case 'queryNotJudged':
      return t('the query of an alarm selects endpoints in a way that cannot be determined here');
  }
}
