/**
 * One chart in an editor panel: posts the session's data to the page and handles its messages. The page
 * may be destroyed and created again at any time; no state is stored only in the page.
 */
import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/events';
import type { Log } from '../../core/base/log';
import type { ChartChoices } from '../../core/chart/chartQuestion';
import { ChartSession, type ChartSessionDeps } from '../../core/chart/chartSession';
import type { ChartReplay } from '../../core/chart/view/chartReplay';
import { chartTexts } from '../../core/chart/view/chartTexts';
import type { EndpointRef } from '../../core/model/endpointRef';
import { clipText, displayText } from '../../core/text/displayText';
import { parsePageMessage, type HostMessage, type PageMessage } from '../../protocol/chart';
import type { FileRequest, Handlers } from '../../protocol/messages';
import { failureSentence } from '../pages/pageFiles';
import { PagePanel } from '../pages/pagePanel';
import type { PanelContent } from '../pages/panelRegistry';

/** The messages of this page, in addition to those of every page. */
type Incoming = Exclude<PageMessage, FileRequest>;

/** Dependencies of a chart in a panel. */
export interface ChartDeps extends ChartSessionDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  /** The interval after which new data may be available, ms; 0 if they are read on request only. */
  readonly refreshMs: () => number;
  /** Asks which endpoints to compare with one; undefined if the user cancels. */
  readonly pickCompared: (
    own: EndpointRef,
    chosen: readonly EndpointRef[],
  ) => Promise<readonly EndpointRef[] | undefined>;
}

/** The maximum length of a name in a tab title. */
const titleLength = 40;

/** The tab title of an endpoint's chart. */
export function panelTitle(label: string): string {
  return vscode.l10n.t('Connections of {0}', clipText(displayText(label), titleLength));
}

/** A chart in its panel. */
export class ChartPanel implements PanelContent {
  private readonly store = new DisposableStore();
  private readonly session: ChartSession;
  private readonly page: PagePanel<Incoming, HostMessage>;
  private readonly texts = chartTexts(vscode.l10n.t);
  private failure: string | null = null;
  /** Whether the page has sent `ready`; it does so each time it is created. */
  private ready = false;
  private replay: ChartReplay | null = null;

  /** @param panel an empty panel, whose page this creates */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    target: EndpointRef,
    choices: ChartChoices,
    private readonly deps: ChartDeps,
  ) {
    this.session = this.store.add(
      new ChartSession(target, choices, deps, {
        onBusy: (busy) => {
          this.page.post({ type: 'busy', busy });
        },
        onModel: ({ endpointLabel }) => {
          this.failure = null;
          panel.title = panelTitle(endpointLabel);
          this.postState();
        },
        onFailure: (error) => {
          this.failure = failureSentence(error, deps.log);
          this.page.post({ type: 'failure', sentence: this.failure });
        },
      }),
    );
    this.page = this.store.add(
      new PagePanel(panel, {
        extensionUri: deps.extensionUri,
        bundle: 'webview',
        log: deps.log,
        parse: parsePageMessage,
        handlers: this.handlers,
        onVisible: (visible) => {
          this.session.setVisible(visible);
        },
        onClosed: () => {
          this.dispose();
        },
      }),
    );
    this.session.setVisible(panel.visible);
  }

  /** Shows a replay below the chart; null removes it. */
  showReplay(replay: ChartReplay | null): void {
    this.replay = replay;
    if (this.ready) this.postState();
  }

  /** Shows the hour around a time, ms since 1970, as soon as its data are available. */
  lookAt(at: number): void {
    this.session.lookAt(at);
    this.showMoment();
  }

  /** Reads again if new data may be available. */
  follow(): void {
    this.session.follow();
  }

  dispose(): void {
    this.store.dispose();
  }

  private readonly handlers: Handlers<Incoming> = {
    ready: () => {
      this.ready = true;
      this.postState();
    },
    setRange: ({ range }) => {
      this.session.setRange(range);
    },
    refresh: () => {
      this.session.refresh();
    },
    setPaused: ({ paused }) => {
      this.session.setPaused(paused);
      this.postState();
    },
    chooseCompared: () => {
      void this.chooseCompared();
    },
    hideReplay: () => {
      this.showReplay(null);
    },
  };

  private async chooseCompared(): Promise<void> {
    const { target, choices } = this.session;
    const compared = await this.deps.pickCompared(target, choices.compared);
    if (!compared) return;
    this.session.setCompared(compared);
    this.postState();
  }

  private postState(): void {
    const { texts, replay, failure } = this;
    const { target, choices, model, busy } = this.session;
    const { language } = vscode.env;
    const refreshMs = this.deps.refreshMs();
    const shown = { target, texts, language, ...choices, refreshMs, model, replay, busy, failure };
    this.page.post({ type: 'state', ...shown });
    this.showMoment();
  }

  private showMoment(): void {
    if (!this.ready || !this.panel.visible) return;
    const at = this.session.takeMoment();
    if (at !== undefined) this.page.post({ type: 'lookAt', at });
  }
}
