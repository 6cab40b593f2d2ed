/** A set of texts that the editor persists. Nothing is stored in AWS. */
import * as vscode from 'vscode';

/** The set. */
export class PersistedSet implements vscode.Disposable {
  private known: ReadonlySet<string>;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  /** @param key the key in `memory` */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly key: string,
  ) {
    this.known = this.stored();
  }

  /** The same object until a text is added or removed, in this window or in another one. */
  get keys(): ReadonlySet<string> {
    const stored = this.stored();
    const isSame =
      stored.size === this.known.size && [...stored].every((key) => this.known.has(key));
    if (!isSame) this.known = stored;
    return this.known;
  }

  /** Adds or removes texts. */
  async setAll(some: readonly string[], on: boolean): Promise<void> {
    // Another window may have changed it since.
    const keys = new Set(this.stored());
    for (const one of some) {
      if (on) keys.add(one);
      else keys.delete(one);
    }
    await this.memory.update(this.key, [...keys]);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private stored(): ReadonlySet<string> {
    return new Set(this.memory.get<readonly string[]>(this.key, []));
  }
}
