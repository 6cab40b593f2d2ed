/**
 * Finds alarms that notify the same topics of the same condition, so that each connection sends two
 * emails.
 */
import type { Alarm, AlarmState } from '../model/alarm';
import { isLogAlarm, type AnyAlarm, type LogAlarm } from '../model/logAlarm';
import { memoizeByObject } from '../base/memoize';
import type { CooperativeTask } from '../base/cooperativeTask';
import { canonical } from '../actions/write/canonical';
import type { NamedEndpoint } from '../watching/watches';
import { neededRise, riseAlarm, type RiseAlarm } from './riseAlarm';

/** An alarm; with `rise` if it notifies of new connections. */
export interface ReadAlarm {
  readonly alarm: AnyAlarm;
  readonly rise: RiseAlarm | undefined;
}

/**
 * A key that is equal for alarms with the same condition. For a rise, the method of detection does
 * not matter, only the rise itself.
 */
function notificationKey({ alarm, rise }: ReadAlarm): string {
  if (isLogAlarm(alarm)) return logKey(alarm);
  const needed = rise?.watched ? neededRise(rise) : undefined;
  return rise && needed !== undefined && rise.endpoints.length > 0
    ? riseKey(needed, rise.endpoints)
    : otherKey(alarm);
}

const otherKey = memoizeByObject((alarm: Alarm): string => {
  const { queries, periodSeconds, evaluationPeriods, datapointsToAlarm } = alarm;
  const { threshold, comparison, evaluationWindow } = alarm;
  const shape = [periodSeconds, evaluationPeriods, datapointsToAlarm, threshold, comparison];
  const metrics = queries.map(({ expression, stat, accountId, returnData }) => [
    ...[expression, stat, accountId, returnData],
  ]);
  return JSON.stringify([metrics, shape, evaluationWindow]);
});

const logKey = memoizeByObject((alarm: LogAlarm): string => {
  const { query, resultsToEvaluate, resultsToAlarm, threshold, comparison } = alarm;
  // The role decides who reads the log, not what is found in it.
  const read = { ...query, roleArn: undefined };
  return canonical({ read, resultsToEvaluate, resultsToAlarm, threshold, comparison });
});

function riseKey(needed: number, endpoints: readonly NamedEndpoint[]): string {
  const places = endpoints.map(({ id, accountId }) => JSON.stringify([id, accountId]));
  return JSON.stringify([needed, places.sort()]);
}

/** Groups alarms by their condition. */
export class EquivalentAlarms {
  private readonly groups = new Map<string, AnyAlarm[]>();

  /** @param mayStay whether the alarm can notify in the place of another one */
  constructor(readonly mayStay: (alarm: AnyAlarm) => boolean) {}

  add(read: ReadAlarm): void {
    const key = notificationKey(read);
    const group = this.groups.get(key);
    if (group) group.push(read.alarm);
    else this.groups.set(key, [read.alarm]);
  }

  /** Pairs of alarms: the redundant one, and the equivalent one to keep. */
  *pairs(
    better: (a: AnyAlarm, b: AnyAlarm) => number,
  ): CooperativeTask<readonly (readonly [AnyAlarm, AnyAlarm])[]> {
    const found: (readonly [AnyAlarm, AnyAlarm])[] = [];
    for (const group of this.groups.values()) {
      const sorted = [...group].sort(better);
      for (const [index, alarm] of sorted.entries()) {
        yield;
        const stays = sorted.slice(0, index).find((other) => notifyOfSame(alarm, other));
        if (stays) found.push([alarm, stays]);
      }
    }
    return found;
  }

  /** Another alarm that may stay and is equivalent to this one, which may be an alarm as a fix would write it. */
  of(alarm: AnyAlarm): AnyAlarm | undefined {
    return this.among(keyOf(alarm), alarm);
  }

  /** Another alarm that may stay and is equivalent to this one with the default settings. */
  ofFixed(alarm: Alarm, endpoint: NamedEndpoint): AnyAlarm | undefined {
    return this.among(riseKey(1, [endpoint]), alarm);
  }

  private among(key: string, alarm: AnyAlarm): AnyAlarm | undefined {
    return this.groups
      .get(key)
      ?.find(
        (other) => other.name !== alarm.name && notifyOfSame(alarm, other) && this.mayStay(other),
      );
  }
}

const keyOf = memoizeByObject((alarm: AnyAlarm): string =>
  notificationKey({ alarm, rise: isLogAlarm(alarm) ? undefined : riseAlarm(alarm) }),
);

/** Whether both notify at least one topic of the same condition. */
export function sendSame(a: AnyAlarm, b: AnyAlarm): boolean {
  return notifyOfSame(a, b) && keyOf(a) === keyOf(b);
}

/** The actions for ALARM that only the first of two alarms has, as ARNs. */
export function onlyActions(one: AnyAlarm, other: AnyAlarm): readonly string[] {
  return one.alarmActions.filter((action) => !other.alarmActions.includes(action));
}

/** What ends with the first of two alarms, if only the other one stays: ARNs, by the state of the alarm. */
export function lostActions(
  one: AnyAlarm,
  other: AnyAlarm,
): Readonly<Record<AlarmState, readonly string[]>> {
  const lost = (of: (alarm: AnyAlarm) => readonly string[]): readonly string[] =>
    of(one).filter((action) => !of(other).includes(action));
  return {
    ALARM: onlyActions(one, other),
    OK: lost(({ okActions }) => okActions),
    INSUFFICIENT_DATA: lost(({ insufficientDataActions }) => insufficientDataActions),
  };
}

/** Whether everything that the first of two alarms does on its states is done by the other one, too. */
export function isFullyCovered(one: AnyAlarm, other: AnyAlarm): boolean {
  return Object.values(lostActions(one, other)).every((arns) => arns.length === 0);
}

/** Whether both have actions enabled and share at least one alarm action. */
function notifyOfSame(a: AnyAlarm, b: AnyAlarm): boolean {
  if (!a.actionsEnabled || !b.actionsEnabled) return false;
  return a.alarmActions.some((action) => b.alarmActions.includes(action));
}
