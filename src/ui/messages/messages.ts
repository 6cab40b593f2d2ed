/**
 * Shows all messages. User actions may show messages; background work may not, except for notifications of
 * alarms and connections, and one about settings that could not be moved.
 */
import * as vscode from 'vscode';
import type { WriteOutcome, Stopped } from '../../core/actions/write/attempt';
import { ExpectedError, isExpected } from '../../core/model/errors';
import type { Log } from '../../core/base/log';
import { failureText, type FailureText } from '../../core/text/failures/failureText';
import type { NextStep } from '../../core/text/failures/nextStep';
import { sentences } from '../../core/text/phrases';
import { inDialog } from '../editor/focusedPage';
import { runCommand } from '../editor/runCommand';

/** A button of a message and its action. */
export interface Choice {
  readonly label: string;
  readonly run: () => unknown;
}

/** Shows messages, and resolves when the user has answered or dismissed them. */
export class Messages {
  constructor(private readonly log: Log) {}

  async info(text: string, ...choices: Choice[]): Promise<void> {
    await this.act(
      await vscode.window.showInformationMessage(text, ...choices.map((c) => c.label)),
      choices,
    );
  }

  async warn(text: string, ...choices: Choice[]): Promise<void> {
    await this.act(
      await vscode.window.showWarningMessage(text, ...choices.map((c) => c.label)),
      choices,
    );
  }

  async error(text: string, ...choices: Choice[]): Promise<void> {
    await this.act(
      await vscode.window.showErrorMessage(text, ...choices.map((c) => c.label)),
      choices,
    );
  }

  /** Asks for confirmation in a modal dialog. True if the user confirmed. */
  async confirm(question: string, detail: string, yes: string): Promise<boolean> {
    return (await askModally(question, detail, yes)) === yes;
  }

  /**
   * Asks before something is deleted or ended. The safe answer is focused, so that Enter alone does no
   * harm. True if the user confirmed.
   * @param no the safe answer
   */
  async confirmRisk(
    question: string,
    detail: string,
    answers: { readonly yes: string; readonly no: string },
  ): Promise<boolean> {
    const { yes, no } = answers;
    return (await askModally(question, detail, no, yes)) === yes;
  }

  /** Reports an error: an expected failure with its sentence, a bug as an unexpected error. */
  async failure(error: unknown): Promise<void> {
    if (isExpected(error) && error.failure.kind === 'cancelled') return;
    const { sentence, next } = this.textOf(error);
    await this.error(sentence, ...(next ? [choiceOf(next)] : []));
  }

  /**
   * Reports an action that ended early, and whether its last write took effect anyway.
   * @param done sentences about completed steps
   */
  async stopped({ failure, applied }: Stopped, done: readonly string[] = []): Promise<void> {
    const { sentence, next } = this.textOf(new ExpectedError(failure));
    if (failure.kind === 'cancelled' && applied === 'no' && done.length === 0) return;
    const after = applied === 'no' ? [] : [appliedText(applied)];
    const text = sentences([...done, sentence, ...after], vscode.l10n.t);
    await this.error(text, ...(next ? [choiceOf(next)] : []));
  }

  private textOf(error: unknown): FailureText {
    if (isExpected(error)) {
      this.log.warn(error.message);
      return failureText(error.failure, vscode.l10n.t);
    }
    this.log.error(error);
    return {
      sentence: vscode.l10n.t('An unexpected error occurred. See the log for details.'),
      next: { label: vscode.l10n.t('Show Log'), command: 'showLog' },
    };
  }

  private async act(answer: string | undefined, choices: readonly Choice[]): Promise<void> {
    await choices.find((choice) => choice.label === answer)?.run();
  }
}

function askModally(
  question: string,
  detail: string,
  ...answers: readonly string[]
): Promise<string | undefined> {
  const options = { modal: true, detail };
  return inDialog(() => vscode.window.showWarningMessage(question, options, ...answers));
}

/** A next step as a button of a message. */
export function choiceOf(next: NextStep): Choice {
  const remedy = next.command === 'signIn' ? [next.remedy] : [];
  return {
    label: next.label,
    run: () => runCommand(next.command, ...remedy),
  };
}

function appliedText(applied: Exclude<WriteOutcome, 'no'>): string {
  return applied === 'yes'
    ? vscode.l10n.t('The operation took effect anyway.')
    : vscode.l10n.t('It is not known whether the operation took effect. Refresh to check.');
}
