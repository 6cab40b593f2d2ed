/**
 * Holds the data of one chart. Reads only while the chart is visible, one request at a time, and discards
 * outdated answers. Reports changes; the panel shows them.
 */
import { hourMs } from '../base/duration';
import { isExpected } from '../model/errors';
import type { Disposable } from '../base/events';
import type { Clock } from '../base/clock';
import { chartWindow, type ChartRange, type ChartSource } from './view/chart';

/**
 * Reads the data of a range; rejects when the signal aborts.
 * @param before the previous data of the same range: only what may have changed since need be read;
 * undefined reads the whole range
 */
export type ReadChart = (
  range: ChartRange,
  signal: AbortSignal,
  before: ChartSource | undefined,
) => Promise<ChartSource>;

/** The interval after which the whole range is read again, in ms. */
const wholeMs = hourMs;

/** The last data that were read successfully, and their range. */
export interface ChartData {
  readonly range: ChartRange;
  readonly source: ChartSource;
}

/** The events of a feed. */
export interface ChartFeedListener {
  /** A read has begun or ended. */
  onBusy(busy: boolean): void;
  /** New data were read. */
  onData(data: ChartData): void;
  /** A read failed; the old data stay. */
  onFailure(error: unknown): void;
}

/** The data behind one chart. */
export class ChartFeed implements Disposable {
  private current: ChartData | undefined;
  private reading: AbortController | undefined;
  private wanted = true;
  /** The end of the last requested window, ms since 1970. */
  private askedEnd = -Infinity;
  /** When the whole range was last read, on the monotonic clock. Decides whether the next read is full. */
  private wholeAt = -Infinity;
  /** Whether the endpoint or its scope was missing at the last read. */
  private missing = false;
  private visible = false;
  private disposed = false;

  /** @param clock the clock of the current backend; its `now` is AWS's time */
  constructor(
    private readonly read: ReadChart,
    private chosen: ChartRange,
    private readonly clock: () => Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly listener: ChartFeedListener,
  ) {}

  /** The last requested range. */
  get range(): ChartRange {
    return this.chosen;
  }

  /** The last good data. Their range may differ while a read is running or after it failed. */
  get data(): ChartData | undefined {
    return this.current;
  }

  get busy(): boolean {
    return this.reading !== undefined;
  }

  /** Requests another range at once and cancels the current read. */
  setRange(range: ChartRange): void {
    if (range === this.chosen) return;
    this.chosen = range;
    this.stop();
    this.refresh();
  }

  /** Reads again: now, after the current read, or when the chart becomes visible. */
  refresh(): void {
    this.wholeAt = -Infinity;
    this.readSoon();
  }

  /**
   * Called after other data were refreshed. Reading samples is billed, and there are no new samples before
   * the next period begins. Until then this does nothing, unless a missing endpoint may now exist.
   */
  follow(): void {
    // Compares for inequality, not for later, because the clock may have been set back.
    if (this.missing || chartWindow(this.chosen, this.clock().now()).end !== this.askedEnd)
      this.readSoon();
  }

  /** Starts a read if the chart is visible. */
  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    if (visible) this.follow();
    this.next();
  }

  dispose(): void {
    this.disposed = true;
    this.stop();
  }

  private stop(): void {
    this.reading?.abort();
    this.reading = undefined;
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
  private part(range: ChartRange): ChartSource | undefined {
    const { current } = this;
    const clock = this.clock();
    if (current?.range !== range || clock.monotonicMs() >= this.wholeAt + wholeMs) return undefined;
    // Data that were read before the clock was set back reach into the future.
    return current.source.fetchedAt <= clock.now() ? current.source : undefined;
  }

  private async run(range: ChartRange): Promise<void> {
    const controller = new AbortController();
    this.reading = controller;
    this.askedEnd = chartWindow(range, this.clock().now()).end;
    const startedAt = this.clock().monotonicMs();
    this.listener.onBusy(true);
    const before = this.part(range);
    const result = await this.read(range, controller.signal, before).then(
      (source) => ({ source }),
      (error: unknown) => ({ error }),
    );
    if (this.reading !== controller) return;
    this.reading = undefined;
    this.missing = 'error' in result && isMissing(result.error);
    if ('source' in result) {
      if (!before) this.wholeAt = startedAt;
      this.current = { range, source: result.source };
      this.listener.onData(this.current);
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
