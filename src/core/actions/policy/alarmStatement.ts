/** The statement that lets alarms publish to a topic: made, and found again. */
import { isRecord } from '../../base/isRecord';
import { reuseUnchanged } from '../../base/reuseUnchanged';
import { alarmArn, cloudWatch } from './alarmRequest';
import type { AlarmSource } from './alarmRequest';
import type { PolicyStatement } from './policyDecision';
import { isAscii } from '../write/validation';

/** Marks our statement, so that it is found again. */
export const alarmStatementSid = 'ClientVpnWatchAlarms';

/**
 * Lets every alarm of the account in the region publish. For an alarm whose name is not ASCII the
 * account alone is checked.
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
 * Whether a statement is one that we have made for the alarms of this account: another with our
 * Sid, a Deny or one that others have extended, belongs to somebody else.
 */
export function isOurs(statement: PolicyStatement, topicArn: string, source: AlarmSource): boolean {
  const { Sid: sid, Condition: condition } = statement;
  if (typeof sid !== 'string' || !ourSid.test(sid)) return false;
  const made = alarmStatement(topicArn, source);
  if (!isSame({ ...statement, Sid: made.Sid, Condition: made.Condition }, made)) return false;
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

/** Our Sid, with a number where others have it: each statement of a policy needs one of its own. */
export function freeSid(statements: readonly PolicyStatement[]): string {
  const taken = new Set(statements.map(({ Sid: sid }) => sid));
  let sid = alarmStatementSid;
  for (let number = 2; taken.has(sid); number++) sid = `${alarmStatementSid}${number}`;
  return sid;
}
