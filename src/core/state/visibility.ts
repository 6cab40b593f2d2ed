/**
 * Which endpoints a person looks at: their rows stand open, their charts are, or their connections
 * are listed. The view reports what is opened and shut, the polling reads where it matters.
 */
import { Emitter, type Disposable, type Event } from '../base/events';
import type { ScopeId } from '../model/scope';

/** With more endpoints in a scope than this, their rows start shut. */
export const openEndpoints = 3;

/** With more endpoints in a scope than this, a table of the whole scope does not hurry their reading. */
const listedEndpoints = 20;

/** A row that can be opened: an endpoint's, or that of a whole scope. */
export interface OpenableRow {
  readonly scope: ScopeId;
  readonly endpointId?: string;
}

/** What a table of connections is about; null stands for all. */
export interface ListedConnections {
  readonly scope: ScopeId | null;
  readonly endpointId: string | null;
}

/** What is looked at. */
export class Visibility implements Disposable {
  /** The rows of which the view has said whether they stand open, by key. */
  private readonly said = new Map<string, boolean>();
  private readonly charted = new Set<string>();
  private readonly listed = new Set<ListedConnections>();
  private readonly grown: Emitter<ScopeId>;
  /** Somebody looks at more of this scope than before. */
  readonly onDidExpand: Event<ScopeId>;

  /** @param onError is told what a listener threw */
  constructor(onError: (error: unknown) => void) {
    this.grown = new Emitter(onError);
    this.onDidExpand = this.grown.event;
  }

  /** A row stands open, or was shut by hand. Said again, it is no news. */
  setOpen(row: OpenableRow, open: boolean): void {
    const key = keyOf(row);
    if (this.said.get(key) === open) return;
    this.said.set(key, open);
    if (open) this.grown.fire(row.scope);
  }

  /** The chart of an endpoint was opened or closed. */
  setChartOpen(row: Required<OpenableRow>, open: boolean): void {
    if (open) this.charted.add(keyOf(row));
    else this.charted.delete(keyOf(row));
    if (open) this.grown.fire(row.scope);
  }

  /**
   * A table of connections was opened; dispose the result when it is closed.
   * @param scopes those that it is about now: they are read at once
   */
  list(listed: ListedConnections, scopes: readonly ScopeId[]): Disposable {
    // A copy, so that two tables of the same are two.
    const entry = { ...listed };
    this.listed.add(entry);
    for (const scope of scopes) this.grown.fire(scope);
    return { dispose: () => this.listed.delete(entry) };
  }

  /** @param siblings how many endpoints the scope has */
  isVisible(row: Required<OpenableRow>, siblings: number): boolean {
    const key = keyOf(row);
    if (this.charted.has(key) || this.isListed(row, siblings)) return true;
    if (this.said.get(keyOf({ scope: row.scope })) === false) return false;
    return this.said.get(key) ?? siblings <= openEndpoints;
  }

  private isListed(row: Required<OpenableRow>, siblings: number): boolean {
    return [...this.listed].some(({ scope, endpointId }) => {
      if (scope !== null && scope !== row.scope) return false;
      return scope === null || endpointId === null
        ? siblings <= listedEndpoints
        : endpointId === row.endpointId;
    });
  }

  dispose(): void {
    this.grown.dispose();
  }
}

function keyOf({ scope, endpointId }: OpenableRow): string {
  return JSON.stringify([scope, endpointId]);
}
