/** The access policy of a topic that CloudWatch alarms publish to: made, read, mended. */
import { partitionOf } from '../model/scope';
import { decide, parsePolicy } from './policyDecision';
import type { Decision, PolicyRequest, PolicyStatement } from './policyDecision';
import { isAscii } from './validation';

/** The alarm that is to publish. */
export interface AlarmSource {
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
  readonly alarmName: string;
}

/** Marks our statement, so that it is found again. */
export const alarmStatementSid = 'ClientVpnWatchAlarms';

/** The same in every partition. */
const cloudWatch = 'cloudwatch.amazonaws.com';

/**
 * Lets every alarm of the account in the region publish. For an alarm whose name is not ASCII the
 * account alone is checked.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
function alarmStatement(topicArn: string, source: AlarmSource): PolicyStatement {
  return {
    Sid: alarmStatementSid,
    Effect: 'Allow',
    Principal: { Service: cloudWatch },
    Action: 'SNS:Publish',
    Resource: topicArn,
    Condition: {
      ...(isAscii(source.alarmName) && { ArnLike: { 'aws:SourceArn': alarmArn(source, '*') } }),
      StringEquals: { 'aws:SourceAccount': source.accountId },
    },
  };
}

/**
 * The policy of a topic to be made: SNS's default, which a policy given at creation replaces, and
 * the alarms' statement.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function newTopicPolicy(topicArn: string, source: AlarmSource): string {
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
    Statement: [owner, alarmStatement(topicArn, source)],
  });
}

/**
 * Whether the policy lets the alarm publish. SNS's default policy counts as yes for alarms of the
 * topic's own account: AWS's guide does not say so, practice does.
 */
export function allowsAlarms(
  policyText: string | undefined,
  topicArn: string,
  source: AlarmSource,
): Decision {
  return alarmsAllowed(policyText, topicArn)(source);
}

/** The same for many alarms of one topic: the policy is read once. */
export function alarmsAllowed(
  policyText: string | undefined,
  topicArn: string,
): (source: AlarmSource) => Decision {
  const policy = policyText === undefined ? undefined : parsePolicy(policyText);
  return (source) => (policy ? decide(policy, publishRequest(topicArn, source)) : 'unknown');
}

/**
 * The policy with the alarms' statement, other statements as they were; undefined when the text is
 * no policy, which must not be written over. A statement of ours that lets this alarm publish stays
 * as it is: it may be wider on purpose.
 */
export function withAlarmStatement(
  policyText: string,
  topicArn: string,
  source: AlarmSource,
): string | undefined {
  const policy = parsePolicy(policyText);
  if (!policy) return undefined;
  const ours = policy.Statement.filter((statement) => statement.Sid === alarmStatementSid);
  const request = publishRequest(topicArn, source);
  if (decide({ Statement: ours }, request) === 'yes') return policyText;
  const others = policy.Statement.filter((statement) => !ours.includes(statement));
  return JSON.stringify({
    ...policy,
    Statement: [...others, alarmStatement(topicArn, source)],
  });
}

function publishRequest(topicArn: string, source: AlarmSource): PolicyRequest {
  return {
    service: cloudWatch,
    action: 'sns:Publish',
    resource: topicArn,
    context: {
      'aws:sourcearn': isAscii(source.alarmName) ? alarmArn(source, source.alarmName) : null,
      'aws:sourceaccount': source.accountId,
      'aws:sourceowner': source.accountId,
      'aws:securetransport': 'true',
    },
  };
}

function alarmArn({ region, accountId }: AlarmSource, name: string): string {
  return `arn:${partitionOf(region)}:cloudwatch:${region}:${accountId}:alarm:${name}`;
}
