/** The faults that an alarm has on its own, and whether it can notify in another alarm's place. */
import { memoizeByObject } from '../base/memoize';
import type { Alarm } from '../model/alarm';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { Hit } from './finding';
import { logHits } from './logRules';
import { replayHits } from './replayRule';
import { riseAlarm, type RiseAlarm } from './riseAlarm';
import { shapeHits } from './shapeRules';
import type { Subject } from './subject';
import { logAlarmHits, watchHits } from './watchRules';

/** An alarm with its faults; with `rise` if it notifies of new connections. */
export interface Examined {
  readonly alarm: AnyAlarm;
  readonly rise: RiseAlarm | undefined;
  readonly hits: readonly Hit[];
}

/** Memoized: these hits depend on the alarm's definition alone. */
const setUp = memoizeByObject((alarm: Alarm) => {
  const rise = riseAlarm(alarm);
  return { rise, hits: [...(rise ? shapeHits(rise) : []), ...replayHits(alarm)] };
});

/** Finds the faults of an alarm, in the order: what it watches, then its settings. */
export function examine(alarm: AnyAlarm, subject: Subject): Examined {
  if (isLogAlarm(alarm)) {
    const own = [...logAlarmHits(alarm, subject), ...logHits(alarm, subject)];
    return { alarm, rise: undefined, hits: own };
  }
  const { rise, hits } = setUp(alarm);
  const watch = watchHits({ alarm, rise }, subject);
  // An alarm on deleted endpoints needs no better settings.
  const idle = watch.some(({ diagnosis: { rule } }) => rule === 'endpointGone');
  return { alarm, rise, hits: idle ? watch : [...watch, ...logHits(alarm, subject), ...hits] };
}

/** Whether no fault keeps the alarm from its job, and no mute rule does now. */
export function canNotify(hits: readonly Hit[]): boolean {
  return hits.every(
    ({ severity, diagnosis }) =>
      severity !== 'error' && !(diagnosis.rule === 'muted' && diagnosis.active),
  );
}
