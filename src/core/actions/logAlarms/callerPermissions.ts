/**
 * The IAM actions that a caller needs to create and to delete an alarm of each detection method.
 * Previews list those of each call; this is the list for the policies in the documentation.
 */
import type { DetectionMethod } from '../../model/detectionMethod';

/** What the caller does. */
export interface CallerPermissions {
  readonly create: readonly string[];
  readonly delete: readonly string[];
}

/** Any alarm; tags at creation need an action of their own. */
const anyAlarm: CallerPermissions = {
  create: ['cloudwatch:DescribeAlarms', 'cloudwatch:TagResource'],
  delete: ['cloudwatch:DescribeAlarms', 'cloudwatch:DeleteAlarms'],
};

const metricAlarm: CallerPermissions = {
  create: ['cloudwatch:PutMetricAlarm', ...anyAlarm.create],
  delete: anyAlarm.delete,
};

/**
 * By method. For log alarms CloudWatch manages a scheduled query with the caller's permissions, as
 * in the handlers of CloudFormation's `AWS::CloudWatch::LogAlarm`.
 */
export const callerPermissions: Readonly<Record<DetectionMethod, CallerPermissions>> = {
  rise: metricAlarm,
  metricFilter: {
    create: [
      ...metricAlarm.create,
      'logs:DescribeLogGroups',
      'logs:DescribeMetricFilters',
      'logs:FilterLogEvents',
      'logs:TestMetricFilter',
      'logs:PutMetricFilter',
    ],
    delete: [...metricAlarm.delete, 'logs:DescribeMetricFilters', 'logs:DeleteMetricFilter'],
  },
  logAlarm: {
    create: [
      'cloudwatch:PutLogAlarm',
      ...anyAlarm.create,
      'logs:CreateScheduledQuery',
      'logs:GetScheduledQuery',
      'logs:UpdateScheduledQuery',
      'logs:DeleteScheduledQuery',
      'iam:PassRole',
    ],
    delete: [
      ...anyAlarm.delete,
      'logs:GetScheduledQuery',
      'logs:CreateScheduledQuery',
      'logs:DeleteScheduledQuery',
    ],
  },
};

/** To check an existing role, beside creating the alarm. */
export const readRolePermissions: readonly string[] = [
  'iam:ListRoles',
  'iam:GetRole',
  'iam:ListRolePolicies',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
];

/** To create a role, beside creating the alarm. */
export const createRolePermissions: readonly string[] = [
  'iam:CreateRole',
  'iam:TagRole',
  'iam:PutRolePolicy',
];
