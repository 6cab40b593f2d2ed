/** The roles of a log alarm as a CloudFormation template, for an administrator to create. */
import {
  permissionPolicy,
  trustPolicy,
  type AlarmAccount,
  type LogAlarmRole,
} from './logAlarmRoles';

/**
 * A template in JSON with one role.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export function roleTemplate(name: string, role: LogAlarmRole, account: AlarmAccount): string {
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: roleDescription(role),
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: name,
          Description: roleDescription(role),
          AssumeRolePolicyDocument: trustPolicy(role, account),
          Policies: [
            { PolicyName: rolePolicyName, PolicyDocument: permissionPolicy(role, account) },
          ],
        },
      },
    },
    Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  };
  return `${JSON.stringify(template, undefined, 2)}\n`;
}

/** The name of the inline policy. */
export const rolePolicyName = 'run-log-alarm-query';

/** What the role is for. Stored in AWS for readers of any language, hence not translated. */
export function roleDescription({ kind }: LogAlarmRole): string {
  return kind === 'query'
    ? 'CloudWatch Logs runs the query of a log alarm with this role. Made by Client VPN Watch.'
    : 'CloudWatch reads log lines for the emails of a log alarm with this role. Made by Client VPN Watch.';
}
