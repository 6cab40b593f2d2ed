/** CloudWatch's metric alarms and their history as the model has them. */
import type {
  AlarmHistoryItem,
  Metric,
  MetricAlarm,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { comparisons } from '../core/model/alarm';
import type {
  Alarm,
  AlarmState,
  MetricQuery,
  MetricStat,
  Transition,
  TreatMissing,
} from '../core/model/alarm';
import { present, readNumber, readObjects, readText, readTexts, readTime } from './fields';

const states: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
const treatments: readonly TreatMissing[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

/**
 * An alarm; undefined when its name, state or what it compares cannot be read. Alarms without one
 * threshold (anomaly detection, PromQL) have the comparison `other` and 0 for the numbers that they
 * do not have.
 */
export function toAlarm(source: MetricAlarm): Alarm | undefined {
  const name = readText(source.AlarmName);
  const arn = readText(source.AlarmArn);
  const state = states.find((known) => known === source.StateValue);
  const stateSince = readTime(source.StateTransitionedTimestamp ?? source.StateUpdatedTimestamp);
  const queries = alarmQueries(source);
  const numbers = alarmNumbers(source, queries);
  if (!name || !arn || !state || stateSince === undefined || !queries || !numbers) return undefined;
  const treatMissing = source.TreatMissingData ?? 'missing';
  return {
    name,
    arn,
    state,
    stateSince,
    stateReason: readText(source.StateReason) ?? '',
    ...present({
      description: readText(source.AlarmDescription),
      stateReasonData: readText(source.StateReasonData),
      configuredAt: readTime(source.AlarmConfigurationUpdatedTimestamp),
    }),
    queries,
    ...numbers,
    treatMissing: treatments.find((known) => known === treatMissing) ?? 'missing',
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

/** Undefined when a number is missing that an alarm with one threshold must have. */
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

/** A single-metric alarm becomes one query `m1`. Undefined when a query cannot be read. */
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
  // Left out, ReturnData means true:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
  const returnData = source.ReturnData !== false;
  return { id, ...present({ label: readText(source.Label), expression, stat }), returnData };
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

/**
 * A StateUpdate item; undefined when it cannot be read. HistoryData is JSON with the states before
 * and after, of 4,095 characters at most, so it can be cut off.
 * @param alarmName the alarm that was asked about
 */
export function toTransition(source: AlarmHistoryItem, alarmName: string): Transition | undefined {
  const at = readTime(source.Timestamp);
  const data = parseHistory(source.HistoryData);
  const from = states.find((known) => known === data?.oldState?.stateValue);
  const to = states.find((known) => known === data?.newState?.stateValue);
  if (at === undefined || !from || !to) return undefined;
  return { alarmName, at, from, to, reason: readText(data?.newState?.stateReason) ?? '' };
}

interface HistorySide {
  readonly stateValue?: unknown;
  readonly stateReason?: unknown;
}

interface History {
  readonly oldState?: HistorySide | null;
  readonly newState?: HistorySide | null;
}

function parseHistory(text: string | undefined): History | undefined {
  try {
    const data: unknown = JSON.parse(text ?? '');
    return typeof data === 'object' && data !== null ? data : undefined;
  } catch {
    return undefined;
  }
}
