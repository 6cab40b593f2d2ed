/** Applies the settings at the start and after each change. */
import * as vscode from 'vscode';
import type { Session } from '../../core/session/session';
import type { Messages } from '../messages/messages';
import type { WorkspaceScopes } from '../preferences/workspaceScopes';
import { onDidChangeSettings, sessionSettings } from '../editor/settings';

/** Applies settings to the session. */
export class FollowSettings implements vscode.Disposable {
  private last = Promise.resolve();
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly session: Session,
    private readonly workspaceScopes: WorkspaceScopes,
    private readonly messages: Messages,
  ) {
    this.listening = vscode.Disposable.from(
      workspaceScopes.onDidChange(() => {
        this.apply();
      }),
      onDidChangeSettings((changed) => {
        if (changed('trial') || changed('scopes')) this.apply();
        if (changed('refreshInterval')) session.reschedule();
      }),
    );
  }

  /** Resolves when the last settings have been applied, or their failure has been reported. */
  get applied(): Promise<void> {
    return this.last;
  }

  /** Applies the current settings. */
  apply(): void {
    const settings = sessionSettings();
    this.last = this.session
      .apply({ ...settings, scopes: this.workspaceScopes.of(settings.scopes) })
      .catch((error: unknown) => this.messages.failure(error));
  }

  dispose(): void {
    this.listening.dispose();
  }
}
