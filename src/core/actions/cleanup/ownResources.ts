/** Recognizes the topics and roles that this extension makes for alarms. */
import { isRecord } from '../../base/isRecord';
import { rolePolicyName } from '../../logAlarms/roleTemplate';
import type { Topic } from '../../model/topic';
import { parsePolicy } from '../../policy/policyDecision';
import type { Role } from '../../policy/role';

/** The statement that SNS gives every topic: only the owner may use it. */
const defaultSid = '__default_statement_ID';

/** Sids of the extension's statements. */
const ownSid = /^ClientVpnWatch[A-Za-z]*\d*$/;

/** Whether only the owner, and what this extension makes, may publish to the topic. */
export function isForAlarms({ policy = '' }: Topic): boolean {
  const sids = (parsePolicy(policy)?.Statement ?? []).map(({ Sid: sid }) =>
    typeof sid === 'string' ? sid : '',
  );
  return (
    sids.some((sid) => ownSid.test(sid)) &&
    sids.every((sid) => sid === defaultSid || ownSid.test(sid))
  );
}

/**
 * Whether the role is one of the extension's, without more policies, and only for alarms of this
 * region: IAM roles exist once in all regions, and somebody may have added another one.
 */
export function isForAlarmsOf(
  { description, trust, inline, attached }: Role,
  region: string,
): boolean {
  const statements = parsePolicy(trust)?.Statement ?? [];
  return (
    description?.endsWith('Made by Client VPN Watch.') === true &&
    Object.keys(attached).length === 0 &&
    Object.keys(inline).every((name) => name === rolePolicyName) &&
    statements.length > 0 &&
    statements.every(({ Condition: condition }) => {
      const arns = sourceArns(condition);
      return arns.length > 0 && arns.every((arn) => arn.split(':')[3] === region);
    })
  );
}

/** The values of `aws:SourceArn` in the conditions of a statement. */
function sourceArns(condition: unknown): readonly string[] {
  const operators = isRecord(condition) ? Object.values(condition).filter(isRecord) : [];
  return operators
    .flatMap((operator) => Object.entries(operator))
    .filter(([key]) => key.toLowerCase() === 'aws:sourcearn')
    .flatMap(([, values]) => values)
    .map(String);
}
