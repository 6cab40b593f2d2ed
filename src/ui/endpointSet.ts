/** A set of endpoints that is kept with the editor, not with AWS: muted ones, favourites, hidden ones. */
import * as vscode from 'vscode';
import type { ScopeId } from '../core/model/scope';
import { endpointKey } from '../core/views/endpointKey';

/** The set. An endpoint that is not there for a while stays in it. */
export class EndpointSet implements vscode.Disposable {
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

  /** As `endpointKey`s; the same object until one is added or taken away. */
  get keys(): ReadonlySet<string> {
    return this.known;
  }

  /** Puts an endpoint in or takes it out. */
  async set(scope: ScopeId, endpointId: string, on: boolean): Promise<void> {
    await this.setAll([endpointKey(scope, endpointId)], on);
  }

  /** The same for several, as `endpointKey`s. */
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
