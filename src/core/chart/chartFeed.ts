/**
 * Keeps one chart's data: reads while somebody looks, one request at a time, and drops the answer
 * to a question that is no longer asked. Says what changed; showing it is the panel's.
 */
import { isExpected } from '../model/errors';
import type { Disposable } from '../base/events';
import type { Clock } from '../base/clock';
import { chartWindow, type ChartRange, type ChartSource } from './view/chart';

/**
 * Reads the data of a range; rejects when the signal aborts.
 * @param before what was read before of the same range: only what may have changed since need be
 * read; undefined asks for all of it
 */
export type ReadChart = (
  range: ChartRange,
  signal: AbortSignal,
  before: ChartSource | undefined,
) => Promise<ChartSource>;

/** How long the beginning of a range may go without being read again, in ms. */
const wholeMs = 60 * 60 * 1000;

/** The last good data, and the range that they are of. */
export interface ChartData {
  readonly range: ChartRange;
  readonly source: ChartSource;
}

/** What a feed tells. */
export interface ChartFeedListener {
  /** A read has begun or ended. */
  onBusy(busy: boolean): void;
  /** There are new data. */
  onData(data: ChartData): void;
  /** A read failed; the old data stay. */
  onFailure(error: unknown): void;
}

/** The data behind one chart. */
export class ChartFeed implements Disposable {
  private current: ChartData | undefined;
  private reading: AbortController | undefined;
  private wanted = true;
  /** The end of the window that was asked for last, ms since 1970. */
  private askedEnd = -Infinity;
  /** When the whole range was read last, on the monotonic time; the next read is whole when long ago. */
  private wholeAt = -Infinity;
  /** Whether the endpoint or its scope was not there at the last read. */
  private missing = false;
  private visible = false;
  private disposed = false;

  /** @param clock the one of what is watched now; its `now` is AWS's time */
  constructor(
    private readonly read: ReadChart,
    private chosen: ChartRange,
    private readonly clock: () => Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly listener: ChartFeedListener,
  ) {}

  /** The range that was asked for last. */
  get range(): ChartRange {
    return this.chosen;
  }

  /** The last good data; they may be of another range while a read is under way or has failed. */
  get data(): ChartData | undefined {
    return this.current;
  }

  get busy(): boolean {
    return this.reading !== undefined;
  }

  /** Asks for another range at once, in place of what is being read. */
  setRange(range: ChartRange): void {
    if (range === this.chosen) return;
    this.chosen = range;
    this.stop();
    this.refresh();
  }

  /** Reads anew: now, after the read under way, or when the chart is seen again. */
  refresh(): void {
    this.wholeAt = -Infinity;
    this.readSoon();
  }

  /**
   * Something has been fetched elsewhere. Reading samples is billed, and there are no others before
   * the next period has begun: until then this does nothing, unless what was missing may be there now.
   */
  follow(): void {
    // Another end, and not only a later one: the clock may have been set back.
    if (this.missing || chartWindow(this.chosen, this.clock().now()).end !== this.askedEnd)
      this.readSoon();
  }

  /** Only a visible chart reads. */
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

  /** What a read may build upon; nothing when all is to be read. */
  private part(range: ChartRange): ChartSource | undefined {
    const { current } = this;
    const clock = this.clock();
    if (current?.range !== range || clock.monotonicMs() >= this.wholeAt + wholeMs) return undefined;
    // What was read before the clock was set back reaches into what is to come.
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
    } else this.listener.onFailure(result.error);
    this.listener.onBusy(false);
    this.next();
  }
}

function isMissing(error: unknown): boolean {
  return isExpected(error) && error.failure.kind === 'notFound';
}
