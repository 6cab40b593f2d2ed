/**
 * Parameters that AWS supports and the simulator does not. A call with one is rejected, because its
 * response would differ from AWS's. Parameters without an effect on responses here are not in this
 * list.
 */
import type { ServiceName } from '../protocols/protocol';

/** A member of a structure: `SubscribeInput.Attributes`. */
export interface NotSimulated {
  readonly service: ServiceName;
  readonly at: string;
  /** The one value that the simulator's behaviour matches. */
  readonly unless?: string;
}

/** All of them. */
export const notSimulated: readonly NotSimulated[] = [
  { service: 'cloudwatch', at: 'PutMetricAlarmInput.ThresholdMetricId' },
  { service: 'cloudwatch', at: 'PutMetricAlarmInput.EvaluationCriteria' },
  { service: 'cloudwatch', at: 'PutMetricAlarmInput.EvaluationInterval' },
  { service: 'ec2', at: 'ConnectionLogOptions.IncludeAuthorizationPolicyContext', unless: 'false' },
  { service: 'events', at: 'PutRuleRequest.ScheduleExpression' },
  { service: 'events', at: 'Target.KinesisParameters' },
  { service: 'events', at: 'Target.RunCommandParameters' },
  { service: 'events', at: 'Target.EcsParameters' },
  { service: 'events', at: 'Target.BatchParameters' },
  { service: 'events', at: 'Target.SqsParameters' },
  { service: 'events', at: 'Target.HttpParameters' },
  { service: 'events', at: 'Target.RedshiftDataParameters' },
  { service: 'events', at: 'Target.SageMakerPipelineParameters' },
  { service: 'events', at: 'Target.DeadLetterConfig' },
  { service: 'events', at: 'Target.RetryPolicy' },
  { service: 'events', at: 'Target.AppSyncParameters' },
  { service: 'iam', at: 'CreateRoleRequest.PermissionsBoundary' },
  { service: 'iam', at: 'CreateRoleRequest.MaxSigninSessionDuration' },
  { service: 'logs', at: 'CreateLogGroupRequest.kmsKeyId' },
  { service: 'logs', at: 'CreateLogGroupRequest.deletionProtectionEnabled', unless: 'false' },
  { service: 'logs', at: 'CreateLogGroupRequest.logGroupClass', unless: 'STANDARD' },
  { service: 'logs', at: 'PutMetricFilterRequest.applyOnTransformedLogs', unless: 'false' },
  { service: 'logs', at: 'PutMetricFilterRequest.fieldSelectionCriteria' },
  { service: 'logs', at: 'PutMetricFilterRequest.emitSystemFieldDimensions' },
  { service: 'logs', at: 'StartQueryRequest.queryLanguage', unless: 'CWLI' },
  { service: 'sns', at: 'CreateTopicInput.DataProtectionPolicy' },
  { service: 'sns', at: 'PublishInput.PhoneNumber' },
  // Filter policies and raw delivery: the receivers and the form of a message.
  { service: 'sns', at: 'SubscribeInput.Attributes' },
];
