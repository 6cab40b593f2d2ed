/** The part of a plan that creates the topic and its subscriptions, or checks an existing topic. */
import type { Translate } from '../../ports/translate';
import { planTopic, subscribeStep } from '../createTopic';
import type { Plan } from '../plan/plan';
import { subscriberProblems } from '../subscribers/subscriberProblem';
import { subscriberCosts } from '../subscribers/subscriberText';
import { topicProblems } from '../topicProblems';
import type { TopicChoice } from './alarmDraft';
import type { AlarmPlace } from './draftAlarm';

/** The part, and the topic that it makes ready. */
export interface TopicPart extends Pick<Plan, 'steps' | 'problems' | 'monthlyCost'> {
  readonly topicArn: string;
}

/**
 * Plans it.
 * @param alarm the alarm that will publish, and whether a rule publishes in its place
 */
export function topicPart(
  topic: TopicChoice,
  { scope, identity }: AlarmPlace,
  { alarmName, byRule }: { readonly alarmName: string; readonly byRule: boolean },
  t: Translate,
): TopicPart {
  if (topic.kind === 'new') {
    const { name, subscribers } = topic;
    return planTopic({ scope, identity, name, subscribers, alarmName, forRules: byRule }, t);
  }
  const { arn } = topic.topic;
  const { region } = scope;
  const subscribers = topic.subscribers ?? [];
  const source = { region, accountId: identity.accountId, alarmName };
  return {
    topicArn: arn,
    steps: subscribers.map((subscriber) => subscribeStep(arn, subscriber, t)),
    problems: [
      // The plan of the rule has its own problems with the topic.
      ...(byRule ? [] : topicProblems(topic.topic, source, t)),
      ...subscriberProblems(subscribers, region, t),
    ],
    monthlyCost: subscriberCosts(subscribers, t),
  };
}
