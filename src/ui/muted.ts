/** The endpoints whose notifications a person does not want. Kept with the editor, not with AWS. */
import * as vscode from 'vscode';
import type { ScopeId } from '../core/model/scope';
import { muteKey } from '../core/views/notices';

const key = 'mutedEndpoints';

/** The set of muted endpoints. */
export class Muted implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  /** As `muteKey`s. */
  get keys(): ReadonlySet<string> {
    return new Set(this.memory.get<readonly string[]>(key, []));
  }

  async set(scope: ScopeId, endpointId: string, muted: boolean): Promise<void> {
    const keys = new Set(this.keys);
    if (muted) keys.add(muteKey(scope, endpointId));
    else keys.delete(muteKey(scope, endpointId));
    await this.memory.update(key, [...keys]);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
