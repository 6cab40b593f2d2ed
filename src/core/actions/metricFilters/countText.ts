/** Sentences about the cost of counting connections in a log, and about what is not seen. */
import type { ConnectionRule } from '../../cloudwatch/definition';
import type { Translate } from '../../ports/translate';

/**
 * Metric filters are free; each metric that they publish is a custom metric, billed for the hours in
 * which it has data. List price of us-east-1: https://aws.amazon.com/cloudwatch/pricing/
 */
export function countCost(t: Translate): readonly string[] {
  return [
    t(
      'The metric: up to ${0} a month for each endpoint that logs to the group, billed for the hours in which someone connects. List price of us-east-1; the first 10 custom metrics of an account are free.',
      '0.30',
    ),
  ];
}

/**
 * The limits of the method.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
export function countBlindSpots(
  { threshold, periodSeconds }: ConnectionRule,
  t: Translate,
): readonly string[] {
  const minutes = periodSeconds / 60;
  return [
    ...(threshold > 1
      ? [t('Fewer than {0} connections within {1} min are not notified.', threshold, minutes)]
      : []),
    t('The email does not say who connected, only how many connections were counted.'),
    minutes > 1
      ? t('Several connections within {0} minutes send one email.', minutes)
      : t('Several connections within one minute send one email.'),
    t(
      'Connections in consecutive minutes send one email, because the alarm stays in ALARM. AWS does not document how long it takes to be back in OK.',
    ),
    t(
      'The email may arrive some minutes after the connection: Client VPN has to publish the log entry, the metric filter to count it and the alarm to evaluate it. AWS documents no maximum.',
    ),
    t(
      'Only entries that are written after the metric filter was created are counted, and only while the endpoint logs to this log group.',
    ),
    t('A session that is renewed is a new connection.'),
  ];
}
