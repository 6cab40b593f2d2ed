/**
 * One chart in an editor panel: sends data to the page while it is visible and handles its messages. The
 * page may be destroyed and created again at any time; no state is stored only in the page.
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

/** The messages of this page, in addition to those of every page. */
type Incoming = Exclude<PageMessage, FileRequest>;

/** A request to read data. */
export interface ChartQuestion extends ChartTarget {
  readonly range: ChartRange;
  /** The previous data of this range, to be extended. */
  readonly before: ChartSource | undefined;
}

/** Dependencies of a chart. */
export interface ChartDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  /** Reads the data. Rejects on failure and when the signal aborts. */
  readonly read: (question: ChartQuestion, signal: AbortSignal) => Promise<ChartSource>;
  /** The clock of the current backend. */
  readonly clock: () => Clock;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** The maximum length of a name in a tab title. */
const titleLength = 40;

/** The tab title of an endpoint's chart. */
export function panelTitle(label: string): string {
  return vscode.l10n.t('Connections of {0}', clipText(displayText(label), titleLength));
}

/** A chart and its panel, disposed together. */
export class ChartPanel implements vscode.Disposable {
  private readonly store = new DisposableStore();
  private readonly feed: ChartFeed;
  private readonly page: PagePanel<Incoming, HostMessage>;
  private readonly texts: ChartTexts = chartTexts(vscode.l10n.t);
  private failure: string | null = null;
  /** Whether the page has sent `ready`; it does so each time it is created. */
  private ready = false;
  /** A time to show as soon as data are available. */
  private moment: number | undefined;
  private model: ChartModel | null = null;
  private replay: ChartReplay | null = null;

  /** @param panel an empty panel, whose page this creates */
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

  /** Reveals the panel in its current column. */
  reveal(preserveFocus?: boolean): void {
    this.panel.reveal(undefined, preserveFocus);
  }

  /** Shows a replay below the chart; null removes it. */
  showReplay(replay: ChartReplay | null): void {
    this.replay = replay;
    if (this.ready) this.page.post({ type: 'state', state: this.state });
  }

  /** Shows the hour around a time, ms since 1970, as soon as its data are available. */
  lookAt(at: number): void {
    this.moment = at;
    this.feed.setRange(rangeShowing(at, this.feed.range, this.services.now()));
    this.feed.follow();
    this.showMoment();
  }

  /** Reads again if new data may be available. */
  follow(): void {
    this.feed.follow();
  }

  /** Stops reading and listening. The editor owns the panel itself. */
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
    // A very recent event is later than the newest sample; it is shown when newer data arrive.
    if (moment < model.window.end) this.moment = undefined;
    this.page.post({ type: 'lookAt', at: moment });
  }
}
