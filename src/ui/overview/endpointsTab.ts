/**
 * The tab Endpoints of the overview: computes its rows from the store and from what was read besides, and
 * sends only what has changed. No state is stored only in the page.
 */
import * as vscode from 'vscode';
import { createdList, manyAlarmsReport } from '../../core/actions/createMany/manyAlarmsText';
import type { ActivityFeed } from '../../core/activity/activityFeed';
import { runInSlices } from '../../core/base/cooperativeTask';
import { DisposableStore, type Event } from '../../core/base/events';
import type { Log } from '../../core/base/log';
import { reuseUnchanged } from '../../core/base/reuseUnchanged';
import type { Yielder } from '../../core/base/yielder';
import type { EndpointRef } from '../../core/model/endpointRef';
import { scopeId } from '../../core/model/scope';
import type { EndpointSeries } from '../../core/overview/rows/endpointSeries';
import { overviewTask, type DayFacts } from '../../core/overview/rows/overviewRows';
import type { OverviewRow } from '../../core/overview/view/overviewRow';
import { overviewTexts } from '../../core/overview/view/overviewTexts';
import type { Store } from '../../core/state/store';
import { failureText } from '../../core/text/failures/failureText';
import { sentences } from '../../core/text/phrases';
import type { ViewContext } from '../../core/text/viewContext';
import {
  parseEndpointsRequest,
  type EndpointsFacts,
  type EndpointsMessage,
  type EndpointsRequest,
} from '../../protocol/overview';
import { handle, type FileAnswer, type Handlers } from '../../protocol/messages';
import type { CreatedAlarms, CreatedRun } from '../alarms/createMany/createdAlarms';
import type { CommandId } from '../editor/ids';
import type { Messages } from '../messages/messages';
import type { OpenPages } from '../pages/openPages';
import { failureSentence, saveFile } from '../pages/pageFiles';
import type { PageTab, TabHost } from '../pages/pageTab';
import type { TabKind } from '../pages/tabbedPanel';

/** Rows sent at a time, so that no message takes long to read. */
const rowsPerMessage = 250;

/** Dependencies of the tab. */
export interface EndpointsTabDeps {
  readonly store: Store;
  readonly feed: ActivityFeed;
  readonly series: EndpointSeries;
  readonly created: CreatedAlarms;
  readonly messages: Pick<Messages, 'failure'>;
  readonly context: () => ViewContext;
  readonly readOnly: () => boolean;
  readonly pages: Pick<OpenPages, 'openEndpoint'>;
  /** Runs one of the extension's commands. */
  readonly run: (command: CommandId, ...values: readonly unknown[]) => Thenable<unknown>;
  readonly yielder: Yielder;
  readonly log: Log;
  readonly changes: readonly Event<unknown>[];
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
  private sentCreated: CreatedRun | undefined;
  private file: FileAnswer | null = null;
  private isVisible = false;
  private readsLogs = false;
  private wanted = false;
  private showing = false;

  constructor(
    private readonly deps: EndpointsTabDeps,
    private readonly host: TabHost,
  ) {}

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
    const wanted = this.isVisible && this.logs <= mostLogs;
    if (wanted === this.readsLogs) return;
    this.readsLogs = wanted;
    this.deps.feed.setVisible(wanted, 'overview');
  }

  /** Schedules one update for all changes of the current event. */
  follow(): void {
    this.wanted = true;
    if (this.showing) return;
    this.showing = true;
    void this.update().catch((error: unknown) => {
      if (!this.aborted.signal.aborted) this.deps.log.error(error);
    });
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
    exportCreated: () => void this.exportCreated(),
    dismissCreated: () => {
      this.deps.created.show(undefined);
    },
    createAlarms: ({ endpoints }) => void this.deps.run('createAlarms', endpoints),
  };

  private async update(): Promise<void> {
    const { yielder } = this.deps;
    const isOver = (): boolean => this.aborted.signal.aborted;
    try {
      while (this.wanted && !isOver()) {
        this.wanted = false;
        await yielder.yieldToEventLoop();
        if (!isOver() && this.host.isShown) await this.send();
      }
    } finally {
      this.showing = false;
    }
  }

  /** Computes the rows and sends what the page does not have, in slices. */
  private async send(): Promise<void> {
    const { store, yielder, context } = this.deps;
    const { signal } = this.aborted;
    const now = context();
    const task = overviewTask(store.snapshot, this.dayFacts(now.now), now);
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
      reading: this.reading,
      fault: this.fault,
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
    if (!before || this.deps.created.run !== this.sentCreated) this.postCreated();
    for (let from = rowsPerMessage; from < changed.length; from += rowsPerMessage) {
      await yielder.yieldToEventLoop();
      if (signal.aborted || this.sent !== after) return;
      const part = changed.slice(from, from + rowsPerMessage);
      this.post({ type: 'changes', ...facts, rows: part, gone: [] });
    }
  }

  private postCreated(): void {
    const { created, context } = this.deps;
    const { run } = created;
    if (run !== this.sentCreated) this.file = null;
    this.sentCreated = run;
    const list = run ? createdList(run.scope, run.result, context()) : null;
    this.post({ type: 'created', list, file: this.file });
  }

  private async exportCreated(): Promise<void> {
    const { created, context, log } = this.deps;
    if (!created.run) return;
    try {
      const report = manyAlarmsReport(created.run.result, context());
      const bytes = new TextEncoder().encode(report);
      this.file = (await saveFile('created-alarms.md', 'md', bytes)) ?? null;
    } catch (error) {
      this.file = { type: 'fileFailure', sentence: failureSentence(error, log) };
    }
    this.postCreated();
  }

  private post(message: EndpointsMessage): void {
    this.host.post(message);
  }

  private dayFacts(now: number): DayFacts {
    const { feed, series, store } = this.deps;
    return {
      samplesOf: (scope, endpointId) => series.of(scope, endpointId),
      recordsOf: (scope) => feed.records(scope),
      loggedOf: (scope) => feed.logged(scope).read,
      firingsOf: (id) => {
        const scope = store.scope(id);
        const events = scope ? feed.alarmEvents(scope) : [];
        return events.filter(({ to }) => to === 'ALARM');
      },
      dayStart: new Date(now).setHours(0, 0, 0, 0),
    };
  }

  /** How many endpoints have a connection log. */
  private get logs(): number {
    const all = this.deps.store.snapshot.scopes.flatMap(({ endpoints }) =>
      'value' in endpoints ? endpoints.value : [],
    );
    return all.filter(({ logging }) => logging.enabled).length;
  }

  private get reading(): boolean {
    const { store, series } = this.deps;
    return store.snapshot.scopes.some(({ scope, endpoints }) => {
      if (!('value' in endpoints)) return endpoints.kind === 'waiting';
      const id = scopeId(scope);
      const [first] = endpoints.value;
      return first && !series.of(id, first.id) && !series.failureOf(id);
    });
  }

  /** What could not be read, in sentences. */
  private get fault(): string | null {
    const { store, series } = this.deps;
    const { t } = vscode.l10n;
    const failures = store.snapshot.scopes.flatMap(({ scope, endpoints }) => {
      const failure = 'failure' in endpoints ? endpoints.failure : series.failureOf(scopeId(scope));
      return failure ? [failureText(failure, t).sentence] : [];
    });
    return failures.length > 0 ? sentences([...new Set(failures)], t) : null;
  }
}

/** The endpoints in the argument of Create Alarms…; undefined for those of all scopes. */
export function refsOf(argument: unknown): readonly EndpointRef[] | undefined {
  return Array.isArray(argument) ? (argument as readonly EndpointRef[]) : undefined;
}
