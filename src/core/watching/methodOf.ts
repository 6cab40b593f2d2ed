/** The detection method of an alarm that exists. */
import {
  connectionAttemptsMetric,
  connectionLogNamespace,
} from '../cloudwatch/connectionLogMetric';
import type { AlarmDefinition } from '../model/alarm';
import type { DetectionMethod } from '../model/detectionMethod';
import type { LogAlarmDefinition } from '../model/logAlarm';
import { isConnectionAlarm, readQueries } from './watches';

/**
 * The method, or undefined for an alarm on anything else. A metric of a metric filter is recognized
 * by the name that Client VPN Watch gives it: the name of any other metric does not show that a
 * metric filter produces it.
 */
export function methodOf(alarm: AlarmDefinition | LogAlarmDefinition): DetectionMethod | undefined {
  if ('query' in alarm) return 'logAlarm';
  if (isConnectionAlarm(alarm)) return 'rise';
  const watched = alarm.queries.filter(({ returnData }) => returnData);
  const counts = readQueries(watched, alarm.queries).some(
    ({ stat }) =>
      stat?.namespace === connectionLogNamespace && stat.metricName === connectionAttemptsMetric,
  );
  return counts ? 'metricFilter' : undefined;
}
