/** The evaluation of a log alarm, as text. */
import type { LogAlarm } from '../model/logAlarm';
import type { Translate } from '../ports/translate';

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

/**
 * A sentence if the last evaluation failed or is incomplete. The reason itself is StateReason.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
export function evaluationText({ evaluation }: LogAlarm, t: Translate): string | undefined {
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
