/** The policy statement that lets EventBridge's rules publish to a topic. */
import { parseExactly } from '../../base/exactJson';
import {
  decide,
  parsePolicy,
  type Decision,
  type PolicyRequest,
  type PolicyStatement,
} from '../../policy/policyDecision';
import { serviceContext } from './alarmRequest';

/** Marks the extension's statement, so that it can be recognized. */
const ruleStatementSid = 'ClientVpnWatchRules';

/** EventBridge's service principal; the same in every partition. */
const eventBridge = 'events.amazonaws.com';

/**
 * "You can't use Condition blocks in Amazon SNS topic policies for EventBridge": the statement lets
 * every rule publish that knows the ARN of the topic.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
export function ruleStatement(topicArn: string): PolicyStatement {
  return {
    Sid: ruleStatementSid,
    Effect: 'Allow',
    Principal: { Service: eventBridge },
    Action: 'SNS:Publish',
    Resource: topicArn,
  };
}

/** Whether the policy lets EventBridge publish for any rule. */
export function rulesAllowed(policyText: string | undefined, topicArn: string): Decision {
  const policy = policyText === undefined ? undefined : parsePolicy(policyText);
  return policy ? decide(policy, ruleRequest(topicArn)) : 'unknown';
}

/**
 * The policy with the statement added; the other statements are unchanged. Undefined if the text is
 * not a policy, or if rewriting it would lose a part.
 */
export function withRuleStatement(policyText: string, topicArn: string): string | undefined {
  const policy = parsePolicy(policyText);
  if (!policy || parseExactly(policyText) === undefined) return undefined;
  if (decide(policy, ruleRequest(topicArn)) === 'yes') return policyText;
  const { Statement: before } = policy;
  const taken = new Set(before.map(({ Sid }) => Sid));
  let sid = ruleStatementSid;
  for (let number = 2; taken.has(sid); number++) sid = `${ruleStatementSid}${number}`;
  return JSON.stringify({
    ...policy,
    Statement: [...before, { ...ruleStatement(topicArn), Sid: sid }],
  });
}

/** What AWS says about the keys that name a source is not known to hold for EventBridge. */
function ruleRequest(topicArn: string): PolicyRequest {
  const context = serviceContext(eventBridge);
  return { service: eventBridge, action: 'sns:Publish', resource: topicArn, context };
}
