/**
 * Creates, evaluates and repairs the access policy of a topic that CloudWatch alarms publish to.
 */
import { parseExactly } from '../../base/exactJson';
import { publishRequest, type AlarmSource } from './alarmRequest';
import { alarmStatement, freeSid, isOurs } from './alarmStatement';
import {
  decide,
  parsePolicy,
  type Decision,
  type PolicyStatement,
} from '../../policy/policyDecision';

/**
 * The policy of a new topic: the alarms' statement and SNS's default statement, because a policy
 * given at creation replaces the default.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 * @param more statements of other publishers
 */
export function newTopicPolicy(
  topicArn: string,
  source: AlarmSource,
  more: readonly PolicyStatement[] = [],
): string {
  const owner = {
    Sid: '__default_statement_ID',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: [
      'SNS:GetTopicAttributes',
      'SNS:SetTopicAttributes',
      'SNS:AddPermission',
      'SNS:RemovePermission',
      'SNS:DeleteTopic',
      'SNS:Subscribe',
      'SNS:ListSubscriptionsByTopic',
      'SNS:Publish',
    ],
    Resource: topicArn,
    Condition: { StringEquals: { 'AWS:SourceOwner': source.accountId } },
  };
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [owner, alarmStatement(topicArn, source), ...more],
  });
}

/**
 * Whether the policy lets the alarm publish. SNS's default policy counts as yes for alarms of the
 * topic's own account: AWS does not document this, but it works in practice.
 */
export function allowsAlarms(
  policyText: string | undefined,
  topicArn: string,
  source: AlarmSource,
): Decision {
  return alarmsAllowed(policyText, topicArn)(source);
}

/** The same for many alarms of one topic; parses the policy once. */
export function alarmsAllowed(
  policyText: string | undefined,
  topicArn: string,
): (source: AlarmSource) => Decision {
  const policy = policyText === undefined ? undefined : parsePolicy(policyText);
  return (source) => (policy ? decide(policy, publishRequest(topicArn, source)) : 'unknown');
}

/**
 * The policy with the alarms' statement added; the other statements are unchanged. Undefined if the
 * text is not a policy, or if rewriting it would lose a part: then it must not be overwritten. An
 * existing statement of the extension that lets this alarm publish is unchanged: it may be wider on
 * purpose.
 */
export function withAlarmStatement(
  policyText: string,
  topicArn: string,
  source: AlarmSource,
): string | undefined {
  const policy = parsePolicy(policyText);
  if (!policy || parseExactly(policyText) === undefined) return undefined;
  const { Statement: before } = policy;
  const ours = before.findIndex((statement) => isOurs(statement, topicArn, source));
  const known = before.slice(ours, ours + 1);
  const request = publishRequest(topicArn, source);
  if (decide({ ...policy, Statement: known }, request) === 'yes') return policyText;
  const newStatement = {
    ...alarmStatement(topicArn, source),
    Sid: known[0]?.Sid ?? freeSid(before),
  };
  const after = ours < 0 ? [...before, newStatement] : before.with(ours, newStatement);
  return JSON.stringify({ ...policy, Statement: after });
}
