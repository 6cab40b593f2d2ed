/**
 * One chart in an editor panel: feeds the page while it is visible and does what the page asks of
 * the editor. The page may be thrown away and made anew at any time; nothing is kept in it alone.
 */
import * as vscode from 'vscode';
import { ChartFeed, type ChartData, type ReadChart } from '../../core/chart/chartFeed';
import { DisposableStore } from '../../core/base/events';
import type { Clock } from '../../core/base/clock';
import type { Log } from '../../core/base/log';
import {
  chartModel,
  rangeShowing,
  type ChartModel,
  type ChartRange,
  type ChartSource,
} from '../../core/chart/view/chart';
import type { ChartReplay } from '../../core/chart/view/chartReplay';
import { chartTexts, type ChartTexts } from '../../core/chart/view/chartTexts';
import { clipText, displayText } from '../../core/text/displayText';
import {
  parsePageMessage,
  type ChartState,
  type ChartTarget,
  type HostMessage,
  type PageMessage,
} from '../../protocol/chart';
import type { FileRequest, Handlers } from '../../protocol/messages';
import { failureSentence } from '../pages/pageFiles';
import { PagePanel } from '../pages/pagePanel';

/** What the page says beside what every page does. */
type Incoming = Exclude<PageMessage, FileRequest>;

/** What is to be read. */
export interface ChartQuestion extends ChartTarget {
  readonly range: ChartRange;
  /** What was read before of this range, to build upon. */
  readonly before: ChartSource | undefined;
}

/** What every chart is given. */
export interface ChartDeps {
  /** Where the extension lies; the page is loaded from its `dist` and nothing else. */
  readonly extensionUri: vscode.Uri;
  /** Rejects when it cannot, and when the signal aborts. */
  readonly read: (question: ChartQuestion, signal: AbortSignal) => Promise<ChartSource>;
  /** The clock of what is watched. */
  readonly clock: () => Clock;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** As much of a name as a tab has room for. */
const titleLength = 40;

/** What stands on the tab of an endpoint's chart. */
export function panelTitle(label: string): string {
  return vscode.l10n.t('Connections of {0}', clipText(displayText(label), titleLength));
}

/** A chart and its panel; ends with it. */
export class ChartPanel implements vscode.Disposable {
  private readonly store = new DisposableStore();
  private readonly feed: ChartFeed;
  private readonly page: PagePanel<Incoming, HostMessage>;
  private readonly texts: ChartTexts = chartTexts(vscode.l10n.t);
  private failure: string | null = null;
  /** Whether the page has lived once; it says so anew whenever it is made again. */
  private ready = false;
  /** A time that is to be looked at once it can be. */
  private moment: number | undefined;
  private model: ChartModel | null = null;
  private replay: ChartReplay | null = null;

  /** @param panel an empty panel, whose page this makes */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly target: ChartTarget,
    range: ChartRange,
    private readonly services: ChartDeps,
  ) {
    const read: ReadChart = (wanted, signal, before) =>
      services.read({ ...target, range: wanted, before }, signal);
    this.feed = this.store.add(
      new ChartFeed(read, range, services.clock, {
        onBusy: (busy) => {
          this.page.post({ type: 'busy', busy });
        },
        onData: (data) => {
          this.dataCame(data);
        },
        onFailure: (error) => {
          this.failure = failureSentence(error, services.log);
          this.page.post({ type: 'failure', sentence: this.failure });
        },
      }),
    );
    this.page = this.store.add(
      new PagePanel(panel, {
        extensionUri: services.extensionUri,
        bundle: 'webview',
        log: services.log,
        parse: parsePageMessage,
        handlers: this.handlers,
        onVisible: (visible) => {
          this.feed.setVisible(visible);
        },
        onClosed: () => {
          this.dispose();
        },
      }),
    );
    this.feed.setVisible(panel.visible);
  }

  /** Brings the panel to the front, where it is. */
  reveal(preserveFocus?: boolean): void {
    this.panel.reveal(undefined, preserveFocus);
  }

  /** Draws what an alarm would have done below the chart; null takes it away. */
  showReplay(replay: ChartReplay | null): void {
    this.replay = replay;
    if (this.ready) this.page.post({ type: 'state', state: this.state });
  }

  /** Shows the hour around a time, ms since 1970, as soon as there are data of it. */
  lookAt(at: number): void {
    this.moment = at;
    this.feed.setRange(rangeShowing(at, this.feed.range, this.services.now()));
    this.feed.follow();
    this.showMoment();
  }

  /** There may be new data. */
  follow(): void {
    this.feed.follow();
  }

  /** Stops reading and listening; the panel itself is the editor's. */
  dispose(): void {
    this.store.dispose();
  }

  private readonly handlers: Handlers<Incoming> = {
    ready: () => {
      this.ready = true;
      this.page.post({ type: 'state', state: this.state });
      this.showMoment();
    },
    setRange: ({ range }) => {
      this.feed.setRange(range);
    },
    refresh: () => {
      this.feed.refresh();
    },
    hideReplay: () => {
      this.showReplay(null);
    },
  };

  private get state(): ChartState {
    return {
      target: this.target,
      texts: this.texts,
      language: vscode.env.language,
      range: this.feed.range,
      model: this.model,
      replay: this.replay,
      busy: this.feed.busy,
      failure: this.failure,
    };
  }

  private dataCame(data: ChartData): void {
    this.model = chartModel(data.source, data.range);
    this.failure = null;
    this.panel.title = panelTitle(this.model.endpointLabel);
    this.page.post({ type: 'state', state: this.state });
    this.showMoment();
  }

  private showMoment(): void {
    const { moment, model } = this;
    if (moment === undefined || !model || moment < model.window.start) return;
    if (!this.ready || !this.panel.visible) return;
    // What has just happened lies behind the data; it is looked at again when they have caught up.
    if (moment < model.window.end) this.moment = undefined;
    this.page.post({ type: 'lookAt', at: moment });
  }
}
