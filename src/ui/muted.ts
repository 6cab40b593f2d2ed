/** The endpoints whose notifications a person does not want. Kept with the editor, not with AWS. */
import type * as vscode from 'vscode';
import type { ScopeId } from '../core/model/scope';

const key = 'mutedEndpoints';

/** The set of muted endpoints, as `scopeId/endpointId`. */
export class Muted {
  constructor(private readonly memory: vscode.Memento) {}

  get keys(): ReadonlySet<string> {
    return new Set(this.memory.get<readonly string[]>(key, []));
  }

  async set(scope: ScopeId, endpointId: string, muted: boolean): Promise<void> {
    const keys = new Set(this.keys);
    if (muted) keys.add(`${scope}/${endpointId}`);
    else keys.delete(`${scope}/${endpointId}`);
    await this.memory.update(key, [...keys]);
  }
}
