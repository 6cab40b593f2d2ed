/**
 * Which of the chosen scopes this workspace shows. Kept by the editor, on this machine, and not in
 * the folder's files: a folder that comes from elsewhere can say nothing about it.
 */
import * as vscode from 'vscode';
import { scopeId, type Scope, type ScopeId } from '../../core/model/scope';
import { scopesHere } from '../../core/session/scopesHere';

const key = 'scopesOfWorkspace';

/** The workspace's choice. */
export class WorkspaceScopes implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  /** @param memory of the workspace */
  constructor(private readonly memory: vscode.Memento) {}

  /** Those of the scopes that are shown here. */
  of(scopes: readonly Scope[]): readonly Scope[] {
    return scopesHere(scopes, this.ids);
  }

  /** Shows these and no others from now on; undefined: all, those to come included. */
  async choose(scopes: readonly Scope[] | undefined): Promise<void> {
    await this.memory.update(key, scopes?.map(scopeId));
    this.changed.fire();
  }

  /** Shows these too: whoever adds a scope wants to see it. */
  async include(scopes: readonly Scope[]): Promise<void> {
    const { ids } = this;
    if (!ids) return;
    await this.memory.update(key, [...new Set([...ids, ...scopes.map(scopeId)])]);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private get ids(): readonly ScopeId[] | undefined {
    return this.memory.get<readonly ScopeId[]>(key);
  }
}
