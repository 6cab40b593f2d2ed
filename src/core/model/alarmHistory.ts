/**
 * CloudWatch's history of an alarm, kept for 30 days, also after deletion: state transitions,
 * outcomes of actions, configuration changes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
 */
import type { AlarmDefinition, AlarmState, Transition } from './alarm';
import type { AlarmContributor } from './logAlarm';

/** A state transition with the datapoints that caused it. */
export interface StateItem extends Transition {
  readonly kind: 'state';
  /** StateReasonData, JSON text; see `readReasonData`. */
  readonly reasonData?: string;
}

/** An action that ran because of a transition. */
export interface ActionItem {
  readonly kind: 'action';
  readonly alarmName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The ARN of the action's target, a topic's for SNS. */
  readonly actionArn: string;
  readonly succeeded: boolean;
  /** Why it failed, in AWS's words. */
  readonly error?: string;
}

/** The alarm was created, changed (including its actions being switched on or off) or deleted. */
export interface ConfigurationItem {
  readonly kind: 'configuration';
  readonly alarmName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly change: 'created' | 'updated' | 'deleted';
  /** The new configuration, or the last one; absent where CloudWatch truncated it. */
  readonly definition?: AlarmDefinition;
}

/** One item of an alarm's history. */
export type AlarmHistoryItem = StateItem | ActionItem | ConfigurationItem;

/** The contributor that an item concerns. */
type ContributorKey = Pick<AlarmContributor, 'id' | 'attributes'>;

/** One change of a contributor's state. CloudWatch does not record the state before. */
export interface ContributorTransition {
  readonly alarmName: string;
  readonly contributor: ContributorKey;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly to: AlarmState;
  readonly reason: string;
}

/** An action that ran for a contributor. */
export interface ContributorAction extends ActionItem {
  readonly contributor: ContributorKey;
}
