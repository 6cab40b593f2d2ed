/**
 * The exact input of every call that changes something in AWS, as plain objects. The preview shows
 * them and the AWS adapters send them, so that what the user confirmed is what is sent. The actions
 * decide first whether a call is appropriate.
 */
import type { AlarmDefinition, AlarmState, MetricQuery, MetricStat } from '../../model/alarm';
import type { AlarmConfiguration } from '../../model/alarmConfiguration';
import type { Tags } from '../../ports/aws';
import { omitUndefined } from '../../base/omitUndefined';

/** One call to AWS. `input` uses the names of the service's API reference. */
export interface AwsCall<Input extends Record<string, unknown> = Record<string, unknown>> {
  readonly service: 'cloudwatch' | 'ec2' | 'sns';
  /** `PutMetricAlarm` */
  readonly operation: string;
  readonly input: Input;
  /** `cloudwatch:PutMetricAlarm`; tags at creation also need the service's `TagResource`. */
  readonly iamAction: string;
}

/**
 * PutMetricAlarm's input for an alarm that is new, or that overwrites another one completely. Every
 * alarm is written with `Metrics`, including a single-metric one.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 * @param tags CloudWatch applies them only if the alarm is new
 * @throws RangeError for a comparison or a window of kind `other`, which this build cannot write
 */
export function putMetricAlarmInput(definition: AlarmDefinition, tags: Tags) {
  const { evaluationWindow: window, warmUp } = definition;
  return {
    AlarmName: definition.name,
    ...(definition.description !== undefined && { AlarmDescription: definition.description }),
    Metrics: definition.queries.map(metricDataQuery),
    EvaluationPeriods: definition.evaluationPeriods,
    DatapointsToAlarm: definition.datapointsToAlarm,
    Threshold: definition.threshold,
    ComparisonOperator: comparisonOperator(definition),
    TreatMissingData: definition.treatMissing,
    ...(definition.ignoresLowSamples && lowSamplePercentile(definition)),
    ...(window && { EvaluationWindow: evaluationWindow(definition) }),
    ...(warmUp && { WarmUpConfiguration: warmUpConfiguration(definition) }),
    ActionsEnabled: definition.actionsEnabled,
    AlarmActions: [...definition.alarmActions],
    OKActions: [...definition.okActions],
    InsufficientDataActions: [...definition.insufficientDataActions],
    ...tagList(tags),
  };
}

/** `ComparisonOperator`. @throws RangeError for one of kind `other` */
export function comparisonOperator({ name, comparison }: AlarmDefinition) {
  if (comparison !== 'other') return comparison;
  throw new RangeError(`The comparison of the alarm ${name} cannot be written.`);
}

/** `EvaluateLowSampleCountPercentile`; undefined if few samples are evaluated like many. */
export function lowSamplePercentile({ ignoresLowSamples }: AlarmDefinition) {
  return { EvaluateLowSampleCountPercentile: ignoresLowSamples && 'ignore' };
}

/**
 * `EvaluationWindow`; undefined for a sliding one.
 * @throws RangeError for one of kind `other`
 */
export function evaluationWindow({ name, evaluationWindow: window }: AlarmDefinition) {
  if (window === undefined) return undefined;
  if (window.kind === 'other')
    throw new RangeError(`The evaluation window of the alarm ${name} cannot be written.`);
  return { WallClockWindow: omitUndefined({ Timezone: window.timezone }) };
}

/** `WarmUpConfiguration`; undefined for none. */
export function warmUpConfiguration({ warmUp }: AlarmDefinition) {
  return (
    warmUp && {
      WarmUpPeriodDurationInMinutes: warmUp.minutes,
      OnlyStartEvaluatingAfterWarmUpPeriodEnds: warmUp.wholePeriod,
    }
  );
}

/**
 * An entry of `Metrics`. ReturnData is always written: if omitted it means true, and only one entry
 * can be true.
 */
export function metricDataQuery(query: MetricQuery) {
  const { id, label, expression, stat, accountId, returnData } = query;
  return {
    Id: id,
    ...(accountId !== undefined && { AccountId: accountId }),
    ...(label !== undefined && { Label: label }),
    ...(expression !== undefined && { Expression: expression }),
    ...(stat && {
      MetricStat: {
        Metric: {
          Namespace: stat.namespace,
          MetricName: stat.metricName,
          Dimensions: metricDimensions(stat.dimensions),
        },
        Period: stat.periodSeconds,
        Stat: stat.statistic,
      },
    }),
    ReturnData: returnData,
  };
}

/** `Dimensions` of a metric. */
export function metricDimensions(dimensions: MetricStat['dimensions']) {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

/**
 * Creates an alarm or overwrites the one of that name.
 * @throws as {@link putMetricAlarmInput}
 */
export function putMetricAlarmCall(definition: AlarmDefinition, tags: Tags) {
  return call('cloudwatch', 'PutMetricAlarm', putMetricAlarmInput(definition, tags));
}

/** Overwrites an alarm with this configuration. */
export function overwriteAlarmCall(configuration: AlarmConfiguration): AwsCall {
  return call('cloudwatch', 'PutMetricAlarm', configuration);
}

/** Creates a standard topic with an access policy (JSON text). */
export function createTopicCall(name: string, policy: string, tags: Tags) {
  const input = { Name: name, Attributes: { Policy: policy }, ...tagList(tags) };
  return call('sns', 'CreateTopic', input);
}

/**
 * Requests SNS to send a confirmation link. `ReturnSubscriptionArn` is omitted: with it, SNS
 * returns an ARN for a subscription that is still pending.
 */
export function subscribeEmailCall(topicArn: string, email: string) {
  return call('sns', 'Subscribe', { TopicArn: topicArn, Protocol: 'email', Endpoint: email });
}

/** Replaces a topic's whole access policy (JSON text). */
export function setTopicPolicyCall(topicArn: string, policy: string) {
  const input = { TopicArn: topicArn, AttributeName: 'Policy', AttributeValue: policy };
  return call('sns', 'SetTopicAttributes', input);
}

/** Sets the state of an alarm until its next evaluation. */
export function setAlarmStateCall(name: string, state: AlarmState, reason: string) {
  const input = { AlarmName: name, StateValue: state, StateReason: reason };
  return call('cloudwatch', 'SetAlarmState', input);
}

/** Enables or disables the actions of an alarm. */
export function alarmActionsCall(name: string, enabled: boolean) {
  const operation = enabled ? 'EnableAlarmActions' : 'DisableAlarmActions';
  return call('cloudwatch', operation, { AlarmNames: [name] });
}

/** Deletes an alarm. */
export function deleteAlarmCall(name: string) {
  return call('cloudwatch', 'DeleteAlarms', { AlarmNames: [name] });
}

/**
 * Ends one connection; its client may connect again. By user name AWS ends at most five, and also
 * connections that the user was not shown.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateClientVpnConnections.html
 */
export function terminateConnectionCall(endpointId: string, connectionId: string) {
  const input = { ClientVpnEndpointId: endpointId, ConnectionId: connectionId };
  return call('ec2', 'TerminateClientVpnConnections', input);
}

function call<Input extends Record<string, unknown>>(
  service: AwsCall['service'],
  operation: string,
  input: Input,
): AwsCall<Input> {
  return { service, operation, input, iamAction: `${service}:${operation}` };
}

function tagList(tags: Tags) {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return list.length > 0 && { Tags: list };
}
