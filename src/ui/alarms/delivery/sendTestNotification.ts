/** Send Test Notification…: notifies all recipients after the user has confirmed them. */
import * as vscode from 'vscode';
import { sendTest } from '../../../core/actions/testNotification';
import { displayText } from '../../../core/text/displayText';
import { endedEarly, type AlarmDeps } from '../runs/endedEarly';
import { askForTest } from './askForTest';
import type { AlarmRef } from '../../input/pickTarget';
import { waitingTitle, withLateProgress } from '../../input/withProgress';

const t = vscode.l10n.t;

/** Shows the recipients, asks, and sets the alarm to ALARM for a moment. @throws ExpectedError */
export async function sendTestNotification(deps: AlarmDeps, ref: AlarmRef): Promise<void> {
  const { session, messages } = deps;
  const name = displayText(ref.alarm.name);
  const preview = await askForTest(deps, ref, t('Send a test notification through {0}?', name));
  if (!preview) return;
  const aws = session.scopeAws(ref.scope);
  const result = await withLateProgress(waitingTitle(ref.alarm.name), (signal) =>
    sendTest(preview, aws, t, signal),
  );
  await session.refresh(ref.scope);
  if (result.kind === 'sent')
    return messages.info(t('AWS was asked to notify all recipients of {0}.', name));
  if (result.kind === 'refused') return messages.warn(result.problem.text);
  return endedEarly(result, deps, ref);
}
