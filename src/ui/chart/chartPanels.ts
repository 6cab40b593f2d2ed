/** All charts: one panel per endpoint, created on request or restored after a window reload. */
import * as vscode from 'vscode';
import { DisposableStore, type Event } from '../../core/base/events';
import type { Visibility } from '../../core/state/visibility';
import {
  chartWindow,
  defaultChartRange,
  rangeShowing,
  type ChartRange,
} from '../../core/chart/view/chart';
import type { ChartReplay } from '../../core/chart/view/chartReplay';
import { parseMemory, type ChartTarget } from '../../protocol/chart';
import { ChartPanel, panelTitle, type ChartDeps } from './chartPanel';
import { chartViewType } from '../editor/ids';
import { pageOptions } from '../pages/loadPage';

/** Dependencies of the charts. */
export interface ChartPanelsDeps extends ChartDeps {
  /** Fires after a refresh: there may be new samples or transitions. */
  readonly onDidRefresh: Event<unknown>;
  /** Receives the endpoints with open charts. */
  readonly visibility: Visibility;
}

/** A request to show a chart. */
export interface ChartRequest extends ChartTarget {
  /** The display name of the endpoint. */
  readonly label: string;
  /** The time to show, ms since 1970. */
  readonly at?: number;
  /** The replay to show below the chart, replacing the current one. */
  readonly replay?: ChartReplay;
  /** Does not move the focus. */
  readonly preserveFocus?: boolean;
}

/** The open charts. Disposing stops them but leaves their panels to the editor, which restores them. */
export class ChartPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly open = new Map<string, ChartPanel>();
  private readonly store = new DisposableStore();

  constructor(private readonly options: ChartPanelsDeps) {
    this.store.add(
      options.onDidRefresh(() => {
        for (const chart of this.open.values()) chart.follow();
      }),
    );
  }

  /** Shows the open chart of an endpoint, or creates one. */
  show(request: ChartRequest): void {
    const { at, replay } = request;
    const chart = this.shown(request);
    if (replay) chart.showReplay(replay);
    if (at !== undefined) chart.lookAt(at);
  }

  private shown({ scope, endpointId, label, replay, preserveFocus }: ChartRequest): ChartPanel {
    const target = { scope, endpointId };
    const there = this.open.get(keyOf(target));
    if (there) {
      there.reveal(preserveFocus);
      return there;
    }
    const panel = vscode.window.createWebviewPanel(
      chartViewType,
      panelTitle(label),
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: preserveFocus === true },
      pageOptions(this.options.extensionUri),
    );
    return this.attachPanel(panel, target, this.rangeFor(replay));
  }

  /** A replay covers weeks, so a chart that is opened for one starts with a range of a week if possible. */
  private rangeFor(replay: ChartReplay | undefined): ChartRange {
    if (!replay) return defaultChartRange;
    const now = this.options.now();
    const start = Math.max(replay.range.start, chartWindow('1w', now).start);
    return rangeShowing(start, defaultChartRange, now);
  }

  /** Restores a panel after a window reload from the state that its page persisted. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = parseMemory(state);
    if (!memory || this.open.has(keyOf(memory))) {
      // The state is invalid or the chart is already open: an empty panel would be useless.
      panel.dispose();
      return Promise.resolve();
    }
    const { scope, endpointId, range } = memory;
    panel.webview.options = pageOptions(this.options.extensionUri);
    this.attachPanel(panel, { scope, endpointId }, range);
    return Promise.resolve();
  }

  dispose(): void {
    this.store.dispose();
    for (const chart of this.open.values()) chart.dispose();
    this.open.clear();
  }

  private attachPanel(
    panel: vscode.WebviewPanel,
    target: ChartTarget,
    range: ChartRange,
  ): ChartPanel {
    const key = keyOf(target);
    const chart = new ChartPanel(panel, target, range, this.options);
    this.open.set(key, chart);
    this.options.visibility.setChartOpen(target, true);
    panel.onDidDispose(() => {
      this.open.delete(key);
      this.options.visibility.setChartOpen(target, false);
    });
    return chart;
  }
}

function keyOf({ scope, endpointId }: ChartTarget): string {
  return JSON.stringify([scope, endpointId]);
}
