/** The confirmation before a test notification: who would be notified, and by which call. */
import * as vscode from 'vscode';
import { previewTest, type TestPreview } from '../../../core/actions/testNotification';
import { endedEarly, type AlarmDeps } from '../runs/endedEarly';
import type { AlarmRef } from '../../input/pickTarget';

const t = vscode.l10n.t;

/**
 * The confirmed preview; undefined if the user declined, or if there is nothing to send, which has then
 * been reported. @param more additional sentences before the call
 * @throws ExpectedError
 */
export async function askForTest(
  deps: AlarmDeps,
  ref: AlarmRef,
  question: string,
  more: () => Promise<string | undefined> = () => Promise.resolve(undefined),
): Promise<TestPreview | undefined> {
  const { session, messages, now } = deps;
  const seen = await previewTest(ref.alarm.name, now(), session.scopeAws(ref.scope), t);
  if (seen.kind === 'refused') {
    await messages.warn(seen.problem.text);
    return undefined;
  }
  if (seen.kind !== 'ready') {
    await endedEarly(seen, deps, ref);
    return undefined;
  }
  const { warnings, call, reason } = seen.preview;
  const detail = [
    ...warnings.map((warning) => warning.text),
    await more(),
    `${call.iamAction} (StateValue ALARM): ${reason}`,
  ];
  const detailText = detail.filter((text) => text !== undefined).join('\n\n');
  return (await messages.confirm(question, detailText, t('Send Test'))) ? seen.preview : undefined;
}
