/** Navigates to an endpoint or an alarm in the tree, or to a page. */
import type { EndpointRef, EndpointSelection } from '../../core/model/endpointRef';
import type { ScopeId } from '../../core/model/scope';
import type { ChartReplay } from '../../core/chart/view/chartReplay';
import type { Notice } from '../../core/notifications/notices';
import type { TreeNode } from '../../core/rows/node';
import type { ConnectionsPanels } from '../connections/connectionsPanels';
import type { EndpointTree } from './endpointTree';
import type { EndpointPlaces, OpenPages, OverviewPlaces } from '../pages/openPages';
import type { LastViewed } from '../preferences/lastViewed';
import type { StatusBar } from './statusBar';

/** The views to navigate to. */
export interface NavigationDeps {
  readonly tree: EndpointTree;
  readonly pages: OpenPages;
  readonly connections: ConnectionsPanels;
  readonly lastViewed: LastViewed;
  readonly statusBar: Pick<StatusBar, 'target'>;
  /** Removes the filter; false if there is none. */
  readonly clearFilter: () => boolean;
  /** Updates the tree now, so that a new resource has its row. */
  readonly render: () => void;
}

/** Reveals rows and opens pages. */
export class Navigation implements OpenPages {
  constructor(private readonly deps: NavigationDeps) {}

  /** Selects an endpoint in the tree; opens the view if there is no such row. */
  async endpoint(scope: ScopeId, endpointId: string): Promise<void> {
    await this.reveal(
      ({ target }) =>
        target.kind === 'endpoint' && target.scope === scope && target.endpointId === endpointId,
    );
  }

  /** Selects the endpoint that the status bar indicates. */
  async status(): Promise<void> {
    const { target } = this.deps.statusBar;
    await (target ? this.endpoint(target.scope, target.endpointId) : this.view());
  }

  /**
   * Selects an alarm in the tree.
   * @param preserveFocus does not move the focus
   */
  async alarm(scope: ScopeId, alarmName: string, preserveFocus = false): Promise<void> {
    await this.reveal(
      ({ target }) =>
        target.kind === 'alarm' && target.scope === scope && target.alarmName === alarmName,
      preserveFocus,
    );
  }

  /** Selects a topic in the tree, below the first alarm that notifies it. */
  async topic(scope: ScopeId, topicArn: string): Promise<void> {
    await this.reveal(
      ({ target }) =>
        target.kind === 'topic' && target.scope === scope && target.topicArn === topicArn,
    );
  }

  /** Opens the view itself. */
  async view(): Promise<void> {
    const { tree, lastViewed, render } = this.deps;
    render();
    await tree.focus();
    lastViewed.markViewed();
  }

  openEndpoint<Id extends keyof EndpointPlaces>(
    ref: EndpointRef,
    tab?: Id,
    place?: EndpointPlaces[Id],
    preserveFocus?: boolean,
  ): void {
    this.deps.pages.openEndpoint(ref, tab, place, preserveFocus);
  }

  openOverview<Id extends keyof OverviewPlaces>(tab?: Id, place?: OverviewPlaces[Id]): void {
    this.deps.pages.openOverview(tab, place);
  }

  /** Opens or shows the chart of an endpoint, at a time (ms since 1970) if given. */
  openChart(scope: ScopeId, endpointId: string, at?: number): void {
    this.openEndpoint({ scope, endpointId }, 'now', at === undefined ? {} : { at });
  }

  /**
   * Opens or shows the chart of an endpoint with a replay below it.
   * @param preserveFocus does not move the focus
   */
  openReplay(scope: ScopeId, endpointId: string, replay: ChartReplay, preserveFocus = false): void {
    this.openEndpoint({ scope, endpointId }, 'now', { replay }, preserveFocus);
  }

  /** Opens or shows the table of connections of an endpoint, a scope or all. */
  openConnections(target: EndpointSelection): void {
    const { scope, endpointId } = target;
    if (scope === null || endpointId === null) this.deps.connections.show(target);
    else this.openEndpoint({ scope, endpointId }, 'connections');
  }

  /** Opens the chart of the endpoint whose alarm fired, or the connection that a notification names. */
  show({ alarm, targets: [first], open: [connection, ...others] }: Notice): void {
    if (!first) return;
    if (alarm) this.openEndpoint(first, 'now');
    else if (connection && others.length === 0)
      this.openEndpoint(connection, 'connections', { connectionId: connection.connectionId });
    else this.openEndpoint(first, 'connections');
  }

  private async reveal(fits: (node: TreeNode) => boolean, preserveFocus = false): Promise<void> {
    const { tree, lastViewed } = this.deps;
    if (!(await this.found(fits, preserveFocus)) && !preserveFocus) await tree.focus();
    lastViewed.markViewed();
  }

  /** Removes a filter that hides the requested row. */
  private async found(fits: (node: TreeNode) => boolean, preserveFocus: boolean): Promise<boolean> {
    const { tree, render, clearFilter } = this.deps;
    render();
    if (await tree.reveal(fits, preserveFocus)) return true;
    if (!clearFilter()) return false;
    render();
    return tree.reveal(fits, preserveFocus);
  }
}
