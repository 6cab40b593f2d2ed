/** Sentences about the cost of a plan and about what the alarm cannot detect. */
import type { ConnectionRule } from '../../cloudwatch/definition';
import type { AlarmDefinition } from '../../model/alarm';
import type { Translate } from '../../ports/translate';

/**
 * Monthly list price of one alarm metric in us-east-1: https://aws.amazon.com/cloudwatch/pricing/
 */
const dollarsPerAlarmMetric = 0.1;

/**
 * US dollars a month; 0 if the alarm reads no metric by its name.
 * A math alarm costs the price once for each metric that it reads; expressions are free.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html
 */
export function metricAlarmDollars({ queries }: Pick<AlarmDefinition, 'queries'>): number {
  return queries.filter(({ stat }) => stat).length * dollarsPerAlarmMetric;
}

/** The price of an alarm, in sentences. */
export function alarmCost(definition: AlarmDefinition, t: Translate): readonly string[] {
  const metrics = definition.queries.filter(({ stat }) => stat).length;
  return [
    t(
      'The alarm: ${0} a month, $0.10 for each metric that it reads ({1}). List price of us-east-1; the first 10 alarm metrics of an account are free.',
      metricAlarmDollars(definition).toFixed(2),
      metrics,
    ),
  ];
}

/** The limits of DIFF on a metric that is published every five minutes. */
export function connectionAlarmBlindSpots(
  { threshold, periodSeconds }: ConnectionRule,
  t: Translate,
): readonly string[] {
  return [
    ...(threshold > 1
      ? [t('A rise of fewer than {0} connections is not notified.', threshold)]
      : []),
    t(
      'A connection that starts and ends between two publications, which are five minutes apart, is not seen.',
    ),
    t('A connection that starts while another ends is not seen: the count stays the same.'),
    t('The email does not say who connected.'),
    periodSeconds > 60
      ? t(
          'With this period the alarm is still in ALARM when the next count is published: a rise right after a rise sends no email.',
        )
      : t(
          'Consecutive rises before the alarm is back in OK send one email. AWS does not document how long that takes; with this alarm it was seen to take less than five minutes.',
        ),
    t(
      'The email may arrive about six minutes after the connection: up to five until the count is published, up to one until the alarm is evaluated. AWS guarantees neither.',
    ),
  ];
}
