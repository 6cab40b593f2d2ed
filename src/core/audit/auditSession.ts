/**
 * The audit of one endpoint: what is chosen, the read that runs, and its result. An audit is read when it is
 * first shown and on request, not after each refresh, because a long range is billed.
 */
import type { Disposable } from '../base/events';
import type { TimeRange } from '../model/timeRange';
import type { AuditProgress, AuditReport } from './readAudit';
import {
  auditWindow,
  defaultAuditRange,
  isSameAuditRange,
  type AuditRange,
} from './view/auditRange';

/** What the user has chosen. */
export interface AuditChoice {
  readonly range: AuditRange;
  /** The name of the only alarm to show; null for all. */
  readonly alarm: string | null;
}

/** The choice of a page that is new. */
export const defaultAuditChoice: AuditChoice = { range: defaultAuditRange, alarm: null };

/** Dependencies of an audit. */
export interface AuditSessionDeps {
  /** Reads and audits. Rejects with `cancelled` when the signal aborts. */
  readonly read: (
    range: TimeRange,
    signal: AbortSignal,
    onProgress: (progress: AuditProgress) => void,
  ) => Promise<AuditReport>;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** The state of an audit. */
export interface AuditState {
  readonly choice: AuditChoice;
  /** The last complete result; stays while another is read. */
  readonly report: AuditReport | undefined;
  /** Undefined while nothing is read. */
  readonly progress: AuditProgress | undefined;
  /** Why there is no newer result; undefined after a success. */
  readonly failure: unknown;
}

/** The audit of one endpoint. */
export class AuditSession implements Disposable {
  private chosen: AuditChoice = defaultAuditChoice;
  private report: AuditReport | undefined;
  private failure: unknown;
  private progress: AuditProgress | undefined;
  private reading: AbortController | undefined;

  /** @param onChange called after every change of the state */
  constructor(
    private readonly deps: AuditSessionDeps,
    private readonly onChange: () => void,
  ) {}

  get state(): AuditState {
    const { chosen: choice, report, progress, failure } = this;
    return { choice, report, progress, failure };
  }

  /** Shows something else; reads if the range is another, or if nothing was read yet. */
  choose(choice: AuditChoice): void {
    const isSame = isSameAuditRange(choice.range, this.chosen.range);
    this.chosen = choice;
    if (isSame && (this.report || this.reading || this.failure !== undefined)) this.onChange();
    else void this.read();
  }

  /** Reads again. */
  refresh(): void {
    void this.read();
  }

  /** Stops the read; the result before stays. */
  cancel(): void {
    this.reading?.abort();
  }

  dispose(): void {
    this.cancel();
    this.reading = undefined;
  }

  private async read(): Promise<void> {
    this.cancel();
    const reading = new AbortController();
    this.reading = reading;
    const isCurrent = (): boolean => this.reading === reading;
    this.progress = [];
    this.onChange();
    const range = auditWindow(this.chosen.range, this.deps.now());
    try {
      const report = await this.deps.read(range, reading.signal, (progress) => {
        if (!isCurrent()) return;
        this.progress = progress;
        this.onChange();
      });
      if (!isCurrent()) return;
      this.report = report;
      this.failure = undefined;
    } catch (error) {
      if (!isCurrent()) return;
      this.failure = error;
    }
    this.reading = undefined;
    this.progress = undefined;
    this.onChange();
  }
}
