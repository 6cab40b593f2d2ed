/**
 * What the windows of this machine have seen of a scope last, so that a window that is reloaded, or
 * opened again, notifies of what has happened since.
 */
import type { ContributorTransition } from './alarmHistory';
import type { AnyAlarm } from './logAlarm';

/** An alarm in the state in which it was seen. */
export type SeenAlarm = Pick<AnyAlarm, 'arn' | 'name' | 'state' | 'stateSince'>;

/** A contributor of a log alarm that was seen to change its state. */
export type SeenContributor = Pick<ContributorTransition, 'alarmName' | 'at' | 'to'> & {
  readonly contributor: Pick<ContributorTransition['contributor'], 'id'>;
};

/** Something as it was read last. */
export interface Seen<T> {
  readonly value: T;
  /** Ms since 1970. */
  readonly fetchedAt: number;
}

/** By alarm ARN, since when its history is to be read, ms since 1970. */
export interface UnreadHistory {
  readonly transitions: Readonly<Record<string, number>>;
  /** Of log alarms: the transitions of their contributors. */
  readonly contributors: Readonly<Record<string, number>>;
}

/** What was seen of a scope. It names no users. */
export interface LastSeen {
  /** Absent if they could not be read. */
  readonly alarms?: Seen<readonly SeenAlarm[]> | undefined;
  /** Read with the alarms. */
  readonly contributors: readonly SeenContributor[];
  /** What of the histories was not read; absent if nothing. */
  readonly unread?: UnreadHistory | undefined;
  /** By endpoint id: the ids of its connections. */
  readonly connections: Readonly<Record<string, Seen<readonly string[]>>>;
}
