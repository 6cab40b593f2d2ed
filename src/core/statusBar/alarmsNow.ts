/** Alarms that need attention: in ALARM now, or fired since the user last viewed the alarms. */
import type { AlarmContributor, AnyAlarm } from '../model/logAlarm';
import { partValue, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import { displayName } from '../text/displayText';
import { memoizeByObject } from '../base/memoize';
import {
  alarmEndpoints,
  firings,
  type Firing,
  type WatchedEndpoint,
} from '../notifications/firings';

/** An alarm in ALARM. */
export interface AlarmNow {
  readonly alarm: AnyAlarm;
  /** Display name of the alarm. */
  readonly name: string;
  readonly endpoints: readonly WatchedEndpoint[];
  /** Who is behind a log alarm, as far as it is known. */
  readonly contributors: readonly AlarmContributor[];
}

/** Every alarm in ALARM, in the order of scopes and of CloudWatch's alarm names. */
export function alarmsNow(snapshot: Snapshot): readonly AlarmNow[] {
  return snapshot.scopes.flatMap(scopeAlarmsNow);
}

const scopeAlarmsNow: (scope: ScopeSnapshot) => readonly AlarmNow[] = memoizeByObject((scope) =>
  (partValue(scope.alarms) ?? [])
    .filter(({ state }) => state === 'ALARM')
    .map((alarm) => ({
      alarm,
      name: displayName(alarm.name, alarm.arn),
      endpoints: alarmEndpoints(scope, alarm),
      contributors: partValue(scope.contributors[alarm.name]) ?? [],
    })),
);

/** The last firing of each alarm that fired after `since` (ms since 1970) and is over. */
export function firedSince(snapshot: Snapshot, since: number): readonly Firing[] {
  return snapshot.scopes.flatMap((scope) => [...lastFirings(scope, since).values()]);
}

function lastFirings(scope: ScopeSnapshot, since: number): ReadonlyMap<string, Firing> {
  const fresh = scope.transitions.filter(({ at }) => at > since);
  const over = firings(scope, fresh).filter(({ alarm }) => alarm.state !== 'ALARM');
  return new Map(over.map((firing) => [firing.alarm.name, firing]));
}
