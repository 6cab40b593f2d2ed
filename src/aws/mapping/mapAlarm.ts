/** Maps CloudWatch's metric alarms to the model. */
import type { Metric, MetricAlarm, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import {
  comparisons,
  type Alarm,
  type AlarmDefinition,
  type AlarmState,
  type MetricQuery,
  type MetricStat,
  type TreatMissing,
} from '../../core/model/alarm';
import { toEvaluationWindow, toWarmUp } from './mapEvaluation';
import { omitUndefined, readNumber, readObjects, readText, readTexts, readTime } from './fields';

/** Every alarm state. */
export const alarmStates: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
const treatments: readonly TreatMissing[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

/**
 * An alarm; undefined if its name, state or comparison cannot be parsed. Alarms without a single
 * threshold (anomaly detection, PromQL) have the comparison `other`, and 0 for missing numbers.
 */
export function toAlarm(source: MetricAlarm): Alarm | undefined {
  const definition = toDefinition(source);
  const state = toAlarmState(source);
  if (!definition || !state) return undefined;
  const account = state.arn.split(':')[4];
  return {
    ...definition,
    queries: definition.queries.map((query) => ofAccount(query, account)),
    ...state,
  };
}

/** The members that alarms of all kinds have besides their configuration. */
type StateSource = Pick<
  MetricAlarm,
  | 'AlarmArn'
  | 'StateValue'
  | 'StateReason'
  | 'StateTransitionedTimestamp'
  | 'StateUpdatedTimestamp'
  | 'AlarmConfigurationUpdatedTimestamp'
>;

/** The state of an alarm of any kind; undefined if it cannot be parsed. */
export function toAlarmState(source: StateSource): Omit<Alarm, keyof AlarmDefinition> | undefined {
  const arn = readText(source.AlarmArn);
  const state = alarmStates.find((known) => known === source.StateValue);
  const stateSince = readTime(source.StateTransitionedTimestamp ?? source.StateUpdatedTimestamp);
  if (arn === undefined || !state || stateSince === undefined) return undefined;
  return {
    arn,
    state,
    stateSince,
    stateReason: readText(source.StateReason) ?? '',
    ...omitUndefined({
      configuredAt: readTime(source.AlarmConfigurationUpdatedTimestamp),
    }),
  };
}

/** TreatMissingData; CloudWatch's default for an unknown value. */
export function treatmentOf(value: unknown): TreatMissing {
  return treatments.find((known) => known === value) ?? 'missing';
}

/** The alarm's own account is left out. */
function ofAccount(query: MetricQuery, account: string | undefined): MetricQuery {
  if (query.accountId === undefined || query.accountId !== account) return query;
  return omitUndefined({ ...query, accountId: undefined });
}

/** The configuration of an alarm; undefined if its name or comparison cannot be parsed. */
export function toDefinition(source: MetricAlarm): AlarmDefinition | undefined {
  const name = readText(source.AlarmName);
  const queries = alarmQueries(source);
  const numbers = alarmNumbers(source, queries);
  if (!name || !queries || !numbers) return undefined;
  return {
    name,
    ...omitUndefined({ description: readText(source.AlarmDescription) }),
    queries,
    ...numbers,
    treatMissing: treatmentOf(source.TreatMissingData),
    ...(source.EvaluateLowSampleCountPercentile === 'ignore' && { ignoresLowSamples: true }),
    ...omitUndefined({
      evaluationWindow: toEvaluationWindow(source.EvaluationWindow),
      warmUp: toWarmUp(source.WarmUpConfiguration),
    }),
    actionsEnabled: source.ActionsEnabled !== false,
    alarmActions: readTexts(source.AlarmActions),
    okActions: readTexts(source.OKActions),
    insufficientDataActions: readTexts(source.InsufficientDataActions),
  };
}

type AlarmNumbers = Pick<
  Alarm,
  'comparison' | 'threshold' | 'periodSeconds' | 'evaluationPeriods' | 'datapointsToAlarm'
>;

/** Undefined if a number is missing that an alarm with one threshold must have. */
function alarmNumbers(
  source: MetricAlarm,
  queries: readonly MetricQuery[] | undefined,
): AlarmNumbers | undefined {
  const known = comparisons.find((operator) => operator === source.ComparisonOperator);
  const periods = readObjects(source.Metrics).map(({ Period }) => readNumber(Period));
  const numbers = {
    threshold: readNumber(source.Threshold),
    periodSeconds:
      queries?.find(({ stat }) => stat)?.stat?.periodSeconds ??
      periods.find((period) => period !== undefined),
    evaluationPeriods: readNumber(source.EvaluationPeriods),
  };
  const { threshold, periodSeconds, evaluationPeriods } = numbers;
  // PromQL alarms have neither metrics nor a comparison.
  const comparable = known !== undefined && source.ThresholdMetricId === undefined;
  if (comparable && Object.values(numbers).includes(undefined)) return undefined;
  return {
    comparison: comparable ? known : 'other',
    threshold: threshold ?? 0,
    periodSeconds: periodSeconds ?? 0,
    evaluationPeriods: evaluationPeriods ?? 0,
    datapointsToAlarm: readNumber(source.DatapointsToAlarm) ?? evaluationPeriods ?? 0,
  };
}

/** A single-metric alarm becomes one query `m1`. Undefined if a query cannot be parsed. */
function alarmQueries(source: MetricAlarm): readonly MetricQuery[] | undefined {
  if (source.MetricName !== undefined) {
    const statistic = source.Statistic ?? source.ExtendedStatistic;
    const stat = toStat(source, source.Period, statistic);
    return stat && [{ id: 'm1', stat, returnData: true }];
  }
  const queries = readObjects(source.Metrics).map(toQuery);
  return queries.every((query) => query !== undefined) ? queries : undefined;
}

function toQuery(source: MetricDataQuery): MetricQuery | undefined {
  const id = readText(source.Id);
  const expression = readText(source.Expression);
  const { MetricStat: metric } = source;
  const stat = metric && toStat(metric.Metric ?? {}, metric.Period, metric.Stat);
  if (id === undefined || (expression === undefined && !stat)) return undefined;
  // If omitted, ReturnData means true:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
  const returnData = source.ReturnData !== false;
  const label = readText(source.Label);
  const accountId = readText(source.AccountId);
  return { id, ...omitUndefined({ label, expression, stat, accountId }), returnData };
}

function toStat(metric: Metric, period: unknown, stat: unknown): MetricStat | undefined {
  const namespace = readText(metric.Namespace);
  const metricName = readText(metric.MetricName);
  const periodSeconds = readNumber(period);
  const statistic = readText(stat);
  if (!namespace || !metricName || !statistic || periodSeconds === undefined) return undefined;
  const dimensions = readObjects(metric.Dimensions).flatMap(({ Name, Value }) => {
    const name = readText(Name);
    const value = readText(Value);
    return name && value ? [[name, value] as const] : [];
  });
  return {
    namespace,
    metricName,
    dimensions: Object.fromEntries(dimensions),
    periodSeconds,
    statistic,
  };
}
