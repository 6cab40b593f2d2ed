/**
 * The queries of log alarms on a connection log. A log alarm runs a Logs Insights query on a schedule
 * and evaluates every combination of the grouped fields on its own, so that each connection notifies
 * once and by name.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitor-connection-logs.html
 */
import type { ScheduledQuery } from '../model/logAlarm';

/**
 * The fields of the log that a notification names, by the alias under which they are grouped. All are
 * constant for a connection, so each connection is one contributor.
 */
const connectionFields = {
  connection_id: 'connection-id',
  username: 'username',
  common_name: 'common-name',
  device_ip: 'device-ip',
  start_time: 'connection-start-time',
} as const;

/** A failed attempt has no connection to name, but a reason. */
const attemptFields = {
  username: 'username',
  common_name: 'common-name',
  device_ip: 'device-ip',
  reason: 'connection-attempt-failure-reason',
} as const;

/** A part of a query: what it reads, what it counts and when. */
export type LogAlarmQuery = Omit<ScheduledQuery, 'roleArn' | 'logGroups'>;

/**
 * One contributor for each successful connection. The windows of seven runs overlap: an entry that
 * becomes readable up to five minutes late is still found, and a connection that is found seven times
 * stays in ALARM and notifies once. AWS documents no limit for that delay; a longer window would keep
 * more connections in ALARM, of which CloudWatch allows 100.
 */
export function connectionQuery(endpointId: string): LogAlarmQuery {
  return {
    queryString: query(endpointId, 'successful', connectionFields),
    aggregation: countBy(connectionFields),
    rateMinutes: 1,
    startOffsetSeconds: 420,
    endOffsetSeconds: 0,
  };
}

/**
 * One contributor for each user, device and reason of failed attempts. The windows do not overlap:
 * the alarm compares the number of attempts, so none may be counted twice. CloudWatch recommends an
 * end offset of a minute for entries that become readable late.
 */
export function failedAttemptQuery(endpointId: string): LogAlarmQuery {
  return {
    queryString: query(endpointId, 'failed', attemptFields),
    aggregation: countBy(attemptFields),
    rateMinutes: 1,
    startOffsetSeconds: 120,
    endOffsetSeconds: 60,
  };
}

/** Names with hyphens need backticks, and the aggregation needs names without hyphens. */
function query(
  endpointId: string,
  status: 'successful' | 'failed',
  fields: Readonly<Record<string, string>>,
): string {
  const conditions = {
    'connection-log-type': 'connection-attempt',
    'connection-attempt-status': status,
    'client-vpn-endpoint-id': endpointId,
  };
  const filter = Object.entries(conditions).map(([name, value]) => `\`${name}\` = "${value}"`);
  const named = Object.entries(fields).map(([alias, name]) =>
    alias === name ? name : `\`${name}\` as ${alias}`,
  );
  return `filter ${filter.join(' and ')}\n| fields @timestamp, ${named.join(', ')}`;
}

function countBy(fields: object): string {
  return `count(*) by ${Object.keys(fields).join(', ')}`;
}
