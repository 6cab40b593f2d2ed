/** Sentences about a log alarm: its cost, what it cannot detect, and what the user should know. */
import type { LogAlarmKind } from '../../logAlarms/connectionLogAlarm';
import { hasLogAlarms } from '../../logAlarms/logAlarmRegions';
import { longestSessionHours } from '../../connections/log/readConnectionRecords';
import type { Endpoint } from '../../model/endpoint';
import type { LogAlarmDefinition } from '../../model/logAlarm';
import type { Translate } from '../../ports/translate';
import type { Problem } from '../write/problem';
import { alarmNameProblem } from '../write/validation';

/**
 * AWS's price list has no usage type of log alarms, and the sources disagree; the scanned data is
 * charged like that of other queries.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
export function logAlarmCost(detects: LogAlarmKind, t: Translate): readonly string[] {
  return [
    t(
      'The log alarm: $0.10 to $0.30 a month. AWS publishes no separate price, and sources disagree.',
    ),
    detects === 'connections'
      ? t(
          'Its query: from $0.005 for each GB that it scans. It scans each entry of the log group seven times.',
        )
      : t(
          'Its query: from $0.005 for each GB that it scans. It scans each entry of the log group once.',
        ),
  ];
}

/**
 * What AWS documents, and what follows from the query.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
export function logAlarmBlindSpots(
  detects: LogAlarmKind,
  endpoint: SessionRules,
  t: Translate,
): readonly string[] {
  return detects === 'connections' ? connectionBlindSpots(endpoint, t) : failedAttemptBlindSpots(t);
}

type SessionRules = Pick<Endpoint, 'sessionTimeoutHours' | 'disconnectsOnTimeout'>;

function connectionBlindSpots(endpoint: SessionRules, t: Translate): readonly string[] {
  return [
    t(
      'At most 100 connections can be in ALARM at once, and each stays for about seven minutes: of more than 100 in seven minutes, some are not notified.',
    ),
    t(
      'An entry of the log that cannot be queried within six minutes of its time is not found. AWS documents no limit for that delay.',
    ),
    ...renewals(endpoint, t),
    namesAreStored(t),
  ];
}

/**
 * A log alarm cannot exclude a session that a client renews: no entry names the session before, and a
 * query that compares the entries of two connections loses the older one when it leaves the window.
 */
function renewals(
  { sessionTimeoutHours, disconnectsOnTimeout }: SessionRules,
  t: Translate,
): readonly string[] {
  if (disconnectsOnTimeout) return [];
  const hours = sessionTimeoutHours ?? longestSessionHours;
  return [
    t(
      'A client that reconnects by itself when its session ends, after {0} hours, is notified as a new connection, so a client that is always on sends an email that often. A log alarm cannot exclude it, because no entry names the session before. If the endpoint is set to disconnect on session timeout, such clients stay disconnected instead.',
      hours,
    ),
  ];
}

function failedAttemptBlindSpots(t: Translate): readonly string[] {
  return [
    t(
      'Failed certificate authentications are never logged. Only the metric AuthenticationFailures counts them.',
    ),
    t(
      'Fewer than three failed attempts of a user from one address, for one reason and within a minute, are not notified.',
    ),
    t(
      'Further failed attempts of the same user, address and reason within five minutes send no further email.',
    ),
    t(
      'An entry of the log that cannot be queried within a minute of its time may not be counted. AWS documents no limit for that delay.',
    ),
    namesAreStored(t),
  ];
}

function namesAreStored(t: Translate): string {
  return t(
    'User names and addresses are also in the history of the alarm, for 30 days, and in the mailbox of every subscriber.',
  );
}

/** The faults of the input, and warnings. */
export function logAlarmProblems(
  { name, logLineCount }: LogAlarmDefinition,
  region: string,
  t: Translate,
): readonly Problem[] {
  const nameProblem = alarmNameProblem(name, t);
  return [
    ...(nameProblem ? [nameProblem] : []),
    ...(hasLogAlarms(region)
      ? []
      : [{ severity: 'error', text: t('CloudWatch has no log alarms in {0}.', region) } as const]),
    ...(logLineCount > 0
      ? [
          {
            severity: 'warning',
            text: t(
              'Each email contains up to {0} log lines with user names, addresses and traffic. Every subscriber receives and keeps them.',
              logLineCount,
            ),
          } as const,
        ]
      : []),
  ];
}
