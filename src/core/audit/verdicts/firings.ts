/** When an alarm, or a contributor of a log alarm, was in ALARM. */
import type { AlarmState } from '../../model/alarm';

/** From a change to ALARM until the next change. Times in ms since 1970. */
export interface Firing {
  readonly at: number;
  /** Absent while it is in ALARM. */
  readonly until?: number;
}

/** The firings of one sequence of changes, oldest first. */
export function firingsOf(
  changes: readonly { readonly at: number; readonly to: AlarmState }[],
): readonly Firing[] {
  return changes.flatMap(({ at, to }, index): Firing[] => {
    if (to !== 'ALARM') return [];
    const next = changes[index + 1];
    return [next ? { at, until: next.at } : { at }];
  });
}
