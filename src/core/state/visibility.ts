/**
 * Which endpoints are visible: their row is expanded, their chart is open, or their connections are
 * listed; and which of them are on screen, so that the user sees them while the window has the focus.
 * Views report changes; polling reads visible endpoints more often, and those on screen live.
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

/** If all scopes together have more endpoints than this, their rows do not fit into the view. */
const fittingRows = 20;

/** How many endpoints there are. */
export interface EndpointCounts {
  /** In the scope. */
  readonly siblings: number;
  /** In all scopes. */
  readonly all: number;
}

/** A row that can be expanded: an endpoint or a whole scope. */
export type OpenableRow = Pick<EndpointRef, 'scope'> & Partial<EndpointRef>;

/** The visible endpoints. */
export class Visibility implements Disposable {
  /** The rows whose state the view has reported, by key. */
  private readonly reported = new Map<string, boolean>();
  private readonly charted = new Set<string>();
  private readonly listed = new Set<EndpointSelection>();
  private treeVisible = false;
  /** What each page on screen shows. */
  private readonly pages = new Set<readonly EndpointSelection[]>();
  private readonly screenChanged: Emitter<undefined>;
  /** Fires when other endpoints are on screen. */
  readonly onDidChangeScreen: Event<undefined>;
  private readonly expanded: Emitter<ScopeId>;
  /** Fires when more of this scope becomes visible. */
  readonly onDidExpand: Event<ScopeId>;

  /** @param onError receives what a listener throws */
  constructor(onError: (error: unknown) => void) {
    this.expanded = new Emitter(onError);
    this.onDidExpand = this.expanded.event;
    this.screenChanged = new Emitter(onError);
    this.onDidChangeScreen = this.screenChanged.event;
  }

  /** A row was expanded or collapsed. Repeated reports have no effect. */
  setOpen(row: OpenableRow, open: boolean): void {
    const key = keyOf(row);
    if (this.reported.get(key) === open) return;
    this.reported.set(key, open);
    if (open) this.expanded.fire(row.scope);
    this.screenChanged.fire(undefined);
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

  /** The view with the rows became visible or hidden. */
  setTreeVisible(visible: boolean): void {
    if (this.treeVisible === visible) return;
    this.treeVisible = visible;
    this.screenChanged.fire(undefined);
  }

  /**
   * A page became visible, or shows other endpoints than before; dispose the result when it is hidden
   * or shows others.
   */
  showOnPage(endpoints: readonly EndpointSelection[]): Disposable {
    const shown = [...endpoints];
    this.pages.add(shown);
    this.screenChanged.fire(undefined);
    return {
      dispose: () => {
        if (this.pages.delete(shown)) this.screenChanged.fire(undefined);
      },
    };
  }

  /** Whether any endpoint can be on screen. */
  get showsAny(): boolean {
    return this.treeVisible || this.pages.size > 0;
  }

  /**
   * Whether the row of the endpoint or a page about it is on screen. VS Code does not report which rows
   * are scrolled into view: where they do not fit, only expanded ones count.
   */
  isOnScreen(row: EndpointRef, { siblings, all }: EndpointCounts): boolean {
    if ([...this.pages].some((shown) => shown.some((selected) => selects(selected, row))))
      return true;
    if (!this.treeVisible) return false;
    if (this.reported.get(keyOf({ scope: row.scope })) === false) return false;
    if (all <= fittingRows) return true;
    return this.reported.get(keyOf(row)) ?? siblings <= openEndpoints;
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
    this.screenChanged.dispose();
  }
}

function selects(
  { scope, endpointId }: EndpointSelection,
  { scope: own, endpointId: id }: EndpointRef,
): boolean {
  if (scope === null) return true;
  return scope === own && (endpointId === null || endpointId === id);
}

function keyOf({ scope, endpointId }: OpenableRow): string {
  return endpointKey(scope, endpointId ?? null);
}
