/** Reports why a plan stopped early, and which resources it created. */
import * as vscode from 'vscode';
import { madeText, type Made } from '../../core/actions/plan/made';
import type { RunStop } from '../../core/actions/plan/runSteps';
import { conflictText } from '../../core/actions/plan/steps/conflict';
import { failureText } from '../../core/text/failures/failureText';
import { sentences } from '../../core/text/phrases';
import type { Choice, Messages } from './messages';

const t = vscode.l10n.t;

/** Shows one message: the reason, the created resources, and the next step. */
export function showStopped(
  stop: RunStop,
  made: readonly Made[],
  messages: Messages,
  tryAgain: () => unknown,
): Promise<void> {
  const again: Choice = { label: t('Try Again'), run: tryAgain };
  const text = sentences([whyStopped(stop), ...made.map((thing) => madeText(thing, t))], t);
  if (stop.kind === 'cancelled') return messages.info(text, ...(made.length > 0 ? [again] : []));
  return stop.kind === 'failed' ? messages.error(text, again) : messages.warn(text);
}

function whyStopped(stop: RunStop): string {
  switch (stop.kind) {
    case 'failed':
      return stopped(stop);
    case 'cancelled':
      return t('Stopped before completion.');
    case 'conflict':
      return conflictText(stop.conflict, t);
  }
}

function stopped({ failure, needs }: Extract<RunStop, { failure: unknown }>): string {
  const { sentence } = failureText(failure, t);
  return needs ? sentences([sentence, t('This step needs {0}.', needs.join(', '))], t) : sentence;
}
