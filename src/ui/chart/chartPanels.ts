/** All charts: one panel for each endpoint, made on request or brought back after a window reload. */
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

/** What the charts are given. */
export interface ChartPanelsDeps extends ChartDeps {
  /** Fires when something has been fetched: new samples or transitions may be there. */
  readonly onDidRefresh: Event<unknown>;
  /** Is told which endpoints are charted. */
  readonly visibility: Visibility;
}

/** What to show. */
export interface ChartRequest extends ChartTarget {
  /** What a person calls the endpoint. */
  readonly label: string;
  /** The time to look at, ms since 1970. */
  readonly at?: number;
  /** What to draw below the chart, in place of what is drawn there. */
  readonly replay?: ChartReplay;
  /** Leaves the keyboard where it is. */
  readonly preserveFocus?: boolean;
}

/** The open charts. Disposing stops all and leaves their panels to the editor, which restores them. */
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

  /** Shows the chart of an endpoint: the one that is open, or a new one. */
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

  /** A replay is of weeks, so a chart that is opened for one begins with a week, if there is as much. */
  private rangeFor(replay: ChartReplay | undefined): ChartRange {
    if (!replay) return defaultChartRange;
    const now = this.options.now();
    const start = Math.max(replay.range.start, chartWindow('1w', now).start);
    return rangeShowing(start, defaultChartRange, now);
  }

  /** VS Code's side of a window reload: a panel whose page is gone, and what the page left behind. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = parseMemory(state);
    if (!memory || this.open.has(keyOf(memory))) {
      // Nothing says what it was of, or it is open already: an empty panel would be a dead end.
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
