/** After an alarm was deleted: offers to delete what nothing uses any more. */
import * as vscode from 'vscode';
import { deleteUnused } from '../../core/actions/cleanup/deleteUnused';
import { findUnused, type Unused } from '../../core/actions/cleanup/unused';
import { deletedText, deletingActions, unusedRow } from '../../core/actions/cleanup/unusedText';
import { isExpected } from '../../core/model/errors';
import type { AnyAlarm } from '../../core/model/logAlarm';
import { scopeId } from '../../core/model/scope';
import type { ScopeAws } from '../../core/ports/aws';
import type { Session } from '../../core/session/session';
import { displayText } from '../../core/text/displayText';
import { sentences } from '../../core/text/phrases';
import { pickMany } from '../input/quickInput';
import { withLateProgress, withProgress } from '../input/withProgress';
import type { Messages } from '../messages/messages';

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
): Promise<void> {
  const unused = await unusedAfter(alarm, aws);
  const text = t('The alarm {0} was deleted.', displayText(alarm.name));
  if (unused.length === 0) return deps.messages.info(text);
  return deps.messages.info(text, {
    label: t('Delete What Is No Longer Used…'),
    run: () => cleanUp(unused, aws, deps),
  });
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

async function cleanUp(unused: readonly Unused[], aws: ScopeAws, deps: CleanupDeps): Promise<void> {
  const { session, messages } = deps;
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
  const yes = await messages.confirm(
    t('Delete {0} resources? This cannot be undone.', chosen.length),
    rows.join('\n\n'),
    t('Delete'),
  );
  if (!yes) return;
  await deleteAll(chosen, aws, messages);
  await session.refresh(scopeId(aws.scope));
}

/** One after the other; stops at the first that is not deleted. */
async function deleteAll(
  chosen: readonly Unused[],
  aws: ScopeAws,
  messages: Messages,
): Promise<void> {
  const done: string[] = [];
  for (const resource of chosen) {
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
  return messages.info(sentences(done, t));
}
