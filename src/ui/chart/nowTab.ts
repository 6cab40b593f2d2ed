/**
 * The tab Now of the endpoint page: the chart of an endpoint. Posts the session's data to the page and
 * handles its messages. No state is stored only in the page.
 */
import * as vscode from 'vscode';
import { DisposableStore, type Event } from '../../core/base/events';
import type { Log } from '../../core/base/log';
import type { ChartChoices } from '../../core/chart/chartQuestion';
import { ChartSession, type ChartSessionDeps } from '../../core/chart/chartSession';
import {
  chartWindow,
  defaultChartRange,
  isPreset,
  rangeShowing,
  type ChartRange,
  type CustomRange,
} from '../../core/chart/view/chartRange';
import type { ChartReplay } from '../../core/chart/view/chartReplay';
import { chartTexts } from '../../core/chart/view/chartTexts';
import type { LinkMoment, LinkPlace } from '../../core/links/endpointLink';
import type { EndpointRef } from '../../core/model/endpointRef';
import {
  parseMemory,
  parsePageMessage,
  type HostMessage,
  type PageMessage,
} from '../../protocol/chart';
import type { FileRequest, Handlers } from '../../protocol/messages';
import { messageReceiver } from '../pages/messageReceiver';
import type { EndpointPlaces } from '../pages/openPages';
import { failureSentence } from '../pages/pageFiles';
import type { PageTab, TabHost } from '../pages/pageTab';
import type { TabKind } from '../pages/tabbedPanel';

/** The messages of the chart, in addition to those of every page. */
type Incoming = Exclude<PageMessage, FileRequest>;

/** Dependencies of a chart. */
export interface NowTabDeps extends ChartSessionDeps {
  readonly log: Log;
  /** The interval after which new data may be available, ms; 0 if they are read on request only. */
  readonly refreshMs: () => number;
  /** Asks which endpoints to compare with one; undefined if the user cancels. */
  readonly pickCompared: (
    own: EndpointRef,
    chosen: readonly EndpointRef[],
  ) => Promise<readonly EndpointRef[] | undefined>;
  /** Copies the link to a place; false if there is none, which was reported. */
  readonly copyLink: (target: EndpointRef, place: LinkPlace) => Promise<boolean>;
  /** Fires after a refresh: there may be new samples or transitions. */
  readonly onDidRefresh: Event<unknown>;
}

/** The tab of an endpoint. */
export function nowTab(
  label: string,
  target: EndpointRef,
  deps: NowTabDeps,
): TabKind<EndpointPlaces['now']> {
  return {
    label,
    create: (host, memory) => new NowTab(target, parseMemory(memory), deps, host),
    changes: [deps.onDidRefresh],
  };
}

/** The chart in its tab. */
class NowTab implements PageTab<EndpointPlaces['now']> {
  private readonly store = new DisposableStore();
  readonly receive: (message: unknown) => void;
  private readonly session: ChartSession;
  private readonly texts = chartTexts(vscode.l10n.t);
  private failure: string | null = null;
  private replay: ChartReplay | null = null;
  /** Whether the range is the default, which nobody has chosen. */
  private rangeIsDefault: boolean;

  /** @param choices those of the last session; undefined if there is none */
  constructor(
    target: EndpointRef,
    choices: ChartChoices | undefined,
    private readonly deps: NowTabDeps,
    private readonly host: TabHost,
  ) {
    this.rangeIsDefault = choices === undefined;
    this.receive = messageReceiver({
      parse: parsePageMessage,
      handlers: this.handlers,
      post: host.post,
      log: deps.log,
    });
    this.session = this.store.add(
      new ChartSession(target, chosenBefore(choices), deps, {
        onBusy: (busy) => {
          this.post({ type: 'busy', busy });
        },
        onModel: () => {
          this.failure = null;
          this.postState();
        },
        onFailure: (error) => {
          this.failure = failureSentence(error, deps.log);
          this.post({ type: 'failure', sentence: this.failure });
        },
      }),
    );
  }

  setVisible(visible: boolean): void {
    this.session.setVisible(visible);
    if (visible) this.postState();
  }

  /** Reads again if new data may be available. */
  follow(): void {
    this.session.follow();
  }

  /** Shows the hour around a time as soon as its data are available, or a replay below the chart. */
  show({ at, range, compared, replay }: EndpointPlaces['now']): void {
    if (compared) {
      this.session.setCompared(compared);
      this.postState();
    }
    if (range) this.setRange(range);
    if (replay) {
      if (this.rangeIsDefault) this.setRange(this.rangeFor(replay));
      this.showReplay(replay);
    }
    if (at !== undefined) {
      this.session.revealTime(at);
      this.showMoment();
    }
  }

  /** A typed range; one that ends now is what everybody sees. */
  moment(): LinkMoment {
    const { range } = this.session.choices;
    return isPreset(range) ? {} : { range };
  }

  dispose(): void {
    this.store.dispose();
  }

  private readonly handlers: Handlers<Incoming> = {
    ready: () => {
      this.postState();
    },
    setRange: ({ range }) => {
      this.setRange(range);
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
    copyLink: ({ range }) => {
      void this.copyLink(range);
    },
    hideReplay: () => {
      this.showReplay(null);
    },
  };

  private setRange(range: ChartRange): void {
    this.rangeIsDefault = false;
    this.session.setRange(range);
  }

  /** A replay covers weeks, so a chart whose range nobody has chosen shows a week of it if possible. */
  private rangeFor(replay: ChartReplay): ChartRange {
    const now = this.deps.clock().now();
    const start = Math.max(replay.range.start, chartWindow('1w', now).start);
    return rangeShowing(start, defaultChartRange, now);
  }

  /** Shows a replay below the chart; null removes it. */
  private showReplay(replay: ChartReplay | null): void {
    this.replay = replay;
    this.postState();
  }

  private post(message: HostMessage): void {
    this.host.post(message);
  }

  private async copyLink(range: CustomRange): Promise<void> {
    const copied = await this.deps.copyLink(this.session.target, { tab: 'now', range });
    if (copied) this.post({ type: 'linkCopied' });
  }

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
    this.post({ type: 'state', ...shown });
    this.showMoment();
  }

  private showMoment(): void {
    if (!this.host.isShown) return;
    const at = this.session.takeMoment();
    if (at !== undefined) this.post({ type: 'revealTime', at });
  }
}

/** The choices of the last session, or those of a new chart. */
function chosenBefore(choices: ChartChoices | undefined): ChartChoices {
  if (!choices) return { range: defaultChartRange, compared: [], paused: false };
  const { range, compared, paused } = choices;
  return { range, compared, paused };
}
