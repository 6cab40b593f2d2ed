/** How long CloudWatch keeps data, and how often Client VPN publishes them. */
import { dayMs, secondMs } from '../base/duration';

/**
 * How long CloudWatch keeps the history of an alarm, also after the alarm's deletion, in ms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
 */
export const alarmHistoryMs = 30 * dayMs;

/**
 * How long samples can be read with periods of one minute, five minutes and one hour, in ms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
export const retentionMs = { minute: 15 * dayMs, fiveMinutes: 63 * dayMs, hour: 455 * dayMs };

/**
 * Client VPN publishes its metrics every five minutes.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
export const publishingIntervalSeconds = 300;
export const publishingIntervalMs = publishingIntervalSeconds * secondMs;
