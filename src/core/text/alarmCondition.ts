/** The condition of an alarm as text: `rise ≥ 1 between samples, period 1 min`. */
import { QueryError } from '../logAlarms/queryTokens';
import { parseAggregation } from '../logAlarms/aggregation';
import { type AnyAlarmDefinition, isLogAlarm, type LogAlarmDefinition } from '../model/logAlarm';
import { activeConnectionsMetric } from '../cloudwatch/definition';
import type { AlarmDefinition, Comparison } from '../model/alarm';
import { displayText } from './displayText';
import { everyText } from './spans';
import type { ViewContext } from './viewContext';

const signs: Readonly<Record<Exclude<Comparison, 'other'>, string>> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** The comparison and its evaluation periods, or the runs of the query of a log alarm. */
export function alarmCondition(
  alarm: AnyAlarmDefinition,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  if (isLogAlarm(alarm)) return logAlarmCondition(alarm, { t, format });
  const comparison = comparisonText(alarm, { t, format });
  const period = format.duration(alarm.periodSeconds * 1000);
  const { datapointsToAlarm: m, evaluationPeriods: n } = alarm;
  if (m === 1 && n === 1) return t('{0}, period {1}', comparison, period);
  const [some, all] = [format.count(m), format.count(n)];
  return t('{0}, {1} of {2} periods of {3}', comparison, some, all, period);
}

function logAlarmCondition(
  alarm: LogAlarmDefinition,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  const { query, comparison, threshold, resultsToAlarm: m, resultsToEvaluate: n } = alarm;
  const what = displayText(aggregated(query.aggregation));
  const sign = comparison === 'other' ? '—' : signs[comparison];
  const condition = `${what} ${sign} ${format.count(threshold)}`;
  const rate = everyText(query.rateMinutes * 60_000, t, format);
  if (m === 1 && n === 1) return t('{0}, {1}', condition, rate);
  return t('{0}, {1} of {2} runs, {3}', condition, format.count(m), format.count(n), rate);
}

/** The aggregation without the fields that it groups by, which are many. */
function aggregated(expression: string): string {
  try {
    const { function: name, field = '*' } = parseAggregation(expression);
    return `${name}(${field})`;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return expression;
  }
}

function comparisonText(
  alarm: AlarmDefinition,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  const watched = alarm.queries.find(({ returnData }) => returnData);
  const what = displayText(watched?.expression ?? watched?.stat?.metricName ?? '—');
  if (alarm.comparison === 'other') return t('{0} outside its band', what);
  const [sign, threshold] = [signs[alarm.comparison], format.count(alarm.threshold)];
  if (isRise(alarm)) return t('rise {0} {1} between samples', sign, threshold);
  if (watched?.stat && watched.expression === undefined)
    return t('{0} of {1} {2} {3}', displayText(watched.stat.statistic), what, sign, threshold);
  return `${what} ${sign} ${threshold}`;
}

/** Whether the alarm compares a DIFF of the connection count, as a connection alarm does. */
export function isRise(alarm: AlarmDefinition): boolean {
  const watched = alarm.queries.find(({ returnData }) => returnData);
  if (!alarm.comparison.startsWith('GreaterThan')) return false;
  const input = /^\s*DIFF\s*\(\s*(\w+)\s*\)\s*$/.exec(watched?.expression ?? '')?.[1];
  const stat = alarm.queries.find(({ id }) => id === input)?.stat;
  return stat?.metricName === activeConnectionsMetric;
}
