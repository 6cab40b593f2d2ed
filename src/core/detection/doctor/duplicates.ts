/** Which alarms tell the same people the same, so that each connection mails twice. */
import type { Alarm, AlarmDefinition } from '../../model/alarm';
import { watchedEndpoints } from '../watches';
import { neededRise, riseAlarm } from './riseAlarm';

/**
 * What an alarm tells, as a key: the same for alarms that tell the same. Of a rise it does not count
 * how it is looked for, only that it is.
 */
export function tellsKey(alarm: AlarmDefinition): string {
  const rise = riseAlarm(alarm);
  const needed = rise?.watched ? neededRise(rise) : undefined;
  const endpoints = [...watchedEndpoints(alarm)].sort();
  if (needed !== undefined) return JSON.stringify(['rise', needed, endpoints]);
  const { queries, periodSeconds, evaluationPeriods, datapointsToAlarm } = alarm;
  const { threshold, comparison } = alarm;
  const shape = [periodSeconds, evaluationPeriods, datapointsToAlarm, threshold, comparison];
  const metrics = queries.map(({ expression, stat, returnData }) => [expression, stat, returnData]);
  return JSON.stringify(['other', metrics, shape]);
}

/** The alarms that tell the same, by what they tell; each group has at least two. */
export class Twins {
  private readonly groups = new Map<string, Alarm[]>();

  constructor(alarms: readonly Alarm[]) {
    for (const alarm of alarms) {
      const key = tellsKey(alarm);
      const group = this.groups.get(key);
      if (group) group.push(alarm);
      else this.groups.set(key, [alarm]);
    }
  }

  /** Pairs of alarms: the one that may go, and the one that tells the same and stays. */
  pairs(better: (a: Alarm, b: Alarm) => number): readonly (readonly [Alarm, Alarm])[] {
    return [...this.groups.values()].flatMap((group) => {
      if (group.length < 2) return [];
      const sorted = [...group].sort(better);
      return sorted.flatMap((alarm, index) => {
        const stays = sorted.slice(0, index).find((other) => tellSame(alarm, other));
        return stays ? [[alarm, stays] as const] : [];
      });
    });
  }

  /** Another alarm that would tell the same as this definition, if it replaced the alarm of its name. */
  of(definition: AlarmDefinition): Alarm | undefined {
    return this.groups
      .get(tellsKey(definition))
      ?.find((other) => other.name !== definition.name && tellSame(definition, other));
  }
}

/** Whether both act, and tell at least one topic or other thing in common. */
function tellSame(a: AlarmDefinition, b: AlarmDefinition): boolean {
  if (!a.actionsEnabled || !b.actionsEnabled) return false;
  return a.alarmActions.some((action) => b.alarmActions.includes(action));
}
