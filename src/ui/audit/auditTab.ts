/**
 * The tab Missed of the endpoint page: what the alarms notified of the connections of an endpoint. Posts the
 * audit to the page and handles its messages. No state is stored only in the page.
 */
import * as vscode from 'vscode';
import { detailsOf } from '../../core/audit/detailsOf';
import {
  AuditSession,
  defaultAuditChoice,
  isCancelled,
  type AuditChoice,
} from '../../core/audit/auditSession';
import { pictureOf } from '../../core/audit/pictureOf';
import { progressText } from '../../core/audit/progressText';
import type { AuditProgress, AuditReport } from '../../core/audit/readAudit';
import { auditTexts, type AuditTexts } from '../../core/audit/view/auditTexts';
import { runInSlices } from '../../core/base/cooperativeTask';
import type { Event } from '../../core/base/events';
import type { Log } from '../../core/base/log';
import type { Yielder } from '../../core/base/yielder';
import type { Endpoint } from '../../core/model/endpoint';
import type { EndpointRef } from '../../core/model/endpointRef';
import { partValue } from '../../core/model/snapshot';
import type { TimeRange } from '../../core/model/timeRange';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import type { ViewContext } from '../../core/text/viewContext';
import {
  parseAuditMemory,
  parsePageMessage,
  type HostMessage,
  type PageMessage,
} from '../../protocol/audit';
import type { Handlers } from '../../protocol/messages';
import { piecesOf } from '../../protocol/pieces';
import type { CommandId } from '../editor/ids';
import { messageReceiver } from '../pages/messageReceiver';
import type { EndpointPlaces } from '../pages/openPages';
import { failureSentence } from '../pages/pageFiles';
import type { PageTab, TabHost } from '../pages/pageTab';
import type { TabKind } from '../pages/tabbedPanel';
import { exportAudit } from './exportAudit';

/** Dependencies of the tab. */
export interface AuditTabDeps {
  readonly store: Store;
  /** Reads and audits. Rejects with `cancelled` when the signal aborts. */
  readonly read: (
    ref: EndpointRef,
    range: TimeRange,
    signal: AbortSignal,
    onProgress: (progress: AuditProgress) => void,
  ) => Promise<AuditReport>;
  readonly yielder: Yielder;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  readonly readOnly: () => boolean;
  readonly run: (command: CommandId, ...values: readonly unknown[]) => Thenable<unknown>;
  readonly log: Log;
  /** What the page shows besides the audit may have changed. */
  readonly changes: readonly Event<unknown>[];
}

/** The tab of an endpoint. */
export function auditTab(
  label: string,
  target: EndpointRef,
  deps: AuditTabDeps,
): TabKind<EndpointPlaces['missed']> {
  return {
    label,
    create: (host, memory) => new AuditTab(target, memory, deps, host),
    changes: deps.changes,
  };
}

/** What the page shows. */
interface Shown {
  readonly report: AuditReport;
  readonly alarm: string | null;
}

/** The audit in its tab. */
class AuditTab implements PageTab<EndpointPlaces['missed']> {
  readonly receive: (message: unknown) => void;
  private readonly session: AuditSession;
  private readonly texts: AuditTexts = auditTexts(vscode.l10n.t);
  /** What the page has received or is receiving. */
  private shown: Shown | undefined;
  /** The number of that picture. */
  private number = 0;
  /** The connection to select once the picture shows it. */
  private wanted: string | undefined;
  private readonly disposed = new AbortController();

  private visible = false;
  private begun = false;
  /** What to read first. */
  private choice: AuditChoice;

  /** @param memory what the page has persisted, untrusted */
  constructor(
    private readonly target: EndpointRef,
    memory: unknown,
    private readonly deps: AuditTabDeps,
    private readonly host: TabHost,
  ) {
    this.choice = parseAuditMemory(memory) ?? defaultAuditChoice;
    this.session = new AuditSession(
      {
        read: (range, signal, onProgress) => deps.read(target, range, signal, onProgress),
        now: deps.now,
      },
      () => {
        this.postAll();
      },
    );
    this.receive = messageReceiver({
      parse: parsePageMessage,
      handlers: this.handlers,
      post: (message) => {
        host.post(message);
      },
      log: deps.log,
    });
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    if (!visible) return;
    this.shown = undefined;
    this.begin();
    this.postAll();
  }

  /** The endpoint's logging or the read-only mode may have changed; a new audit is read on request only. */
  follow(): void {
    this.begin();
    this.postState();
  }

