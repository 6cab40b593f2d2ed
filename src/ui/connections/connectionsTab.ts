/**
 * One table of connections, as a page or as a tab of the endpoint page: shows the data of the store and
 * handles the messages of the page. No state is stored only in the page.
 */
import type { ActivityFeed } from '../../core/activity/activityFeed';
import {
  endpointKey,
  type EndpointRef,
  type EndpointSelection,
} from '../../core/model/endpointRef';
import * as vscode from 'vscode';
import type { RatesOf } from '../../core/model/rates';
import type { Yielder } from '../../core/base/yielder';
import { runInSlices, type CooperativeTask } from '../../core/base/cooperativeTask';
import type { LoggedOf } from '../../core/connections/view/connectionRows';
import { connectionTexts, type ConnectionTexts } from '../../core/connections/view/connectionTexts';
import {
  connectionsTitle,
  connectionsViewTask,
  type ConnectionsView,
  type SteppedNotice,
} from '../../core/connections/connectionsView';
import type { NextStep } from '../../core/text/failures/nextStep';
import type { LoggingNotice } from '../../core/connections/loggingNotice';
import type { ViewContext } from '../../core/text/viewContext';
import { connectionMessages } from '../../protocol/connectionMessages';
import {
  parsePageMessage,
  type ConnectionsState,
  type HostMessage,
  type PageMessage,
  type PageNotice,
} from '../../protocol/connections';
import type { FileRequest, Handlers } from '../../protocol/messages';
import type { TableColumns } from '../preferences/tableColumns';
import { messageReceiver } from '../pages/messageReceiver';
import type { EndpointPlaces } from '../pages/openPages';
import type { PageTab, TabHost } from '../pages/pageTab';
import { PageUpdates } from '../pages/pageUpdates';
import type { TabDeps } from '../pages/tabDeps';
import type { TabKind } from '../pages/tabbedPanel';

/** The messages of this page, in addition to those of every page. */
type Incoming = Exclude<PageMessage, FileRequest>;

/** Dependencies of a table. */
export interface ConnectionsDeps extends TabDeps {
  readonly ratesOf: RatesOf;
  /** The activity that was read from the connection logs of a scope. */
  readonly loggedOf: LoggedOf;
  readonly columns: TableColumns;
  /** Yields to the event loop while rows are built and sent. */
  readonly yielder: Yielder;
}

/** Dependencies of the tab of the endpoint page. */
export interface ConnectionsTabDeps extends ConnectionsDeps {
  /** Reads the connection logs while a table is open. */
  readonly feed: ActivityFeed;
}

/** The tab of an endpoint. The connection logs are read while it is visible. */
export function connectionsTab(
  label: string,
  target: EndpointRef,
  deps: ConnectionsTabDeps,
): TabKind<EndpointPlaces['connections']> {
  const key = endpointKey(target.scope, target.endpointId);
  return {
    label,
    create: (host) =>
      new ConnectionsTable(target, deps, host, (visible) => {
        deps.feed.setVisible(visible, key);
      }),
    changes: deps.changes,
  };
}

/** A table of connections. */
export class ConnectionsTable implements PageTab<EndpointPlaces['connections']> {
  readonly receive: (message: unknown) => void;
  private readonly texts: ConnectionTexts = connectionTexts(vscode.l10n.t);
  /** The last shown state; undefined before the first one. */
  private view: ConnectionsView | undefined;
  private readonly updates: PageUpdates;
  /** How many states were sent to the page. */
  private shown = 0;
  /** The connection to select as soon as the page shows its row. */
  private highlight: string | undefined;
  private readonly disposed = new AbortController();

  constructor(
    private readonly target: EndpointSelection,
    private readonly deps: ConnectionsDeps,
    private readonly host: TabHost,
    private readonly onVisible: (visible: boolean) => void = () => undefined,
  ) {
    this.receive = messageReceiver({
      parse: parsePageMessage,
      handlers: this.handlers,
      post: host.post,
      log: deps.log,
    });
    this.updates = new PageUpdates({
      ...{ yielder: deps.yielder, signal: this.disposed.signal },
      update: () => this.update(),
      onError: (error) => {
        deps.log.error(error);
      },
    });
  }

