/** Creates and recognizes the policy statement that lets alarms publish to a topic. */
import { isRecord } from '../../base/isRecord';
import { reuseUnchanged } from '../../base/reuseUnchanged';
import { alarmArn, cloudWatch, type AlarmSource } from './alarmRequest';
import type { PolicyStatement } from '../../policy/policyDecision';
import { isAscii } from '../write/validation';

/** Marks the extension's statement, so that it can be recognized. */
export const alarmStatementSid = 'ClientVpnWatchAlarms';

/**
 * Lets every alarm of the account in the region publish. For an alarm whose name is not ASCII, only
 * the account is checked.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export function alarmStatement(topicArn: string, source: AlarmSource): PolicyStatement {
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
 * Whether the extension created the statement for the alarms of this account. A statement with the
 * same Sid that is a Deny, or that others have extended, belongs to someone else.
 */
export function isOurs(statement: PolicyStatement, topicArn: string, source: AlarmSource): boolean {
  const { Sid: sid, Condition: condition } = statement;
  if (typeof sid !== 'string' || !ourSid.test(sid)) return false;
  const expected = alarmStatement(topicArn, source);
  if (!isSame({ ...statement, Sid: expected.Sid, Condition: expected.Condition }, expected))
    return false;
  const { ArnLike: like, ...account } = isRecord(condition) ? condition : {};
  return (
    isSame(account, { StringEquals: { 'aws:SourceAccount': source.accountId } }) &&
    (like === undefined || (isRecord(like) && Object.keys(like).join() === 'aws:SourceArn'))
  );
}

function isSame(value: unknown, other: unknown): boolean {
  return reuseUnchanged(other, value) === other;
}

const ourSid = new RegExp(`^${alarmStatementSid}\\d*$`);

/**
 * The extension's Sid, with a number if it is already used: each statement of a policy needs a
 * unique Sid.
 */
export function freeSid(statements: readonly PolicyStatement[]): string {
  const taken = new Set(statements.map(({ Sid: sid }) => sid));
  let sid = alarmStatementSid;
  for (let number = 2; taken.has(sid); number++) sid = `${alarmStatementSid}${number}`;
  return sid;
}
