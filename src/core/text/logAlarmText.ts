/** What a log alarm has instead of metrics: its query, schedule and evaluation, as text. */
import type { LogAlarm } from '../model/logAlarm';
import type { Translate } from '../ports/translate';
import type { ViewContext } from './viewContext';

/** A short fact if the last evaluation failed or is incomplete. */
export function evaluationFact({ evaluation }: LogAlarm, t: Translate): string | undefined {
  switch (evaluation) {
    case 'error':
      return t('evaluation error');
    case 'failure':
      return t('evaluation failed');
    case 'partial':
      return t('partial data');
    case undefined:
      return undefined;
  }
}

/** Labels and values, for a tooltip. */
export function logAlarmLines(
  alarm: LogAlarm,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): readonly (readonly [label: string, value: string | undefined])[] {
  const { query } = alarm;
  const seconds = (value: number): string => format.duration(value * 1000);
  const rate = format.duration(query.rateMinutes * 60_000);
  const [start, end] = [query.startOffsetSeconds, query.endOffsetSeconds];
  const window =
    end === 0
      ? t('every {0}, over log entries of the last {1}', rate, seconds(start))
      : t('every {0}, over log entries from {1} to {2} ago', rate, seconds(start), seconds(end));
  return [
    [t('Evaluation'), evaluationText(alarm, t)],
    [t('Query'), oneLine(query.queryString)],
    [t('Aggregation'), query.aggregation],
    [t('Log groups'), query.logGroups.join(' · ')],
    [t('Runs'), window],
    [t('Query role'), query.roleArn],
  ];
}

/**
 * The reason itself is StateReason, which the tooltip shows as well.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
function evaluationText({ evaluation }: LogAlarm, t: Translate): string | undefined {
  switch (evaluation) {
    case 'error':
      return t('The query cannot run as configured, so nothing is detected.');
    case 'failure':
      return t('A run of the query failed; the alarm waits for runs that succeed.');
    case 'partial':
      return t('The query returned more contributors than CloudWatch evaluates; some are missing.');
    case undefined:
      return undefined;
  }
}

function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
