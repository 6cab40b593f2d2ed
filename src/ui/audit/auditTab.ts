/**
 * The tab Missed of the endpoint page: what the alarms notified of the connections of an endpoint. Posts the
 * audit to the page and handles its messages. No state is stored only in the page.
 */
import * as vscode from 'vscode';
import { AuditSession, defaultAuditChoice, type AuditChoice } from '../../core/audit/auditSession';
import { isCancelled } from '../../core/model/errors';
import { progressText } from '../../core/audit/progressText';
import type { AuditProgress, AuditReport } from '../../core/audit/readAudit';
import { auditTexts, type AuditTexts } from '../../core/audit/view/auditTexts';
import type { Log } from '../../core/base/log';
import type { Yielder } from '../../core/base/yielder';
import type { Endpoint } from '../../core/model/endpoint';
import type { EndpointRef } from '../../core/model/endpointRef';
import { listedEndpoint } from '../../core/model/snapshot';
import type { TimeRange } from '../../core/model/timeRange';
import {
  parseAuditMemory,
  parsePageMessage,
  type HostMessage,
  type PageMessage,
} from '../../protocol/audit';
import type { Handlers } from '../../protocol/messages';
import { messageReceiver } from '../pages/messageReceiver';
import type { EndpointPlaces } from '../pages/openPages';
import { failureSentence } from '../pages/pageFiles';
import type { PageTab, TabHost } from '../pages/pageTab';
import type { TabDeps } from '../pages/tabDeps';
import type { TabKind } from '../pages/tabbedPanel';
import { AuditPicture, readerOf } from './auditPicture';
import { exportAudit } from './exportAudit';

/** Dependencies of the tab. */
export interface AuditTabDeps extends TabDeps {
  /** Reads and audits. Rejects with `cancelled` when the signal aborts. */
  readonly read: (
    ref: EndpointRef,
    range: TimeRange,
    signal: AbortSignal,
    onProgress: (progress: AuditProgress) => void,
  ) => Promise<AuditReport>;
  readonly yielder: Yielder;
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

/** The audit in its tab. */
class AuditTab implements PageTab<EndpointPlaces['missed']> {
  readonly receive: (message: unknown) => void;
  private readonly session: AuditSession;
  private readonly texts: AuditTexts = auditTexts(vscode.l10n.t);
  private readonly picture: AuditPicture;
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
    this.picture = new AuditPicture(deps, host, this.disposed.signal);
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
      post: host.post,
      log: deps.log,
    });
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    if (!visible) return;
    this.picture.reset();
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
    this.picture.select(connectionId);
  }

  /** Reads for the first time: once the tab is visible and the endpoint is listed. */
  private begin(): void {
    if (this.begun || !this.visible || !this.endpoint) return;
    this.begun = true;
    this.session.choose(this.choice);
  }

  private get endpoint(): Endpoint | undefined {
    const { scope, endpointId } = this.target;
    return listedEndpoint(this.deps.store.scope(scope), endpointId);
  }

  dispose(): void {
    this.disposed.abort();
    this.session.dispose();
  }

  private readonly handlers: Handlers<PageMessage> = {
    ready: () => {
      this.picture.reset();
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
      this.picture.describe(of, index);
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
    if (report) this.picture.show(report, choice.alarm);
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

  private async export(kind: Extract<PageMessage, { type: 'export' }>['kind']): Promise<void> {
    const { report } = this.session.state;
    if (!report) return;
    const { yielder, log, format } = this.deps;
    const endpoint = this.endpoint ?? { id: this.target.endpointId };
    const reader = readerOf(report, format);
    const answer = await exportAudit(kind, { report, endpoint, reader }, yielder).catch(
      (error: unknown) => ({
        type: 'fileFailure' as const,
        sentence: failureSentence(error, log),
      }),
    );
    if (answer) this.post(answer);
  }

  private post(message: HostMessage): void {
    this.host.post(message);
  }
}
