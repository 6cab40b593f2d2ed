/**
 * Plans a plain-language notification of an alarm: the rule, its target and what the access policy of
 * the topic needs. The steps belong behind those that create topic and alarm.
 */
import type { Identity, Scope } from '../../model/scope';
import { isConfirmed, type Topic } from '../../model/topic';
import { ruleDescription, rulePattern, ruleTarget } from '../../notificationRules/notificationRule';
import type { PlainNotificationInput } from '../../notificationRules/plainNotification';
import { ruleNameOf } from '../../notificationRules/ruleName';
import { putRuleCall, putTargetsCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';
import { createdByTags, type Plan } from '../plan/plan';
import type { PutRuleStep, PutTargetsStep } from '../plan/steps/putRule';
import type { SetTopicPolicyStep } from '../plan/steps/setTopicPolicy';
import { policyPreview } from '../policy/repairTopicPolicy';
import { topicFaults } from '../policy/topicFaults';
import { rulePublisher } from '../policy/topicPublisher';
import { topicFaultText } from '../policy/topicFaultText';
import type { Problem } from '../write/problem';

/** The inputs of the plan. */
export interface PlainNotificationPlanInput {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly rule: PlainNotificationInput;
  /** The topic as it is; or the ARN of one that an earlier step creates with `forRules`. */
  readonly topic: Topic | string;
}

/** The steps and what the user should know first. */
export type PlainNotificationPlan = Plan<SetTopicPolicyStep | PutRuleStep | PutTargetsStep>;

/** Plans the notification. */
export function planPlainNotification(
  input: PlainNotificationPlanInput,
  t: Translate,
): PlainNotificationPlan {
  const { scope, identity, rule, topic } = input;
  const { steps: policySteps, problems } =
    typeof topic === 'string' ? { steps: [], problems: [] } : policyPart(topic, input, t);
  const topicArn = typeof topic === 'string' ? topic : topic.arn;
  return {
    scope,
    identity,
    steps: [...policySteps, ...ruleSteps(rule, topicArn, t)],
    monthlyCost: [t('EventBridge: events of AWS services are free of charge.')],
    blindSpots: plainBlindSpots(rule, t),
    problems: [...problems, ...(typeof topic === 'string' ? [] : receiverProblems(topic, rule, t))],
  };
}

function policyPart(
  topic: Topic,
  { scope, identity, rule }: PlainNotificationPlanInput,
  t: Translate,
): { steps: readonly SetTopicPolicyStep[]; problems: readonly Problem[] } {
  const source = {
    ...{ region: scope.region, accountId: identity.accountId },
    alarmName: rule.alarmName,
  };
  const problems = topicFaults(topic, source)
    // The alarm itself does not publish.
    .filter(({ kind }) => kind !== 'refused' && kind !== 'undecided')
    .map((fault): Problem => {
      const prevents = ['notATopic', 'otherRegion', 'fifo'].includes(fault.kind);
      const text = topicFaultText(fault, topic.arn, t);
      return { severity: prevents ? 'error' : 'warning', text };
    });
  const preview = policyPreview(topic, rulePublisher(topic.arn), t);
  switch (preview.kind) {
    case 'alreadyAllowed':
      return { steps: [], problems };
    case 'refused':
      return { steps: [], problems: [...problems, preview.problem] };
    case 'repair': {
      const { repair } = preview;
      const title = t('Let EventBridge publish to the topic {0}', topicName(topic.arn));
      const details = [t('The existing statements of the access policy stay as they are.')];
      const step: SetTopicPolicyStep = {
        ...{ kind: 'setTopicPolicy', title, call: repair.call, repair, details },
      };
      return { steps: [step], problems };
    }
  }
}

function ruleSteps(
  rule: PlainNotificationInput,
  topicArn: string,
  t: Translate,
): readonly [PutRuleStep, PutTargetsStep] {
  const name = ruleNameOf(rule.alarmName);
  const pattern = rulePattern(rule);
  const description = ruleDescription(rule);
  const target = ruleTarget(rule, topicArn);
  const put = putRuleCall(name, { pattern, description, tags: createdByTags });
  return [
    {
      kind: 'putRule',
      title: t('Write the EventBridge rule {0}', displayText(name)),
      call: put,
      alarmArn: rule.alarmArn,
    },
    {
      kind: 'putTargets',
      title: t('Send the sentence to the topic {0}', topicName(topicArn)),
      call: putTargetsCall(name, [target]),
      target,
    },
  ];
}

/** Amazon Q Developer in chat applications subscribes to topics by this host. */
const chatHost = 'global.sns-api.chatbot.amazonaws.com';

/** Subscribers that cannot read what they get. */
function receiverProblems(
  { subscriptions }: Topic,
  { receiver }: PlainNotificationInput,
  t: Translate,
): readonly Problem[] {
  const confirmed = subscriptions.filter(isConfirmed);
  const chats = confirmed.filter(({ endpoint }) => endpoint.includes(chatHost)).length;
  const others = confirmed.length - chats;
  if (receiver === 'chat' && others > 0) {
    return [
      warning(
        t(
          'Subscriptions of the topic that are not of a chat channel, and get the message as JSON: {0}. Choose a topic of its own for the chat.',
          others,
        ),
      ),
    ];
  }
  if (receiver === 'text' && chats > 0) {
    return [
      warning(
        t(
          'Amazon Q Developer, which is subscribed to the topic, does not show a text. Choose the form for chat, with a topic of its own.',
        ),
      ),
    ];
  }
  return [];
}

function warning(text: string): Problem {
  return { severity: 'warning', text };
}

/** What the reader should know about such a notification. */
function plainBlindSpots(rule: PlainNotificationInput, t: Translate): readonly string[] {
  const { subject, receiver } = rule;
  const isStart = subject.kind === 'connection' && subject.startTime !== undefined;
  return [
    ...(receiver === 'text'
      ? [
          t(
            'The subject of the email is "AWS Notification Message", and the sentence is in double quotes: EventBridge sets neither.',
          ),
        ]
      : []),
    isStart
      ? t('The time is the start of the connection as the log has it, in UTC.')
      : t(
          'The time is that of the change of state, in UTC and ISO 8601: EventBridge cannot format times.',
        ),
    t(
      'Disabling the actions of the alarm does not stop this notification: disable or delete the rule. While a mute rule mutes the alarm, it is not sent, and not sent later either.',
    ),
    t(
      'AWS allows no condition in the statement for EventBridge: any EventBridge rule that knows the ARN of the topic can publish to it.',
    ),
  ];
}
