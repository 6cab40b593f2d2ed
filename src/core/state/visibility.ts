/**
 * Which endpoints are visible: their row is expanded, their chart is open, or their connections are
 * listed. Views report changes; polling reads visible endpoints more often.
 */
import { Emitter, type Disposable, type Event } from '../base/events';
import { endpointKey, type EndpointRef, type EndpointSelection } from '../model/endpointRef';
import type { ScopeId } from '../model/scope';

/** In a scope with more endpoints than this, their rows start collapsed. */
export const openEndpoints = 3;

/**
 * In a scope with more endpoints than this, a table of the whole scope does not make them visible.
 */
const listedEndpoints = 20;

/** A row that can be expanded: an endpoint or a whole scope. */
export type OpenableRow = Pick<EndpointRef, 'scope'> & Partial<EndpointRef>;

/** The visible endpoints. */
export class Visibility implements Disposable {
  /** The rows whose state the view has reported, by key. */
  private readonly reported = new Map<string, boolean>();
  private readonly charted = new Set<string>();
  private readonly listed = new Set<EndpointSelection>();
  private readonly expanded: Emitter<ScopeId>;
  /** Fires when more of this scope becomes visible. */
  readonly onDidExpand: Event<ScopeId>;

  /** @param onError receives what a listener throws */
  constructor(onError: (error: unknown) => void) {
    this.expanded = new Emitter(onError);
    this.onDidExpand = this.expanded.event;
  }

  /** A row was expanded or collapsed. Repeated reports have no effect. */
  setOpen(row: OpenableRow, open: boolean): void {
    const key = keyOf(row);
    if (this.reported.get(key) === open) return;
    this.reported.set(key, open);
    if (open) this.expanded.fire(row.scope);
  }

  /** The chart of an endpoint was opened or closed. */
  setChartOpen(row: EndpointRef, open: boolean): void {
    if (open) this.charted.add(keyOf(row));
    else this.charted.delete(keyOf(row));
    if (open) this.expanded.fire(row.scope);
  }

  /**
   * A table of connections was opened; dispose the result when it is closed.
   * @param scopes its current scopes, which are read at once
   */
  list(listed: EndpointSelection, scopes: readonly ScopeId[]): Disposable {
    // A copy, so that two tables with the same subject are two entries.
    const entry = { ...listed };
    this.listed.add(entry);
    for (const scope of scopes) this.expanded.fire(scope);
    return { dispose: () => this.listed.delete(entry) };
  }

  /** @param siblings how many endpoints the scope has */
  isVisible(row: EndpointRef, siblings: number): boolean {
    const key = keyOf(row);
    if (this.charted.has(key) || this.isListed(row, siblings)) return true;
    if (this.reported.get(keyOf({ scope: row.scope })) === false) return false;
    return this.reported.get(key) ?? siblings <= openEndpoints;
  }

  private isListed(row: EndpointRef, siblings: number): boolean {
    return [...this.listed].some(({ scope, endpointId }) => {
      if (scope !== null && scope !== row.scope) return false;
      return scope === null || endpointId === null
        ? siblings <= listedEndpoints
        : endpointId === row.endpointId;
    });
  }

  dispose(): void {
    this.expanded.dispose();
  }
}

function keyOf({ scope, endpointId }: OpenableRow): string {
  return endpointKey(scope, endpointId ?? null);
}
