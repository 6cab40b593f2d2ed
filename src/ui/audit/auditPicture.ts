/** Posts the picture of an audit to its page in pieces, and what the page asks about it. */
import * as vscode from 'vscode';
import { detailsOf } from '../../core/audit/detailsOf';
import { pictureOf } from '../../core/audit/pictureOf';
import type { AuditReport } from '../../core/audit/readAudit';
import { runInSlices } from '../../core/base/cooperativeTask';
import type { Log } from '../../core/base/log';
import type { Yielder } from '../../core/base/yielder';
import type { Format } from '../../core/text/format';
import type { ViewContext } from '../../core/text/viewContext';
import type { HostMessage } from '../../protocol/audit';
import { piecesOf } from '../../protocol/pieces';
import type { TabHost } from '../pages/pageTab';

/** Dependencies of the picture. */
export interface AuditPictureDeps {
  readonly yielder: Yielder;
  readonly format: Format;
  readonly log: Log;
}

/** What the page shows. */
interface Shown {
  readonly report: AuditReport;
  readonly alarm: string | null;
}

/** The words and the time with which a report is shown. */
export function readerOf({ now }: AuditReport, format: Format): ViewContext {
  return { t: vscode.l10n.t, format, now };
}

/** The picture on one page. */
export class AuditPicture {
  /** What the page has received or is receiving. */
  private shown: Shown | undefined;
  /** The number of that picture. */
  private number = 0;
  /** The connection to select once the picture shows it. */
  private wanted: string | undefined;

  /** @param disposed aborts when the page is disposed */
  constructor(
    private readonly deps: AuditPictureDeps,
    private readonly host: TabHost,
    private readonly disposed: AbortSignal,
  ) {}

  /** The page has nothing: it was created again, or shown again. */
  reset(): void {
    this.shown = undefined;
  }

  /** Shows a report in full, or for one alarm; nothing if the page already has that. */
  show(report: AuditReport, alarm: string | null): void {
    const { shown } = this;
    if (!this.host.isShown || (shown?.report === report && shown.alarm === alarm)) return;
    this.shown = { report, alarm };
    this.postPicture(this.shown, ++this.number).catch((error: unknown) => {
      if (!this.disposed.aborted) this.deps.log.error(error);
    });
  }

  /** Selects a connection as soon as the page shows the picture. */
  select(connectionId: string | undefined): void {
    this.wanted = connectionId;
    this.postSelection();
  }

  /** Posts the details of an entry of the picture with this number; nothing if there is a newer one. */
  describe(of: number, index: number): void {
    if (!this.shown || of !== this.number) return;
    const { report, alarm } = this.shown;
    const details = detailsOf(report, index, alarm, readerOf(report, this.deps.format));
    if (details) this.post({ type: 'details', of, index, details });
  }

  private async postPicture({ report, alarm }: Shown, of: number): Promise<void> {
    const { yielder, format } = this.deps;
    const making = pictureOf(report, alarm, readerOf(report, format));
    const { picture, entries: all } = await runInSlices(making, yielder, this.disposed);
    for (const { from, items: entries, isLast } of piecesOf(all)) {
      if (of !== this.number) return;
      if (isLast) this.post({ type: 'picture', of, from, entries, picture });
      else this.post({ type: 'entries', of, from, entries });
      if (yielder.budgetExceeded) await yielder.yieldToEventLoop();
    }
    this.postSelection();
  }

  private postSelection(): void {
    const { wanted, shown } = this;
    if (wanted === undefined || !shown || !this.host.isShown) return;
    this.wanted = undefined;
    this.post({ type: 'select', connectionId: wanted });
  }

  private post(message: HostMessage): void {
    this.host.post(message);
  }
}
