/** The user's preferences for views and notifications, all persisted by the editor. */
import type * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/events';
import { Choices } from './choices';
import { Muted } from './mutedEndpoints';
import { MutedUsers } from './mutedUsers';
import { TableColumns } from './tableColumns';
import { WorkspaceScopes } from './workspaceScopes';

/** All preferences; each is passed on separately. */
export class Preferences implements vscode.Disposable {
  private readonly own = new DisposableStore();
  readonly muted: Muted;
  readonly mutedUsers: MutedUsers;
  readonly choices: Choices;
  readonly workspaceScopes: WorkspaceScopes;
  readonly tableColumns: TableColumns;

  constructor(context: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState'>) {
    this.muted = this.own.add(new Muted(context.globalState));
    this.mutedUsers = this.own.add(new MutedUsers(context.globalState));
    this.choices = this.own.add(new Choices(context.globalState, context.workspaceState));
    this.tableColumns = this.own.add(new TableColumns(context.globalState));
    this.workspaceScopes = this.own.add(new WorkspaceScopes(context.workspaceState));
  }

  dispose(): void {
    this.own.dispose();
  }
}
