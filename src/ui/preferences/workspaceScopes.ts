/**
 * Which of the chosen scopes this workspace shows. The editor persists it on this machine, not in files of
 * the folder, so that an untrusted folder cannot set it.
 */
import * as vscode from 'vscode';
import { scopeId, type Scope, type ScopeId } from '../../core/model/scope';
import { scopesHere } from '../../core/session/scopesHere';

const key = 'scopesOfWorkspace';

/** The choice of the workspace. */
export class WorkspaceScopes implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  /** @param memory of the workspace */
  constructor(private readonly memory: vscode.Memento) {}

  /** The scopes that are shown here. */
  of(scopes: readonly Scope[]): readonly Scope[] {
    return scopesHere(scopes, this.ids);
  }

  /** Shows only these scopes; undefined shows all, including later ones. */
  async choose(scopes: readonly Scope[] | undefined): Promise<void> {
    await this.memory.update(key, scopes?.map(scopeId));
    this.changed.fire();
  }

  /** Also shows these scopes: a user who adds a scope wants to see it. */
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
