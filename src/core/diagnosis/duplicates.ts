/**
 * Finds alarms that notify the same topics of the same condition, so that each connection sends two
 * emails.
 */
import type { Alarm } from '../model/alarm';
import { memoizeByObject } from '../base/memoize';
import type { CooperativeTask } from '../base/cooperativeTask';
import type { NamedEndpoint } from '../watching/watches';
import { neededRise, type RiseAlarm } from './riseAlarm';

/** An alarm; with `rise` if it notifies of new connections. */
export interface ReadAlarm {
  readonly alarm: Alarm;
  readonly rise: RiseAlarm | undefined;
}

/**
 * A key that is equal for alarms with the same condition. For a rise, the method of detection does
 * not matter, only the rise itself.
 */
function notificationKey({ alarm, rise }: ReadAlarm): string {
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

function riseKey(needed: number, endpoints: readonly NamedEndpoint[]): string {
  const places = endpoints.map(({ id, accountId }) => JSON.stringify([id, accountId]));
  return JSON.stringify([needed, places.sort()]);
}

/** Groups alarms by their condition. */
export class Twins {
  private readonly groups = new Map<string, Alarm[]>();

  add(read: ReadAlarm): void {
    const key = notificationKey(read);
    const group = this.groups.get(key);
    if (group) group.push(read.alarm);
    else this.groups.set(key, [read.alarm]);
  }

  /** Pairs of alarms: the redundant one, and the equivalent one to keep. */
  *pairs(
    better: (a: Alarm, b: Alarm) => number,
  ): CooperativeTask<readonly (readonly [Alarm, Alarm])[]> {
    const found: (readonly [Alarm, Alarm])[] = [];
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

  /** Another alarm that is equivalent to this one with its actions enabled. */
  ofEnabled(read: ReadAlarm): Alarm | undefined {
    return this.among(notificationKey(read), { ...read.alarm, actionsEnabled: true });
  }

  /** Another alarm that is equivalent to this one with the default settings. */
  ofFixed(alarm: Alarm, endpoint: NamedEndpoint): Alarm | undefined {
    return this.among(riseKey(1, [endpoint]), alarm);
  }

  private among(key: string, alarm: Alarm): Alarm | undefined {
    return this.groups
      .get(key)
      ?.find((other) => other.name !== alarm.name && notifyOfSame(alarm, other));
  }
}

/** Whether both have actions enabled and share at least one alarm action. */
function notifyOfSame(a: Alarm, b: Alarm): boolean {
  if (!a.actionsEnabled || !b.actionsEnabled) return false;
  return a.alarmActions.some((action) => b.alarmActions.includes(action));
}
