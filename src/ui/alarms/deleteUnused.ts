/** After an alarm was deleted: offers to delete what nothing uses any more. */
import * as vscode from 'vscode';
import { deleteUnused } from '../../core/actions/cleanup/deleteUnused';
import { findUnused, stillUnused, type Unused } from '../../core/actions/cleanup/unused';
import { deletedText, deletingActions, unusedRow } from '../../core/actions/cleanup/unusedText';
import { stopped } from '../../core/actions/write/attempt';
import { isExpected } from '../../core/model/errors';
import type { AnyAlarm } from '../../core/model/logAlarm';
import { scopeId } from '../../core/model/scope';
import type { ScopeAws } from '../../core/ports/aws';
import type { Session } from '../../core/session/session';
import { displayText } from '../../core/text/displayText';
import { sentences } from '../../core/text/phrases';
import { pickMany } from '../input/quickPick';
import { withLateProgress, withProgress } from '../input/withProgress';
import type { Choice, Messages } from '../messages/messages';

const t = vscode.l10n.t;

/** Dependencies of the offer. */
export interface CleanupDeps {
  readonly session: Session;
  readonly messages: Messages;
}

/** Says that the alarm was deleted, with a button if something is no longer used. */
export async function offerCleanup(
  alarm: AnyAlarm,
  aws: ScopeAws,
  deps: CleanupDeps,
  undo?: Choice,
): Promise<void> {
  const unused = await unusedAfter(alarm, aws);
  const text = t('The alarm {0} was deleted.', displayText(alarm.name));
  const cleanup = {
    label: t('Delete What Is No Longer Used…'),
    run: () => cleanUp(alarm, aws, deps),
  };
  return deps.messages.info(text, ...(undo ? [undo] : []), ...(unused.length > 0 ? [cleanup] : []));
}

/** None if they cannot be read, or if the user does not wait for them. */
async function unusedAfter(alarm: AnyAlarm, aws: ScopeAws): Promise<readonly Unused[]> {
  try {
    const title = t('Looking for what is no longer used');
    const found = await withLateProgress(title, (signal) => findUnused(alarm, aws, signal));
    return found.unused;
  } catch (error) {
    if (!isExpected(error)) throw error;
    return [];
  }
}

/** Looks again: the message with the button may be old. */
async function cleanUp(alarm: AnyAlarm, aws: ScopeAws, deps: CleanupDeps): Promise<void> {
  const { session, messages } = deps;
  const unused = await unusedAfter(alarm, aws);
  if (unused.length === 0) {
    const name = displayText(alarm.name);
    return messages.info(t('Nothing is known that only the alarm {0} used.', name));
  }
  const answer = await pickMany<Unused>({
    title: t('Delete What Is No Longer Used'),
    placeholder: t('Choose what to delete'),
    items: unused.map((resource) => ({ ...unusedRow(resource, t), value: resource })),
  });
  if (answer.kind !== 'value' || answer.value.length === 0) return;
  const chosen = answer.value;
  const rows = chosen.map((resource) => {
    const { label, detail } = unusedRow(resource, t);
    return sentences([`${label}.`, detail, `(${deletingActions(resource).join(', ')})`], t);
  });
  const yes = await messages.confirmRisk(
    t('Delete {0} resources? This cannot be undone.', chosen.length),
    rows.join('\n\n'),
    { yes: t('Delete'), no: t('Keep All') },
  );
  if (!yes) return;
  await deleteAll(chosen, alarm, aws, messages);
  await session.refresh(scopeId(aws.scope));
}

/** One after the other; stops at the first that is not deleted. */
async function deleteAll(
  chosen: readonly Unused[],
  alarm: AnyAlarm,
  aws: ScopeAws,
  messages: Messages,
): Promise<void> {
  const done: string[] = [];
  const still = await stillUnusedOf(chosen, alarm, aws, messages);
  if (!still) return;
  const used = chosen.filter((resource) => !still.includes(resource));
  for (const resource of still) {
    const { label } = unusedRow(resource, t);
    const result = await withProgress(t('Delete What Is No Longer Used'), (signal, report) => {
      report(label);
      return deleteUnused(resource, aws, t, signal);
    });
    if ('failure' in result) {
      const left = result.policyDeleted ? [t('Its policy was deleted: {0}', label)] : [];
      return messages.stopped(result, [...done, ...left]);
    }
    if (result.kind === 'changed') {
      const changed = t('{0} was changed in the meantime, so it was not deleted.', label);
      return messages.warn(sentences([...done, changed], t));
    }
    done.push(deletedText(resource, t));
  }
  if (used.length === 0) return messages.info(sentences(done, t));
  const labels = used.map((resource) => unusedRow(resource, t).label).join(', ');
  const left = t('Not deleted, because it is no longer known to be unused: {0}.', labels);
  return messages.warn(sentences([...done, left], t));
}

/** Undefined, with a message, if AWS cannot be read. */
async function stillUnusedOf(
  chosen: readonly Unused[],
  alarm: AnyAlarm,
  aws: ScopeAws,
  messages: Messages,
): Promise<readonly Unused[] | undefined> {
  try {
    return await withProgress(t('Looking for what is no longer used'), (signal) =>
      stillUnused(chosen, alarm, aws, signal),
    );
  } catch (error) {
    void messages.stopped(stopped(error));
    return undefined;
  }
}
