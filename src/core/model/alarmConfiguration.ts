/**
 * An alarm's configuration as CloudWatch spells it, for writing an alarm anew. PutMetricAlarm
 * overwrites the whole configuration, and the model of an alarm has a part of it only.
 */
import type { Alarm } from './alarm';

/**
 * The input of PutMetricAlarm without tags: JSON values, members that are not known here included.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export type AlarmConfiguration = Readonly<Record<string, unknown>>;

/** An alarm with everything that was decided about it. */
export interface StoredAlarm {
  readonly alarm: Alarm;
  readonly configuration: AlarmConfiguration;
}
