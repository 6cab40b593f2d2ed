/** What a plain-language notification can say about an alarm: it depends on what the alarm detects. */
import { parseAggregation } from '../logAlarms/aggregation';
import { QueryError } from '../logAlarms/queryTokens';
import type { AlarmDefinition } from '../model/alarm';
import type { Endpoint } from '../model/endpoint';
import type { LogAlarmDefinition } from '../model/logAlarm';
import { methodOf } from '../watching/methodOf';

/**
 * What the sentence is about. The members of the first kinds are the names of contributor
 * attributes.
 * - `connection`: one connection, with its user
 * - `failedAttempts`: several failed attempts of one user
 * - `contributor`: a contributor of another log alarm
 * - `rise`: more connections than at the publication before, without names
 * - `count`: connections counted in the log, without names
 * - `state`: only that the alarm is in ALARM
 */
export type NotificationSubject =
  | {
      readonly kind: 'connection';
      readonly user: string;
      readonly device?: string;
      readonly startTime?: string;
    }
  | {
      readonly kind: 'failedAttempts';
      readonly user: string;
      readonly device?: string;
      readonly reason: string;
    }
  | { readonly kind: 'contributor'; readonly fields: readonly string[] }
  | { readonly kind: 'rise' | 'count' | 'state' };

/** Whether CloudWatch reports each contributor of the alarm in an event of its own. */
export function isOfContributors({ kind }: NotificationSubject): boolean {
  return kind === 'connection' || kind === 'failedAttempts' || kind === 'contributor';
}

/**
 * The subject of an alarm's notification.
 * @param endpoint the endpoint that it watches, if it is known: with certificates only, the common
 * name is the name of the user
 */
export function notificationSubject(
  alarm: AlarmDefinition | LogAlarmDefinition,
  endpoint: Pick<Endpoint, 'authentication'> | undefined,
): NotificationSubject {
  if ('query' in alarm) return logSubject(alarm, endpoint);
  return { kind: metricSubject(alarm) };
}

function metricSubject(alarm: AlarmDefinition): 'rise' | 'count' | 'state' {
  const method = methodOf(alarm);
  if (method === 'metricFilter') return 'count';
  const returned = alarm.queries.find(({ returnData }) => returnData);
  const isDifference = /\bDIFF\s*\(/i.test(returned?.expression ?? '');
  return method === 'rise' && isDifference ? 'rise' : 'state';
}

function logSubject(
  { query }: LogAlarmDefinition,
  endpoint: Pick<Endpoint, 'authentication'> | undefined,
): NotificationSubject {
  const fields = groupedBy(query.aggregation);
  const methods = endpoint?.authentication ?? [];
  const onlyCertificates = methods.every((method) => method === 'certificate-authentication');
  const names = ['username', 'common_name'];
  const byPreference = methods.length > 0 && onlyCertificates ? names.toReversed() : names;
  const user = byPreference.find((name) => fields.includes(name));
  const device = fields.find((name) => name === 'device_ip');
  const startTime = fields.find((name) => name === 'start_time');
  if (user !== undefined && fields.includes('connection_id')) {
    return {
      ...{ kind: 'connection', user },
      ...(device !== undefined && { device }),
      ...(startTime !== undefined && { startTime }),
    };
  }
  if (user !== undefined && fields.includes('reason')) {
    const subject = { kind: 'failedAttempts', user, reason: 'reason' } as const;
    return device === undefined ? subject : { ...subject, device };
  }
  return fields.length > 0 ? { kind: 'contributor', fields } : { kind: 'state' };
}

/** The fields that a path of an input transformer can name. */
function groupedBy(aggregation: string): readonly string[] {
  try {
    return parseAggregation(aggregation).by.filter((name) => /^[\w-]+$/.test(name));
  } catch (error) {
    if (error instanceof QueryError) return [];
    throw error;
  }
}
