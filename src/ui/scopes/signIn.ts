/**
 * Sign In…: runs the step that fixes a sign-in: inserts an AWS CLI command into a terminal, asks for an MFA
 * code, or opens a config file. Refreshes when the terminal's command ends, when the terminal closes, and
 * when the user returns to the window.
 */
import * as vscode from 'vscode';
import { badConfig, type Failure, type Remedy } from '../../core/model/errors';
import type { AskMfaCode } from '../../core/ports/backend';
import type { ScopeId } from '../../core/model/scope';
import { pendingSignIns } from '../../core/signIn/pendingSignIns';
import type { Session } from '../../core/session/session';
import { signInCommand, type TerminalRemedy } from '../../core/signIn/signInCommand';
import type { Store } from '../../core/state/store';
import type { NodeTarget } from '../../core/rows/node';
import { displayText } from '../../core/text/displayText';
import { failureText } from '../../core/text/failures/failureText';
import { refusedWordText } from '../../core/text/failures/refusedWordText';
import type { Messages } from '../messages/messages';
import { isRemedy, targetOf } from '../../core/rows/commandArgument';
import { input } from '../input/inputBox';
import { pick } from '../input/quickPick';
import type { Terminals } from '../editor/terminals';

const t = vscode.l10n.t;

/** Dependencies of signing in. */
export interface SignInDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly shells: Terminals;
}

/** Signs in, and refreshes when it may have succeeded. */
export class SignIn implements vscode.Disposable {
  private readonly terminals = new Set<vscode.Terminal>();
  private readonly listeners: vscode.Disposable;

  constructor(private readonly deps: SignInDeps) {
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidCloseTerminal((terminal) => {
        if (this.terminals.delete(terminal)) this.refreshPending();
      }),
      vscode.window.onDidEndTerminalShellExecution(({ terminal }) => {
        if (this.terminals.has(terminal)) this.refreshPending();
      }),
    );
  }

  /**
   * @param argument the remedy, or a row with one; if absent, that of the waiting scopes, picked if they
   * differ
   * @throws ExpectedError if a code was rejected, or if there is nothing to sign in to
   */
  async run(argument: unknown): Promise<void> {
    const remedy = isRemedy(argument) ? argument : await this.pending(targetOf(argument));
    if (!remedy) return;
    switch (remedy.kind) {
      case 'ssoLogin':
      case 'consoleLogin':
        return this.inTerminal(remedy);
      case 'mfaCode':
        return this.withCode(remedy.profile);
      case 'edit':
        return openFile(remedy.file, remedy.line);
    }
  }

  /** Asks for the MFA code that a scope, or any scope, needs, after the user has requested its data. */
  async askForCode(scope: ScopeId | undefined): Promise<void> {
    const waiting = pendingSignIns(this.deps.store.snapshot);
    const one = waiting.find((each) => scope === undefined || each.scope === scope);
    if (one?.remedy.kind === 'mfaCode') await this.withCode(one.remedy.profile);
  }

  /** Refreshes the scopes that wait for a sign-in, without a question. */
  refreshPending(): void {
    const { store, session } = this.deps;
    for (const { scope } of pendingSignIns(store.snapshot)) void session.refresh(scope);
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** @param row the row of a scope or of a failure; absent for all scopes */
  private async pending(row?: NodeTarget): Promise<Remedy | undefined> {
    if (row?.kind === 'notice' && row.next?.command === 'signIn') return row.next.remedy;
    const { store, messages } = this.deps;
    const waiting = pendingSignIns(store.snapshot).filter(
      ({ scope }) => row === undefined || row.scope === scope,
    );
    const different = new Map(waiting.map((one) => [JSON.stringify(one.remedy), one]));
    if (different.size === 0) {
      await messages.info(t('No profile needs to sign in.'));
      return undefined;
    }
    if (different.size === 1) return waiting[0]?.remedy;
    const answer = await pick({
      title: t('Sign In'),
      placeholder: t('Choose what to fix'),
      items: [...different.values()].map(({ scope, failure, remedy }) => ({
        label: displayText(scope),
        detail: sentence(failure),
        value: remedy,
      })),
      keepOpen: false,
    });
    return answer.kind === 'value' ? answer.value : undefined;
  }

  private async inTerminal(remedy: TerminalRemedy): Promise<void> {
    const { shells, messages } = this.deps;
    const command = signInCommand(remedy, shells.shell);
    if ('refused' in command) return messages.warn(refusedWordText(command.refused, t));
    const { text } = command;
    if (!shells.areHere) {
      const run = (): Thenable<void> => vscode.env.clipboard.writeText(text);
      const question = t('Run this on your own machine, not in the remote window: {0}', text);
      return messages.info(question, { label: t('Copy Command'), run });
    }
    const terminal = shells.open(t('Sign In to AWS'));
    this.terminals.add(terminal);
    terminal.sendText(text);
  }

  private async withCode(profile: string): Promise<void> {
    const { session } = this.deps;
    const { watched } = session;
    if (!watched) return;
    await watched.signIn(profile, askMfaCode);
    this.refreshPending();
  }
}

/** An input box that hides the typed text. */
export const askMfaCode: AskMfaCode = async ({ profile, serial }) => {
  const answer = await input({
    title: t('Sign In'),
    prompt: t(
      'Code from the MFA device {0} for the profile {1}',
      displayText(serial),
      displayText(profile),
    ),
    placeholder: '123456',
    password: true,
    check: (text) =>
      /^\d{6}$/.test(text)
        ? undefined
        : { severity: 'error', text: t('The code must have six digits.') },
  });
  return answer.kind === 'value' ? answer.value : undefined;
};

async function openFile(path: string, line: number | undefined): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    const at = new vscode.Position(Math.max(0, (line ?? 1) - 1), 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  } catch (cause) {
    throw badConfig({ problem: 'unreadable', file: path }, cause);
  }
}

function sentence(failure: Failure): string {
  return failureText(failure, t).sentence;
}
