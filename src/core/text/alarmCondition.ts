/** The condition of an alarm as text: `rise ≥ 1 between samples, period 1 min`. */
import { activeConnectionsMetric } from '../cloudwatch/definition';
import type { AlarmDefinition, Comparison, MetricQuery } from '../model/alarm';
import { displayText } from './displayText';
import type { ViewContext } from './viewContext';

const signs: Readonly<Record<Exclude<Comparison, 'other'>, string>> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** The comparison and its evaluation periods. */
export function alarmCondition(
  alarm: AlarmDefinition,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  const comparison = comparisonText(alarm, { t, format });
  const period = format.duration(alarm.periodSeconds * 1000);
  const { datapointsToAlarm: m, evaluationPeriods: n } = alarm;
  if (m === 1 && n === 1) return t('{0}, period {1}', comparison, period);
  const [some, all] = [format.count(m), format.count(n)];
  return t('{0}, {1} of {2} periods of {3}', comparison, some, all, period);
}

function comparisonText(
  alarm: AlarmDefinition,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  const watched = alarm.queries.find(({ returnData }) => returnData);
  const what = displayText(watched?.expression ?? watched?.stat?.metricName ?? '—');
  if (alarm.comparison === 'other') return t('{0} outside its band', what);
  const [sign, threshold] = [signs[alarm.comparison], format.count(alarm.threshold)];
  if (isRise(watched, alarm)) return t('rise {0} {1} between samples', sign, threshold);
  if (watched?.stat && watched.expression === undefined)
    return t('{0} of {1} {2} {3}', displayText(watched.stat.statistic), what, sign, threshold);
  return `${what} ${sign} ${threshold}`;
}

/** Whether the alarm compares a DIFF of the connection count, as a connection alarm does. */
function isRise(watched: MetricQuery | undefined, alarm: AlarmDefinition): boolean {
  if (!alarm.comparison.startsWith('GreaterThan')) return false;
  const input = /^\s*DIFF\s*\(\s*(\w+)\s*\)\s*$/.exec(watched?.expression ?? '')?.[1];
  const stat = alarm.queries.find(({ id }) => id === input)?.stat;
  return stat?.metricName === activeConnectionsMetric;
}
