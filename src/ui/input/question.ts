/**
 * What all questions have in common: steps, the back button, cancelling. The extension asks every question
 * through quick picks and input boxes that can go back.
 */
import * as vscode from 'vscode';
import type { Outcome } from '../../core/base/wizard';
import { inBox } from '../editor/focusedPage';

/** An answer, or how the user left. */
export type Answer<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** The typed text or chosen label, shown again when the user returns to the step. */
export interface Memory {
  text?: string;
}

/** Options of both kinds of question. */
export interface Question {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack?: boolean;
  /** Stored by a caller that may ask again; unchanged while the user keeps the suggestion. */
  readonly memory?: Memory;
}

/** Converts an answer into the outcome of a wizard step. */
export function outcome<T, State>(answer: Answer<T>, next: (value: T) => State): Outcome<State> {
  return answer.kind === 'value' ? { kind: 'next', state: next(answer.value) } : answer;
}

/** Behaviour of all boxes: steps, the back button, cancelling. */
export function ask<T>(
  box: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  question: Question & { readonly keepOpen?: boolean },
  listen: (answer: (value: Answer<T>) => void) => vscode.Disposable,
): Promise<Answer<T>> {
  box.title = question.title;
  box.step = question.step;
  box.totalSteps = question.totalSteps;
  box.ignoreFocusOut = question.keepOpen ?? true;
  if (question.canGoBack) box.buttons = [vscode.QuickInputButtons.Back];
  const answered = new Promise<Answer<T>>((resolve) => {
    listen(resolve);
    box.onDidTriggerButton(() => {
      resolve({ kind: 'back' });
    });
    box.onDidHide(() => {
      resolve({ kind: 'cancel' });
    });
  });
  return inBox(
    () => answered,
    ({ kind }) => kind !== 'cancel',
  );
}
