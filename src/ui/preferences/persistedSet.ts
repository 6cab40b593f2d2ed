/** A set of texts that is kept with the editor, not with AWS. */
import * as vscode from 'vscode';

/** The set. */
export class PersistedSet implements vscode.Disposable {
  private known: ReadonlySet<string>;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  /** @param key the name under which `memory` keeps it */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly key: string,
  ) {
    this.known = this.kept();
  }

  /** The same object until one is added or taken away. */
  get keys(): ReadonlySet<string> {
    return this.known;
  }

  /** Puts texts in or takes them out. */
  async setAll(some: readonly string[], on: boolean): Promise<void> {
    // Another window may have changed it since.
    const keys = new Set(this.kept());
    for (const one of some) {
      if (on) keys.add(one);
      else keys.delete(one);
    }
    this.known = keys;
    await this.memory.update(this.key, [...keys]);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private kept(): ReadonlySet<string> {
    return new Set(this.memory.get<readonly string[]>(this.key, []));
  }
}
