/** Creates, connects and updates all views of the watched scopes. */
import * as vscode from 'vscode';
import type { ChangeLog } from '../core/activity/changeLog';
import { ConnectionPasts } from '../core/connections/connectionPasts';
import { RateBook } from '../core/connections/connectionRates';
import { DisposableStore } from '../core/base/events';
import { QuietSpans } from '../core/connections/idle/quietSpans';
import type { Finding } from '../core/diagnosis/finding';
import { idleFindings } from '../core/diagnosis/idleFindings';
import type { QuietOf, RatesOf } from '../core/model/rates';
import type { ScopeSnapshot } from '../core/model/snapshot';
import type { Log } from '../core/base/log';
import type { Clock } from '../core/base/clock';
import type { Yielder } from '../core/base/yielder';
import type { Session } from '../core/session/session';
import type { Store } from '../core/state/store';
import type { Format } from '../core/text/format';
import { parseEndpointMemory } from '../protocol/endpointPage';
import { Activity } from './activity/activity';
import {
  connectionsPanels,
  type ConnectionsPanels,
  type ConnectionsPanelsDeps,
} from './connections/connectionsPanels';
import { createEndpointTree, followScreen } from './tree/createEndpointTree';
import { drawOnChange } from './tree/drawOnChange';
import type { EndpointTree } from './tree/endpointTree';
import { AlarmRuns } from '../core/alarms/alarmRuns';
import type { ShownReplay } from './alarms/replay/replayWork';
import type { DeliveryProgress } from '../core/alarms/deliveryView';
import { overviewViewType } from './editor/ids';
import { EndpointPages } from './endpointPage/endpointPages';
import { endpointTabDeps } from './endpointPage/endpointTabDeps';
import type { EndpointLinks } from './links/endpointLinks';
import { Overview } from './overview/overview';
import type { OpenPages } from './pages/openPages';
import type { Preferences } from './preferences/preferences';
import { LastViewed } from './preferences/lastViewed';
import type { Documents } from './messages/documents';
import type { Messages } from './messages/messages';
import { Navigation } from './tree/navigation';
import { Presenter, type PresenterDeps } from './tree/presenter';
import { onReadOnlyChange, readOnlyMode } from './editor/settings';
import { runCommand } from './editor/runCommand';
import type { Row } from '../core/rows/treeRows';
import type { ActivityRow } from '../core/activity/activityRows';
import type { DeferredTree } from './shell/deferredTree';
import { StatusBar } from './tree/statusBar';
import type { TrialGuide } from './trial/trialGuide';

/** The dependencies of the views. */
export interface ViewsDeps {
  /** The endpoints view and the activity view, which the shell has registered. */
  readonly trees: Trees;
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>;
  readonly store: Store;
  readonly session: Session;
  readonly yielder: Yielder;
  readonly changes: ChangeLog;
  readonly preferences: Preferences;
  readonly format: Format;
  readonly links: EndpointLinks;
  readonly log: Log;
  readonly messages: Messages;
  readonly documents: Documents;
  /** The clock of the watched backend. */
  readonly clock: () => Clock;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** The next step of the trial's story. */
  readonly guide: Pick<TrialGuide, 'hint' | 'onDidChange'>;
  /** Resolves when the scopes are available. VS Code may restore a panel before that. */
  readonly scopesAreThere: () => Promise<void>;
}

/** The registered views; each shows the rows that are attached to it. */
export interface Trees {
  readonly endpoints: DeferredTree<Row>;
  readonly activity: DeferredTree<ActivityRow>;
}

/** The tree, the status bar, the activity view and the panels. */
export class Views implements vscode.Disposable {
  readonly tree: EndpointTree;
  readonly activity: Activity;
  readonly presenter: Presenter;
  readonly navigation: Navigation;
  /** The findings about connections that somebody may have forgotten. */
  readonly idleFindings: (scope: ScopeSnapshot) => readonly Finding[];
  /** What runs for alarms, for their cards. */
  readonly replays: AlarmRuns<ShownReplay>;
  readonly deliveries: AlarmRuns<DeliveryProgress>;
  readonly endpointPages: EndpointPages;
  readonly overview: Overview;
  readonly connections: ConnectionsPanels;
  private readonly owned = new DisposableStore();
  private readonly statusBar = this.owned.add(new StatusBar());

