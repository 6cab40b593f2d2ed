/** The texts of a detection method: its name, and its row in a list of methods. */
import { minuteMs, secondMs } from '../../base/duration';
import type { MethodCoverage, NotificationDelays } from '../../coverage/compareMethods';
import { methodWord, undeterminedText, unknownText } from '../../coverage/coverageText';
import type { DetectionMethod } from '../../model/detectionMethod';
import type { Translate } from '../../ports/translate';
import type { Format } from '../../text/format';
import { joined } from '../../text/phrases';
import type { MethodChoice, MethodObstacle } from './methodAvailability';

/** A row: a name, its conditions, and what it would have done. */
export interface MethodRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** What the method notifies of. */
export function methodName(method: DetectionMethod, t: Translate): string {
  switch (method) {
    case 'logAlarm':
      return t('Every connection, by name');
    case 'metricFilter':
      return t('Every connection, counted');
    case 'rise':
      return t('Rise of the connection count');
  }
}

/** @param record what the method would have done; undefined if that cannot be read */
export function methodRow(
  { method, obstacle, recommended }: MethodChoice,
  record: MethodCoverage | 'reading' | undefined,
  { t, format, region }: { t: Translate; format: Format; region: string },
): MethodRow {
  return {
    label: methodName(method, t),
    description: joined(
      recommended ? t('recommended') : undefined,
      methodWord(method, t),
      monthlyPrice(method, t),
      prerequisites({ method, obstacle }, t),
    ),
    detail: obstacle
      ? obstacleText(obstacle, region, t)
      : record === 'reading'
        ? t('Comparing with the connections of the last seven days…')
        : record
          ? recordText(record, format, t)
          : summary(method, t),
  };
}

/**
 * List prices of us-east-1: an alarm $0.10, the custom metric of a filter $0.30. Sources disagree on a
 * log alarm, $0.10 or $0.30, and each run is charged for the data that it scans.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
export function monthlyPrice(method: DetectionMethod, t: Translate): string {
  switch (method) {
    case 'logAlarm':
      return t('from ${0} a month', '0.10');
    case 'metricFilter':
      return t('${0} a month', '0.40');
    case 'rise':
      return t('${0} a month', '0.10');
  }
}

/** What has to be there or is created with the alarm; a log that exists is not mentioned. */
function prerequisites(
  { method, obstacle }: Pick<MethodChoice, 'method' | 'obstacle'>,
  t: Translate,
): string | undefined {
  switch (method) {
    case 'logAlarm':
      return obstacle ? t('needs connection logging and an IAM role') : t('needs an IAM role');
    case 'metricFilter':
      return obstacle && t('needs connection logging');
    case 'rise':
      return t('needs no log');
  }
}

function obstacleText(obstacle: MethodObstacle, region: string, t: Translate): string {
  switch (obstacle) {
    case 'noLogging':
      return t('Connection logging is off for this endpoint. Choose this to turn it on first.');
    case 'noLogAlarms':
      return t(
        'CloudWatch has no log alarms in {0}. The metric filter below needs only the log.',
        region,
      );
  }
}

/** What the method does, for endpoints whose past is unknown. */
function summary(method: DetectionMethod, t: Translate): string {
  switch (method) {
    case 'logAlarm':
      return t('One notification for each connection, with user and device address.');
    case 'metricFilter':
      return t('A notification for each minute with connections, without names.');
    case 'rise':
      return t('Misses short connections and those that start while another ends; without names.');
  }
}

function recordText(coverage: MethodCoverage, format: Format, t: Translate): string {
  const { connections, notified, unknown, delays } = coverage;
  if (unknown) return unknownText(unknown, t);
  if (connections === 0 || notified === undefined)
    return t('Nobody connected in the last seven days.');
  return joined(
    t('Last 7 days: {0} of {1} notified', format.count(notified), format.count(connections)),
    namedText(coverage, format, t),
    undeterminedText(coverage, format, t),
    delays && delayText(delays, format, t),
  );
}

function namedText({ named, notified }: MethodCoverage, format: Format, t: Translate): string {
  if (named === 0) return t('without names');
  return named === notified ? t('with names') : t('{0} with names', format.count(named));
}

/** Delays are known to the minute only. */
function delayText(
  { typicalSeconds, worstSeconds }: NotificationDelays,
  format: Format,
  t: Translate,
): string {
  const text = (seconds: number): string => {
    const ms = seconds * secondMs;
    return format.duration(ms < minuteMs ? ms : Math.round(ms / minuteMs) * minuteMs);
  };
  return t('typically after {0}, at most {1}', text(typicalSeconds), text(worstSeconds));
}
