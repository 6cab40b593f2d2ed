/** Reports why a plan stopped early, and which resources it created. */
import * as vscode from 'vscode';
import type { CreatedResource } from '../../core/actions/plan/created';
import type { RunStop } from '../../core/actions/plan/runSteps';
import { stopText } from '../../core/actions/plan/stopText';
import type { Choice, Messages } from './messages';

const t = vscode.l10n.t;

/** Shows one message: the reason, the created resources, and the next step. */
export function showStopped(
  stop: RunStop,
  created: readonly CreatedResource[],
  messages: Messages,
  tryAgain: () => unknown,
): Promise<void> {
  const again: Choice = { label: t('Try Again'), run: tryAgain };
  const text = stopText(stop, created, t);
  if (stop.kind === 'cancelled') return messages.info(text, ...(created.length > 0 ? [again] : []));
  return stop.kind === 'failed' ? messages.error(text, again) : messages.warn(text);
}