  constructor(deps: ViewsDeps) {
    const { trees, context, store, session, changes, preferences, format, log, clock, now } = deps;
    const { choices } = preferences;
    const ratesOf = this.followRates(store);
    const quietOf = this.followQuiet(store);
    this.idleFindings = (scope) => idleFindings(scope, quietOf, now());
    const pasts = new ConnectionPasts({
      store,
      scopeAws: (scope) => session.scopeAws(scope),
      clock,
    });
    const lastViewed = this.owned.add(new LastViewed(now));
    const { visibility } = session;
    this.tree = this.owned.add(createEndpointTree({ ...trees, visibility, pasts }));
    this.owned.add(followScreen(trees.endpoints.view, visibility));
    this.presenter = this.owned.add(
      this.present(deps, lastViewed, { ratesOf, quietOf, pastOf: pasts.of }),
    );
    this.activity = this.owned.add(
      new Activity({
        view: trees.activity.view,
        context,
        store,
        session,
        changes,
        choices,
        format,
        clock,
        now,
        log,
      }),
    );
    const tables = connectionsDeps(deps, ratesOf, this.activity);
    this.connections = this.owned.add(connectionsPanels(tables));
    this.replays = this.owned.add(new AlarmRuns<ShownReplay>(log));
    this.deliveries = this.owned.add(new AlarmRuns<DeliveryProgress>(log));
    this.endpointPages = this.owned.add(this.newEndpointPages(deps, tables));
    this.overview = this.owned.add(
      new Overview({
        ...deps,
        ...{ extensionUri: context.extensionUri, activity: this.activity, choices },
        pages: this.endpointPages,
        context: () => this.presenter.context,
        idleFindings: this.idleFindings,
        revealAlarm: (scope, alarmName) => void this.navigation.alarm(scope, alarmName),
      }),
    );
    const { tree, presenter, endpointPages, connections } = this;
    trees.endpoints.attach(tree);
    trees.activity.attach(this.activity.tree);
    this.navigation = new Navigation({
      tree,
      pages: pagesOf(endpointPages, this.overview),
      connections,
      lastViewed,
      statusBar: this.statusBar,
      clearFilter: () => {
        const filtered = choices.value.filter !== undefined;
        if (filtered) void choices.filter(undefined);
        return filtered;
      },
      render: () => {
        presenter.render();
      },
    });
    this.owned.add(
      deps.guide.onDidChange(() => {
        presenter.schedule();
      }),
    );
    this.owned.add(
      drawOnChange({
        store,
        session,
        tree,
        lastViewed,
        muted: preferences.muted,
        choices,
        presenter,
      }),
    );
  }

  /** Restores a page after a window reload from the state that it persisted. */
  async restorePage(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    await this.pagesOfType(panel.viewType, state).deserializeWebviewPanel(panel, state);
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** An earlier version had a type of its own for the connections of an endpoint. */
  private pagesOfType(viewType: string, state: unknown): vscode.WebviewPanelSerializer {
    if (viewType === overviewViewType) return this.overview.pages;
    return parseEndpointMemory(state) ? this.endpointPages : this.connections;
  }

  private newEndpointPages(deps: ViewsDeps, connections: ConnectionsPanelsDeps): EndpointPages {
    const { context, store, session, format, now, links } = deps;
    const { replays, deliveries } = this;
    const tabs = endpointTabDeps({
      ...{ ...deps, feed: connections.feed, replays, deliveries },
      showMoment: (ref, at) => {
        this.navigation.openEndpoint(ref, 'now', { at });
      },
    });
    return new EndpointPages({
      extensionUri: context.extensionUri,
      header: {
        ...{ store, links, run: runCommand },
        context: () => ({ t: vscode.l10n.t, format, now: now(), readOnly: readOnlyMode() }),
      },
      onReadOnlyChange,
      visibility: session.visibility,
      tabs: { ...tabs, connections },
    });
  }

  private followQuiet(store: Store): QuietOf {
    const spans = new QuietSpans();
    this.owned.add(
      store.onDidChange(({ after }) => {
        spans.follow(after);
      }),
    );
    return spans.of;
  }

  private followRates(store: Store): RatesOf {
    const rates = new RateBook();
    this.owned.add(
      store.onDidChange(({ after }) => {
        rates.follow(after);
      }),
    );
    return rates.of;
  }

  private present(
    deps: ViewsDeps,
    lastViewed: LastViewed,
    known: Pick<PresenterDeps, 'ratesOf' | 'quietOf' | 'pastOf'>,
  ): Presenter {
    const { store, session, yielder, preferences, format, log, now, guide } = deps;
    return new Presenter({
      store,
      yielder,
      onBug: (error) => {
        log.error(error);
      },
      tree: this.tree,
      statusBar: this.statusBar,
      lastViewed,
      muted: preferences.muted,
      choices: preferences.choices,
      format,
      now,
      trial: () => session.watched?.trial !== undefined,
      readOnly: readOnlyMode,
      ...known,
      workspaceScopes: preferences.workspaceScopes,
      hint: () => guide.hint,
    });
  }
}

function pagesOf(endpointPages: EndpointPages, { pages }: Overview): OpenPages {
  return {
    openEndpoint: (...place) => {
      endpointPages.openEndpoint(...place);
    },
    openOverview: (...place) => {
      pages.openOverview(...place);
    },
  };
}

function connectionsDeps(
  { context, store, session, yielder, format, log, now, preferences: { tableColumns } }: ViewsDeps,
  ratesOf: RatesOf,
  { feed }: Activity,
): ConnectionsPanelsDeps {
  return {
    extensionUri: context.extensionUri,
    store,
    ratesOf,
    loggedOf: (scope) => feed.logged(scope),
    columns: tableColumns,
    yielder,
    feed,
    format,
    now,
    readOnly: readOnlyMode,
    run: runCommand,
    log,
    visibility: session.visibility,
    changes: [...[store.onDidChange, feed.onDidChange, onReadOnlyChange], tableColumns.onDidChange],
  };
}
