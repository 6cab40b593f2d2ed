/** The access policies of topics. */
import type { ConditionContext } from '../../core/policy/conditionContext';
import { decide, parsePolicy } from '../../core/policy/policyDecision';
import { alarmsAllowed } from '../../core/actions/policy/topicPolicy';
import type { Topic } from './topics';

/** Whether the alarm may publish to the topic; undocumented cases count as no. */
export function allowsAlarm(topic: Topic, alarmArn: string): boolean {
  const [, , , region = '', accountId = '', , ...name] = alarmArn.split(':');
  const source = { region, accountId, alarmName: name.join(':') };
  return alarmsAllowed(topic.attributes.Policy, topic.arn)(source) === 'yes';
}

/**
 * Whether EventBridge may publish to the topic for a rule; undocumented cases count as no. SNS's
 * default policy does not allow it: it applies to the account's users, and to alarms.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
export function allowsRule({ arn, attributes }: Topic, ruleArn: string): boolean {
  const policy = attributes.Policy === undefined ? undefined : parsePolicy(attributes.Policy);
  const service = 'events.amazonaws.com';
  const [, , , region = '', account = ''] = ruleArn.split(':');
  const context: ConditionContext = {
    'aws:sourcearn': { kind: 'is', value: ruleArn },
    'aws:sourceaccount': { kind: 'is', value: account },
    'aws:sourceowner': { kind: 'absent' },
    'aws:principalisawsservice': { kind: 'is', value: 'true' },
    'aws:principalservicename': { kind: 'is', value: service },
    'aws:requestedregion': { kind: 'is', value: region },
    'aws:securetransport': { kind: 'is', value: 'true' },
  };
  const request = { service, action: 'sns:Publish', resource: arn, context };
  return policy !== undefined && decide(policy, request) === 'yes';
}
