/** The calls that change alarms. */
import type { AlarmDefinition, AlarmState, MetricQuery, MetricStat } from '../../model/alarm';
import type { AlarmConfiguration } from '../../model/alarmConfiguration';
import { omitUndefined } from '../../base/omitUndefined';
import { call, tagList, type Tags } from './call';

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
export function comparisonOperator({
  name,
  comparison,
}: Pick<AlarmDefinition, 'name' | 'comparison'>) {
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
 * Creates an alarm, or OVERWRITES the one of that name.
 * @throws as {@link putMetricAlarmInput}
 */
export function putAlarmCall(definition: AlarmDefinition, tags: Tags) {
  const input = putMetricAlarmInput(definition, tags);
  const { name } = definition;
  return { ...call('alarms.put', 'cloudwatch', 'PutMetricAlarm', input, name), definition };
}

/**
 * OVERWRITES an alarm with exactly this configuration.
 * @param definition the modelled part of the configuration
 */
export function overwriteAlarmCall(definition: AlarmDefinition, input: AlarmConfiguration) {
  const { name } = definition;
  return { ...call('alarms.overwrite', 'cloudwatch', 'PutMetricAlarm', input, name), definition };
}

/** Sets the state of an alarm until its next evaluation. */
export function setAlarmStateCall(name: string, state: AlarmState, reason: string) {
  const input = { AlarmName: name, StateValue: state, StateReason: reason };
  return call('alarms.setState', 'cloudwatch', 'SetAlarmState', input, name);
}

/** Enables or disables the actions of an alarm. */
export function alarmActionsCall(name: string, enabled: boolean) {
  const operation = enabled ? 'EnableAlarmActions' : 'DisableAlarmActions';
  const input = { AlarmNames: [name] };
  return { ...call('alarms.setActionsEnabled', 'cloudwatch', operation, input, name), enabled };
}

/** Deletes an alarm. */
export function deleteAlarmCall(name: string) {
  return call('alarms.delete', 'cloudwatch', 'DeleteAlarms', { AlarmNames: [name] }, name);
}
