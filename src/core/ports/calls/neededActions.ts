/** The IAM actions that a caller needs for a call. */
import type { AwsCall } from './index';

/**
 * What a service does for the caller, with the caller's permissions, beside the call itself. Of
 * PutLogAlarm it is the list of CloudFormation's handlers, plus the role that is passed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
const more: Partial<Record<AwsCall['kind'], readonly string[]>> = {
  'logAlarms.put': [
    'logs:CreateScheduledQuery',
    'logs:GetScheduledQuery',
    'logs:UpdateScheduledQuery',
    'logs:DeleteScheduledQuery',
    'iam:PassRole',
  ],
};

/** How services call the permission for tags at creation, if not `TagResource`. */
const tagging: Partial<Record<AwsCall['kind'], string>> = { 'roles.create': 'iam:TagRole' };

/** All of them, that of the call first. */
export function neededActions({ kind, service, iamAction, input }: AwsCall): readonly string[] {
  const tagged = ('Tags' in input && Array.isArray(input.Tags)) || 'tags' in input;
  return [
    iamAction,
    ...(tagged ? [tagging[kind] ?? `${service}:TagResource`] : []),
    ...(more[kind] ?? []),
  ];
}
