/**
 * Metric and log alarms are read by the same calls, which name both types. Assumed: a region without
 * log alarms may reject the name of that type; then its calls name metric alarms only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
import type { AlarmType } from '@aws-sdk/client-cloudwatch';
import { isExpected } from '../core/model/errors';

const metricAlarms: AlarmType[] = ['MetricAlarm'];
const bothTypes: AlarmType[] = ['MetricAlarm', 'LogAlarm'];

/** The types of alarms that calls in one scope name. */
export class AlarmTypes {
  private types = bothTypes;

  /**
   * Runs a call or a list of calls with both types; once more without log alarms if it is invalid,
   * and without them from then on if that succeeds.
   */
  async reading<T>(read: (types: AlarmType[]) => Promise<T>): Promise<T> {
    const { types } = this;
    try {
      return await read(types);
    } catch (error) {
      if (types === metricAlarms || !isExpected(error) || error.failure.kind !== 'invalid')
        throw error;
      const answer = await read(metricAlarms);
      this.types = metricAlarms;
      return answer;
    }
  }
}
