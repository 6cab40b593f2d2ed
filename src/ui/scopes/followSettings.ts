/** Applies the settings at the start and after each change. */
import * as vscode from 'vscode';
import type { Session, SessionSettings } from '../../core/session/session';
import type { Messages } from '../messages/messages';
import type { WorkspaceScopes } from '../preferences/workspaceScopes';
import { onDidChangeSettings, sessionSettings } from '../editor/settings';

/** Applies settings to the session. */
export class FollowSettings implements vscode.Disposable {
  private last = Promise.resolve();
  /** What was applied last, as JSON. */
  private applying = '';
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
        if ((changed('trial') || changed('scopes')) && this.isNew(sessionSettings())) this.apply();
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
    this.applying = JSON.stringify(settings);
    this.last = this.session
      .apply({ ...settings, shown: this.workspaceScopes.of(settings.scopes) })
      .catch((error: unknown) => this.messages.failure(error));
  }

  /** A value that moves between the two keys of a setting is not new: polling goes on. */
  private isNew(settings: SessionSettings): boolean {
    return JSON.stringify(settings) !== this.applying;
  }

  dispose(): void {
    this.listening.dispose();
  }
}
