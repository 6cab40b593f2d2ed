/** Plans the deletion of an alarm that has nothing to do, or whose work another alarm does. */
import { deleteAlarm } from '../../actions/deleteAlarm';
import { alarmDifferences } from '../../actions/write/alarmDifferences';
import { findAlarm } from '../../actions/write/find';
import type { AnyAlarm } from '../../model/logAlarm';
import type { ScopeAws } from '../../ports/aws';
import { deleteAlarmCall } from '../../ports/calls';
import { isFullyCovered } from '../duplicates';
import type { FindingFix } from '../finding';
import { outcomeOf } from './fixOutcome';
import type { FixPlan, FixPlanDeps } from './fixPlan';

/** Deletes only what the finding is about, and only if the alarm that stays notifies everybody of it. */
export async function deletionPlan(
  { seen, stays }: Extract<FindingFix, { readonly kind: 'deleteAlarm' }>,
  { aws, t, signal }: FixPlanDeps,
): Promise<FixPlan> {
  const alarm = await findAlarm(aws, seen.name, signal);
  if (!alarm) return { kind: 'gone' };
  if (alarmDifferences(seen, alarm).length > 0) return { kind: 'changed' };
  if (stays && !isFullyCovered(seen, stays)) return { kind: 'otherFix' };
  if (!(await isCovered(stays, aws, signal))) return { kind: 'changed' };
  return {
    kind: 'ready',
    call: deleteAlarmCall(seen.name),
    unless: [],
    run: async (running) =>
      // It may have been changed, or deleted, while the user was asked.
      (await isCovered(stays, aws, running))
        ? outcomeOf(await deleteAlarm(alarm, aws, t, running))
        : { kind: 'changed' },
  };
}

/**
 * Whether the alarm that makes another one superfluous is still as it was seen.
 * @param stays undefined if the other one has nothing left to watch
 * @throws ExpectedError
 */
export async function isCovered(
  stays: AnyAlarm | undefined,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<boolean> {
  if (!stays) return true;
  const now = await findAlarm(aws, stays.name, signal);
  return now !== undefined && alarmDifferences(stays, now).length === 0;
}
