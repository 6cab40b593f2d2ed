/** Delete Alarm…, and its undo: each reads the alarm first. */
import * as vscode from 'vscode';
import { deleteAlarm, previewDelete, remainingTexts } from '../../core/actions/deleteAlarm';
import { leftoverText } from '../../core/actions/leftovers';
import { readForRestore, restoreAlarm } from '../../core/actions/restoreAlarm';
import type { StoredAlarm } from '../../core/model/alarmConfiguration';
import { isLogAlarm, type AnyAlarm } from '../../core/model/logAlarm';
import { displayText } from '../../core/text/displayText';
import type { AlarmRef } from '../input/pickTarget';
import { waitingTitle, withLateProgress } from '../input/withProgress';
import { offerCleanup } from './deleteUnused';
import { endedEarly, type AlarmDeps } from './runs/endedEarly';

const t = vscode.l10n.t;

/** Why an alarm is to be deleted. */
export interface DeletionReason {
  /** What the user loses with it nevertheless, as sentences. */
  readonly losses: readonly string[];
  /**
   * Asked before the question and before the call.
   * @returns whether the reason still holds for the alarm in AWS
   * @throws ExpectedError
   */
  readonly holds: (alarm: AnyAlarm) => Promise<boolean>;
}

/** Shows what is deleted and what stays, asks, and deletes. @throws ExpectedError */
export async function deleteAlarmCommand(
  deps: AlarmDeps,
  ref: AlarmRef,
  reason?: DeletionReason,
): Promise<void> {
  const { session, messages } = deps;
  const aws = session.scopeAws(ref.scope);
  const name = displayText(ref.alarm.name);
  const seen = await previewDelete(ref.alarm.name, aws);
  if (seen.kind !== 'ready') return endedEarly(seen, deps, ref);
  const stillApplies = async (): Promise<boolean> => !reason || reason.holds(seen.alarm);
  if (!(await stillApplies())) return noLongerApplies(deps, ref);
  const yes = await messages.confirmRisk(
    t('Delete the alarm {0}?', name),
    [
      t('It will no longer notify anyone of new connections.'),
      ...(reason?.losses ?? []),
      isLogAlarm(seen.alarm)
        ? t('This cannot be undone.')
        : t('The message that follows can undo this, except for its tags and its history.'),
      ...remainingTexts(seen.remaining, t),
      ...seen.leftovers.map((leftover) => leftoverText(leftover, t)),
      ...(isLogAlarm(seen.alarm)
        ? [t('An EventBridge rule on its contributors stays as well; it then never matches.')]
        : []),
      `cloudwatch:DeleteAlarms: ${seen.alarm.arn}`,
    ].join('\n\n'),
    { yes: t('Delete Alarm'), no: t('Keep Alarm') },
  );
  if (!yes) return;
  const ended = await withLateProgress(waitingTitle(seen.alarm.name), (signal) =>
    session.inTurn(async () => {
      // It may have changed while the user was asked.
      if (!(await stillApplies())) return undefined;
      const stored = await readForRestore(seen.alarm, aws, signal);
      return { stored, result: await deleteAlarm(seen.alarm, aws, t, signal) };
    }, signal),
  );
  if (!ended) return noLongerApplies(deps, ref);
  const { stored, result } = ended;
  await session.refresh(ref.scope);
  const undo = stored && { label: t('Undo'), run: () => restore(deps, ref, stored) };
  if (result.kind === 'done') return offerCleanup(seen.alarm, aws, deps, undo);
  return endedEarly(result, deps, ref);
}

async function noLongerApplies({ session, messages }: AlarmDeps, ref: AlarmRef): Promise<void> {
  const name = displayText(ref.alarm.name);
  await session.refresh(ref.scope);
  return messages.warn(
    t('The reason to delete the alarm {0} no longer applies, so nothing was done.', name),
  );
}

/** Writes a deleted alarm again. */
async function restore(deps: AlarmDeps, ref: AlarmRef, stored: StoredAlarm): Promise<void> {
  const { session, messages } = deps;
  const aws = session.scopeAws(ref.scope);
  const result = await withLateProgress(waitingTitle(stored.alarm.name), (signal) =>
    session.inTurn(() => restoreAlarm(stored, aws, signal), signal),
  );
  await session.refresh(ref.scope);
  const name = displayText(stored.alarm.name);
  switch (result.kind) {
    case 'done':
      return messages.info(t('The alarm {0} is there again.', name));
    case 'exists':
      return messages.warn(t('An alarm named {0} exists already, so nothing was done.', name));
    case 'differs':
      return messages.warn(
        t('The alarm {0} was written, but AWS does not show it as it was.', name),
      );
    default:
      return messages.stopped(result);
  }
}
