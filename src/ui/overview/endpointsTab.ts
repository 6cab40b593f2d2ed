/**
 * The tab Endpoints of the overview: computes its rows from the store and from what was read besides, and
 * sends only what has changed. No state is stored only in the page.
 */
import * as vscode from 'vscode';
import { runInSlices } from '../../core/base/cooperativeTask';
import { DisposableStore } from '../../core/base/events';
import { reuseUnchanged } from '../../core/base/reuseUnchanged';
import type { Yielder } from '../../core/base/yielder';
import { overviewTask } from '../../core/overview/rows/overviewRows';
import type { OverviewRow } from '../../core/overview/view/overviewRow';
import { overviewTexts } from '../../core/overview/view/overviewTexts';
import type { ViewContext } from '../../core/text/viewContext';
import {
  parseEndpointsRequest,
  type EndpointsFacts,
  type EndpointsMessage,
  type EndpointsRequest,
} from '../../protocol/overview';
import { handle, type Handlers } from '../../protocol/messages';
import type { CreatedAlarms } from '../alarms/createMany/createdAlarms';
import { choiceOf, type Messages } from '../messages/messages';
import type { OpenPages } from '../pages/openPages';
import type { PageTab, TabHost } from '../pages/pageTab';
import { PageUpdates } from '../pages/pageUpdates';
import type { TabDeps } from '../pages/tabDeps';
import type { TabKind } from '../pages/tabbedPanel';
import { CreatedPart } from './createdPart';
import {
  countLogs,
  dayFacts,
  faultOf,
  isReading,
  readFaults,
  type EndpointsReadingDeps,
} from './endpointsReading';

/** Rows sent at a time, so that no message takes long to read. */
const rowsPerMessage = 250;

/** Dependencies of the tab. */
export interface EndpointsTabDeps extends TabDeps, EndpointsReadingDeps {
  readonly created: CreatedAlarms;
  readonly messages: Pick<Messages, 'failure'>;
  readonly context: () => ViewContext;
  readonly pages: Pick<OpenPages, 'openEndpoint'>;
  readonly yielder: Yielder;
}

/** The kind of tab. */
export function endpointsTab(label: string, deps: EndpointsTabDeps): TabKind {
  return { label, create: (host) => new EndpointsTab(deps, host), changes: deps.changes };
}

/** The connection logs of more endpoints than these are not read for the overview alone. */
const mostLogs = 50;

class EndpointsTab implements PageTab {
  private readonly store = new DisposableStore();
  private readonly aborted = new AbortController();
  /** The rows that the page has; undefined before it has any. */
  private sent: ReadonlyMap<string, OverviewRow> | undefined;
  private readonly createdPart: CreatedPart;
  private readonly updates: PageUpdates;
  private isVisible = false;
  private readsLogs = false;

  constructor(
    private readonly deps: EndpointsTabDeps,
    private readonly host: TabHost,
  ) {
    this.createdPart = new CreatedPart(deps, (message) => {
      this.post(message);
    });
    this.updates = new PageUpdates({
      ...{ yielder: deps.yielder, signal: this.aborted.signal },
      update: async () => {
        if (host.isShown) await this.send();
      },
      onError: (error) => {
        deps.log.error(error);
      },
    });
  }

  readonly receive = (message: unknown): void => {
    const known = parseEndpointsRequest(message);
    if (known) handle(this.handlers, known);
  };

  setVisible(visible: boolean): void {
    this.isVisible = visible;
    this.deps.created.isVisible = visible;
    this.deps.series.setVisible(visible);
    this.readLogs();
    this.sent = undefined;
    if (visible) this.follow();
  }

  /** The connection logs of a few endpoints are read while the tab is visible. */
  private readLogs(): void {
    const wanted = this.isVisible && countLogs(this.deps.store.snapshot) <= mostLogs;
    if (wanted === this.readsLogs) return;
    this.readsLogs = wanted;
    this.deps.feed.setVisible(wanted, 'overview');
  }

  follow(): void {
    this.updates.schedule();
  }

  dispose(): void {
    this.aborted.abort();
    this.deps.series.setVisible(false);
    this.deps.created.isVisible = false;
    this.deps.feed.setVisible(false, 'overview');
    this.store.dispose();
  }

  private readonly handlers: Handlers<EndpointsRequest> = {
    ready: () => {
      this.sent = undefined;
      this.follow();
    },
    refresh: () => void this.deps.run('refresh'),
    find: () => void this.deps.run('findEndpoints'),
    next: ({ scope }) => {
      const found = this.deps.store.scope(scope);
      const next = found && faultOf(found, this.deps)?.next;
      if (next) choiceOf(next).run();
    },
    open: ({ endpoint }) => {
      this.deps.pages.openEndpoint(endpoint);
    },
    compare: ({ endpoints: [first, ...compared] }) => {
      if (first) this.deps.pages.openEndpoint(first, 'now', { compared });
    },
    openAlarm: ({ endpoint, alarmName }) => {
      this.deps.pages.openEndpoint(endpoint, 'alarms', { alarmName });
    },
    tryAgain: () => {
      if (this.deps.readOnly()) return;
      this.deps.created.tryAgain().catch((error: unknown) => this.deps.messages.failure(error));
    },
    exportCreated: () => void this.createdPart.export(),
    dismissCreated: () => {
      this.deps.created.show(undefined);
    },
    createAlarms: ({ endpoints }) => void this.deps.run('createAlarms', endpoints),
  };

  /** Computes the rows and sends what the page does not have, in slices. */
  private async send(): Promise<void> {
    const { store, yielder, context } = this.deps;
    const { signal } = this.aborted;
    const now = context();
    const task = overviewTask(store.snapshot, dayFacts(this.deps, now.now), now);
    const { rows, totals } = await runInSlices(task, yielder, signal);
    // The page may have been created again in the meantime.
    const before = this.sent;
    this.readLogs();
    const after = new Map(rows.map((row) => [row.key, reuseUnchanged(before?.get(row.key), row)]));
    const changed = [...after.values()].filter((row) => before?.get(row.key) !== row);
    const gone = [...(before?.keys() ?? [])].filter((key) => !after.has(key));
    const facts: EndpointsFacts = {
      now: now.now,
      totals,
      readOnly: this.deps.readOnly(),
      reading: isReading(this.deps),
      faults: readFaults(this.deps),
    };
    this.sent = after;
    if (!before) {
      const { language } = vscode.env;
      const texts = overviewTexts(vscode.l10n.t);
      this.post({
        type: 'state',
        texts,
        language,
        ...facts,
        rows: changed.slice(0, rowsPerMessage),
      });
    } else {
      this.post({ type: 'changes', ...facts, rows: changed.slice(0, rowsPerMessage), gone });
    }
    this.createdPart.follow(!before);
    for (let from = rowsPerMessage; from < changed.length; from += rowsPerMessage) {
      await yielder.yieldToEventLoop();
      if (signal.aborted || this.sent !== after) return;
      const part = changed.slice(from, from + rowsPerMessage);
      this.post({ type: 'changes', ...facts, rows: part, gone: [] });
    }
  }

  private post(message: EndpointsMessage): void {
    this.host.post(message);
  }
}
