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
    Description: 'The role with which a CloudWatch log alarm of Client VPN Watch runs its query.',
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: name,
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
