/**
 * One chart: reads its data and builds its model. Reads only while the chart is visible, one request
 * at a time, and discards outdated answers. Reports changes; the panel shows them.
 */
import type { Clock } from '../base/clock';
import { hourMs } from '../base/duration';
import type { Disposable } from '../base/events';
import type { EndpointRef } from '../model/endpointRef';
import { isExpected } from '../model/errors';
import type { ChartChoices, ChartQuestion } from './chartQuestion';
import { chartModel, type ChartModel, type ChartSource } from './view/chart';
import { chartWindow, isSameRange, rangeShowing, type ChartRange } from './view/chartRange';

/** Dependencies of a chart. */
export interface ChartSessionDeps {
  /** Reads the data. Rejects on failure and when the signal aborts. */
  readonly read: (question: ChartQuestion, signal: AbortSignal) => Promise<ChartSource>;
  /** The clock of the current backend; its `now` is AWS's time. */
  readonly clock: () => Pick<Clock, 'now' | 'monotonicMs'>;
}

/** The events of a chart. */
export interface ChartListener {
  /** A read has begun or ended. */
  onBusy(busy: boolean): void;
  /** New data were read. */
  onModel(model: ChartModel): void;
  /** A read failed; the old data stay. */
  onFailure(error: unknown): void;
}

/** The interval after which the whole range is read again, in ms. */
const fullReloadMs = hourMs;

/** The data of one chart. */
export class ChartSession implements Disposable {
  private shown: ChartModel | null = null;
  private source: ChartSource | undefined;
  private reading: AbortController | undefined;
  private wanted = true;
  /** The end of the last requested window, ms since 1970. */
  private askedEnd = -Infinity;
  /** When the whole range was last read, on the monotonic clock. */
  private fullAt = -Infinity;
  /** Whether the endpoint or its scope was missing at the last read, or not read yet. */
  private missing = false;
  /** How often other data were refreshed. */
  private refreshes = 0;
  private visible = false;
  private disposed = false;
  /** A time to show as soon as its data are available, ms since 1970. */
  private moment: number | undefined;

  constructor(
    readonly target: EndpointRef,
    private chosen: ChartChoices,
    private readonly deps: ChartSessionDeps,
    private readonly listener: ChartListener,
  ) {}

  /** What was chosen last. */
  get choices(): ChartChoices {
    return this.chosen;
  }

  /** The last good data. Their range may differ while a read is running or after it failed. */
  get model(): ChartModel | null {
    return this.shown;
  }

  get busy(): boolean {
    return this.reading !== undefined;
  }

  /** Requests another range at once and cancels the current read. */
  setRange(range: ChartRange): void {
    if (isSameRange(range, this.chosen.range)) return;
    this.chosen = { ...this.chosen, range };
    this.stop();
    this.refresh();
  }

  /** Requests the counts of other endpoints too. */
  setCompared(compared: readonly EndpointRef[]): void {
    this.chosen = { ...this.chosen, compared };
    this.stop();
    this.readSoon();
  }

  /** Stops or resumes reading new data without a request. */
  setPaused(paused: boolean): void {
    this.chosen = { ...this.chosen, paused };
    this.follow();
  }

  /** Reads again: now, after the current read, or when the chart becomes visible. */
  refresh(): void {
    this.fullAt = -Infinity;
    this.readSoon();
  }

  /**
   * Called after other data were refreshed. Reading samples is billed, and there are no new samples before
   * the next period begins. Until then this does nothing, unless a missing endpoint may now exist. It also does
   * nothing while the chart is paused.
   */
  follow(): void {
    this.refreshes++;
    if (!this.chosen.paused) this.catchUp();
  }

  /** Starts a read if the chart is visible. */
  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    if (visible) this.follow();
    this.next();
  }

  /** Requests the data around a time, ms since 1970. `takeMoment` returns it when they are available. */
  revealTime(at: number): void {
    this.moment = at;
    this.setRange(rangeShowing(at, this.chosen.range, this.deps.clock().now()));
    // Also while the chart is paused: the user asks for this moment.
    if (!this.shown || at >= this.shown.window.end) this.catchUp();
    else this.follow();
  }

  /** The time that the chart should show now, once; undefined if there is none or its data are missing. */
  takeMoment(): number | undefined {
    const { moment, shown } = this;
    if (moment === undefined || !shown || moment < shown.window.start) return undefined;
    // A very recent event is later than the newest sample; it is shown again when newer data arrive.
    if (moment < shown.window.end) this.moment = undefined;
    return moment;
  }

  dispose(): void {
    this.disposed = true;
    this.stop();
  }

  private get windowEnd(): number {
    return chartWindow(this.chosen.range, this.deps.clock().now()).end;
  }

  private stop(): void {
    this.reading?.abort();
    this.reading = undefined;
  }

  /** Reads if there may be something new. */
  private catchUp(): void {
    // Compares for inequality, not for later, because the clock may have been set back.
    if (this.missing || this.windowEnd !== this.askedEnd) this.readSoon();
  }

  private readSoon(): void {
    this.wanted = true;
    this.next();
  }

  private next(): void {
    if (!this.wanted || !this.visible || this.reading || this.disposed) return;
    this.wanted = false;
    void this.run(this.chosen);
  }

  /** The data that a read may extend; undefined if the whole range must be read. */
  private extendable(range: ChartRange): ChartSource | undefined {
    const clock = this.deps.clock();
    if (!this.shown || !isSameRange(this.shown.range, range)) return undefined;
    if (clock.monotonicMs() >= this.fullAt + fullReloadMs) return undefined;
    // Data that were read before the clock was set back reach into the future.
    return this.shown.fetchedAt <= clock.now() ? this.source : undefined;
  }

  private async run({ range, compared }: ChartChoices): Promise<void> {
    const controller = new AbortController();
    this.reading = controller;
    this.askedEnd = this.windowEnd;
    const startedAt = this.deps.clock().monotonicMs();
    const refreshesBefore = this.refreshes;
    this.listener.onBusy(true);
    const before = this.extendable(range);
    const question = { ...this.target, range, compared, before };
    const result = await this.deps.read(question, controller.signal).then(
      (source) => ({ source }),
      (error: unknown) => ({ error }),
    );
    if (this.reading !== controller) return;
    this.reading = undefined;
    const isEarly = 'source' in result && result.source.isEarly === true;
    this.missing = isEarly || ('error' in result && isMissing(result.error));
    // What was missing may have come while the rest was read.
    if (isEarly && this.refreshes !== refreshesBefore) this.wanted = true;
    if ('source' in result) {
      if (!before) this.fullAt = startedAt;
      this.source = result.source;
      this.shown = chartModel(result.source, range);
      this.listener.onModel(this.shown);
    } else {
      this.listener.onFailure(result.error);
    }
    this.listener.onBusy(false);
    this.next();
  }
}

function isMissing(error: unknown): boolean {
  return isExpected(error) && error.failure.kind === 'notFound';
}