  show({ connectionId, range }: EndpointPlaces['missed']): void {
    if (range !== undefined) this.choice = { ...this.choice, range };
    if (range !== undefined && this.begun) this.session.choose(this.choice);
    this.wanted = connectionId;
    this.select();
  }

  /** Reads for the first time: once the tab is visible and the endpoint is listed. */
  private begin(): void {
    if (this.begun || !this.visible || !this.endpoint) return;
    this.begun = true;
    this.session.choose(this.choice);
  }

  /** The endpoint as it is listed; undefined until it is. */
  private get endpoint(): Endpoint | undefined {
    const { scope, endpointId } = this.target;
    const endpoints = partValue(this.deps.store.scope(scope)?.endpoints);
    return endpoints?.find(({ id }) => id === endpointId);
  }

  dispose(): void {
    this.disposed.abort();
    this.session.dispose();
  }

  private readonly handlers: Handlers<PageMessage> = {
    ready: () => {
      this.shown = undefined;
      this.postAll();
    },
    choose: ({ range, alarm }) => {
      this.session.choose({ range, alarm });
    },
    refresh: () => {
      this.session.refresh();
    },
    cancel: () => {
      this.session.cancel();
    },
    describe: ({ of, index }) => {
      if (!this.shown || of !== this.number) return;
      const { report, alarm } = this.shown;
      const details = detailsOf(report, index, alarm, this.readerOf(report));
      if (details) this.post({ type: 'details', of, index, details });
    },
    export: ({ kind }) => {
      void this.export(kind);
    },
    run: ({ command }) => {
      void this.deps.run(command, { kind: 'endpoint', ...this.target });
    },
  };

  private postAll(): void {
    this.postState();
    const { report, choice } = this.session.state;
    if (!report || !this.host.isShown) return;
    const { shown } = this;
    if (shown?.report === report && shown.alarm === choice.alarm) return;
    this.shown = { report, alarm: choice.alarm };
    this.postPicture(this.shown, ++this.number).catch((error: unknown) => {
      if (!this.disposed.signal.aborted) this.deps.log.error(error);
    });
  }

  private postState(): void {
    const { readOnly, now, log, format } = this.deps;
    const { report, progress, failure } = this.session.state;
    const choice = this.begun ? this.session.state.choice : this.choice;
    this.post({
      type: 'state',
      texts: this.texts,
      language: vscode.env.language,
      ...choice,
      alarms: report?.alarms.map(({ name }) => name) ?? [],
      progress: progress ? progressText(progress, { t: vscode.l10n.t, format }) : null,
      failure: failure === undefined ? null : this.failureText(failure, log),
      readOnly: readOnly(),
      loggingOff: this.endpoint?.logging.enabled === false,
      now: now(),
    });
  }

  private failureText(failure: unknown, log: Log): string {
    return isCancelled(failure) ? this.texts.cancelled : failureSentence(failure, log);
  }

  private async postPicture({ report, alarm }: Shown, of: number): Promise<void> {
    const { yielder } = this.deps;
    const { signal } = this.disposed;
    const making = pictureOf(report, alarm, this.readerOf(report));
    const { picture, entries: all } = await runInSlices(making, yielder, signal);
    for (const { from, items: entries, isLast } of piecesOf(all)) {
      if (of !== this.number) return;
      if (isLast) this.post({ type: 'picture', of, from, entries, picture });
      else this.post({ type: 'entries', of, from, entries });
      if (yielder.budgetExceeded) await yielder.yieldToEventLoop();
    }
    this.select();
  }

  private select(): void {
    const { wanted, shown } = this;
    if (wanted === undefined || !shown || !this.host.isShown) return;
    this.wanted = undefined;
    this.post({ type: 'select', connectionId: wanted });
  }

  private async export(kind: Extract<PageMessage, { type: 'export' }>['kind']): Promise<void> {
    const { report } = this.session.state;
    if (!report) return;
    const { yielder, log } = this.deps;
    const endpoint = this.endpoint ?? { id: this.target.endpointId };
    const reader = this.readerOf(report);
    const answer = await exportAudit(kind, { report, endpoint, reader }, yielder).catch(
      (error: unknown) => ({
        type: 'fileFailure' as const,
        sentence: failureSentence(error, log),
      }),
    );
    if (answer) this.post(answer);
  }

  private readerOf({ now }: AuditReport): ViewContext {
    return { t: vscode.l10n.t, format: this.deps.format, now };
  }

  private post(message: HostMessage): void {
    this.host.post(message);
  }
}
