/**
 * What CloudWatch writes down about an alarm, for 30 days and also when the alarm is gone: changes
 * of its state, what became of its actions, changes of its configuration.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
 */
import type { AlarmDefinition, Transition } from './alarm';

/** CloudWatch keeps an alarm's history for so long. */
export const historyKeptMs = 30 * 24 * 3_600_000;

/** A change of state, with the datapoints that decided it. */
export interface StateItem extends Transition {
  readonly kind: 'state';
  /** StateReasonData, JSON text; see `readReasonData`. */
  readonly reasonData?: string;
}

/** An action that was run because of a change of state. */
export interface ActionItem {
  readonly kind: 'action';
  readonly alarmName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The ARN of what was to be told, a topic's for SNS. */
  readonly actionArn: string;
  readonly succeeded: boolean;
  /** Why it failed, in AWS's words. */
  readonly error?: string;
}

/** The alarm was made, changed (actions switched on or off included) or deleted. */
export interface ConfigurationItem {
  readonly kind: 'configuration';
  readonly alarmName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly change: 'created' | 'updated' | 'deleted';
  /** The configuration from then on, or the last one; absent where CloudWatch cut it off. */
  readonly definition?: AlarmDefinition;
}

/** One item of an alarm's history. */
export type AlarmHistoryItem = StateItem | ActionItem | ConfigurationItem;
