/**
 * An alarm's configuration in CloudWatch's own format, for overwriting an alarm. PutMetricAlarm
 * replaces the whole configuration, and the alarm model contains only a part of it.
 */
import type { Alarm } from './alarm';

/**
 * The input of PutMetricAlarm without tags: JSON values, including members that are unknown here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export type AlarmConfiguration = Readonly<Record<string, unknown>>;

/** An alarm with its complete configuration. */
export interface StoredAlarm {
  readonly alarm: Alarm;
  readonly configuration: AlarmConfiguration;
}