  setVisible(visible: boolean): void {
    this.onVisible(visible);
    if (visible) this.follow();
  }

  follow(): void {
    this.updates.schedule();
  }

  /** Selects the row of a connection. */
  show({ connectionId }: EndpointPlaces['connections']): void {
    this.highlight = connectionId;
    this.follow();
  }

  /** Stops the update that is running. */
  dispose(): void {
    this.disposed.abort();
    this.onVisible(false);
  }

  private readonly handlers: Handlers<Incoming> = {
    ready: () => {
      this.follow();
    },
    refresh: () => {
      void this.refresh();
    },
    columns: ({ columns }) => {
      void this.deps.columns.choose(columns);
    },
    step: ({ of }) => {
      if (of === 'logging') {
        void this.turnOnLogging();
      } else {
        const step = this.view?.[of]?.step;
        if (step) void this.take(step);
      }
    },
    rowCommand: ({ command, scope, endpointId, connectionId }) => {
      void this.deps.run(command, { kind: 'connection', scope, endpointId, connectionId });
    },
  };

  private post(message: HostMessage): void {
    this.host.post(message);
  }

  /** Builds the rows and sends them, in slices. */
  private async update(): Promise<void> {
    const { yielder } = this.deps;
    const { signal } = this.disposed;
    if (this.target.endpointId === null) this.host.setTitle(this.title);
    // A hidden page receives no messages; it reports when it is visible again.
    if (!this.host.isShown) return;
    this.view = await runInSlices(this.viewTask(), yielder, signal);
    const state = this.stateOf(this.view);
    this.highlight = undefined;
    for (const message of connectionMessages(state, ++this.shown)) {
      this.post(message);
      if (yielder.budgetExceeded) await yielder.yieldToEventLoop();
      if (signal.aborted) return;
    }
  }

  private get title(): string {
    return connectionsTitle(this.deps.store.snapshot, this.target, this.context);
  }

  private get context(): ViewContext {
    const { format, now } = this.deps;
    return { t: vscode.l10n.t, format, now: now() };
  }

  private viewTask(): CooperativeTask<ConnectionsView> {
    const { store, ratesOf, loggedOf } = this.deps;
    return connectionsViewTask(store.snapshot, this.target, ratesOf, this.context, loggedOf);
  }

  private stateOf(view: ConnectionsView): ConnectionsState {
    const { title, rows, fetchedAt, fault, empty, logging } = view;
    return {
      target: this.target,
      title: this.target.endpointId === null ? title : null,
      texts: this.texts,
      columns: this.deps.columns.value,
      language: vscode.env.language,
      rows,
      now: this.deps.now(),
      fetchedAt: fetchedAt ?? null,
      fault: fault ? pageNotice(fault) : null,
      empty: pageNotice(empty),
      logging: logging ? pageNotice(logging) : null,
      highlight: this.highlight ?? null,
      readOnly: this.deps.readOnly(),
    };
  }

  private async refresh(): Promise<void> {
    this.post({ type: 'busy', busy: true });
    await this.deps.run('refresh', scopeTarget(this.target));
    this.post({ type: 'busy', busy: false });
  }

  private async take(step: NextStep): Promise<void> {
    if (step.command === 'refresh') return this.refresh();
    const values = step.command === 'signIn' ? [step.remedy] : [];
    await this.deps.run(step.command, ...values);
  }

  private async turnOnLogging(): Promise<void> {
    const endpoint = this.view?.logging?.step?.endpoint;
    await this.deps.run('turnOnLogging', endpoint && { kind: 'endpoint', ...endpoint });
  }
}

function pageNotice({ sentence, step }: SteppedNotice | LoggingNotice): PageNotice {
  return { sentence, step: step?.label ?? null };
}

/** The argument of Refresh: the scope, or undefined for all. */
function scopeTarget({ scope }: EndpointSelection) {
  return scope === null ? undefined : { kind: 'scope', scope };
}
