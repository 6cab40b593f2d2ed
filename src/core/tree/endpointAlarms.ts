/**
 * Summary of an endpoint's alarms: the worst state, since when, and how many have disabled actions.
 */
import type { AlarmState } from '../model/alarm';
import type { AnyAlarm } from '../model/logAlarm';

/** Summary of several alarms. */
export interface AlarmSummary {
  readonly count: number;
  /** The worst state among them. */
  readonly worst: AlarmState;
  /** Earliest start of that state, ms since 1970. */
  readonly since: number;
  /** How many have their actions disabled. */
  readonly actionsOff: number;
}

const badness: Readonly<Record<AlarmState, number>> = { OK: 0, INSUFFICIENT_DATA: 1, ALARM: 2 };

/** The summary of some alarms; undefined for none. */
export function alarmSummary(alarms: readonly AnyAlarm[]): AlarmSummary | undefined {
  const [first, ...others] = alarms;
  if (!first) return undefined;
  const worst = others.reduce<AlarmState>(
    (state, alarm) => (badness[alarm.state] > badness[state] ? alarm.state : state),
    first.state,
  );
  const inWorst = alarms.filter(({ state }) => state === worst);
  return {
    count: alarms.length,
    worst,
    since: Math.min(...inWorst.map(({ stateSince }) => stateSince)),
    actionsOff: alarms.filter(({ actionsEnabled }) => !actionsEnabled).length,
  };
}
