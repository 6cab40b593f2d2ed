/** What alarms and contributors of log alarms did within the day: from their histories and from polls. */
import { eachLimited } from '../base/mapConcurrent';
import { mergeContributorTransitions } from '../cloudwatch/contributorTransitions';
import type { Transition } from '../model/alarm';
import type { ContributorTransition } from '../model/alarmHistory';
import { ExpectedError } from '../model/errors';
import { isLogAlarm } from '../model/logAlarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws, TimeRange } from '../ports/aws';
import type { AlarmEvent } from './entries';

/** Histories read in parallel. */
const parallel = 3;

/** State changes of alarms, and contributors of log alarms that entered ALARM. */
export interface AlarmEvents {
  readonly transitions: readonly Transition[];
  readonly contributors: readonly ContributorTransition[];
}

/**
 * Reads the histories of the alarms whose state changed within the range, and of log alarms in ALARM.
 * @throws ExpectedError
 */
export async function readAlarmEvents(
  aws: ScopeAws,
  scope: ScopeSnapshot,
  range: TimeRange,
  signal: AbortSignal,
): Promise<AlarmEvents> {
  if (scope.alarms.kind === 'failed') throw new ExpectedError(scope.alarms.failure);
  const alarms = (partValue(scope.alarms) ?? []).filter(
    (alarm) => alarm.stateSince > range.start || (isLogAlarm(alarm) && alarm.state === 'ALARM'),
  );
  const all = await eachLimited(alarms, parallel, async (alarm) => ({
    transitions: await aws.alarms.transitions(alarm.name, range, signal),
    contributors: isLogAlarm(alarm)
      ? await aws.alarms.contributorTransitions(alarm.name, range, signal)
      : [],
  }));
  const contributors = all.flatMap((one) => one.contributors);
  return {
    transitions: all.flatMap(({ transitions }) => transitions),
    contributors: contributors.filter(({ to }) => to === 'ALARM'),
  };
}

/** Those that were read, if any, and those of the polls. */
export function alarmEvents(
  read: AlarmEvents | undefined,
  scope: ScopeSnapshot,
): readonly AlarmEvent[] {
  return [
    ...(read?.transitions ?? []),
    ...scope.transitions,
    ...mergeContributorTransitions(read?.contributors ?? [], scope.contributorTransitions),
  ];
}
