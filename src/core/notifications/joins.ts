/** The connections that may have made an alarm fire: those that started shortly before. */
import { hourMs, minuteMs, secondMs } from '../base/duration';
import { publishingIntervalMs } from '../cloudwatch/limits';
import type { Connection } from '../model/connection';
import { isMetricAlarm, type AnyAlarm } from '../model/logAlarm';
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { detectsConnections } from '../watching/detects';
import type { Firing } from './firings';

/**
 * Assumption: from the end of a period until the alarm on it has fired, at most this long passes, in ms.
 * AWS documents neither when Client VPN publishes within its five minutes nor when CloudWatch evaluates.
 */
const delayMs = 5 * minuteMs;

/**
 * The longest time between a connection and its alarm, in ms: EC2 lists a connection for an hour after
 * its end.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeClientVpnConnections.html
 */
const longestMs = hourMs;

/**
 * The connections, open or ended, that started within two periods and a delay before an alarm on
 * connections fired, oldest first. A rise is the difference between two periods. Those before an
 * earlier firing of the alarm count only if there are no others. None for a test, and for an alarm on
 * anything else.
 */
export function joinsBefore(
  { alarm, at, test, endpoints }: Pick<Firing, 'alarm' | 'at' | 'test' | 'endpoints'>,
  scope: ScopeSnapshot,
): readonly Connection[] {
  if (test || !firesOnConnects(alarm)) return [];
  const id = scopeId(scope.scope);
  const from = at - rangeMs(alarm);
  const joins = endpoints
    .filter((endpoint) => endpoint.scope === id)
    .flatMap(({ endpointId }) => partValue(scope.connections[endpointId]) ?? [])
    .filter(({ startedAt }) => startedAt !== undefined && startedAt >= from && startedAt <= at)
    .sort((a, b) => startOf(a) - startOf(b));
  const earlier = Math.max(
    ...scope.transitions
      .filter((one) => one.alarmName === alarm.name && one.to === 'ALARM' && one.at < at)
      .map((one) => one.at),
  );
  const since = joins.filter((join) => startOf(join) > earlier);
  return since.length > 0 ? since : joins;
}

function startOf({ startedAt = 0 }: Connection): number {
  return startedAt;
}

/** Whether a connect can make the alarm fire, and not only a disconnect. */
function firesOnConnects(alarm: AnyAlarm): boolean {
  return detectsConnections(alarm) && !alarm.comparison.startsWith('LessThan');
}

function rangeMs(alarm: AnyAlarm): number {
  const evaluated = isMetricAlarm(alarm)
    ? alarm.periodSeconds * alarm.evaluationPeriods * secondMs
    : publishingIntervalMs;
  return Math.min(2 * Math.max(publishingIntervalMs, evaluated) + delayMs, longestMs);
}
