/**
 * Reads a region's list of alarms page by page, at a rate that leaves most of the account's limit
 * to others. After a failed page, the next call continues at that page.
 */
import { ExpectedError, isExpected, type FailureKind } from '../model/errors';
import type { AnyAlarm } from '../model/logAlarm';
import { mostPages, type AlarmsPort } from '../ports/aws';
import type { Clock } from '../base/clock';
import { pause } from '../base/pause';

/**
 * Minimum time between the starts of two page reads, in ms: three a second, a third of what
 * CloudWatch allows the account.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const pageGapMs = 1000 / 3;

/** Failures after which the next call starts at the first page. */
const restarts: readonly FailureKind[] = ['invalid', 'tooLarge'];

/** One pass through the pages. */
export class AlarmPages {
  private readonly byName = new Map<string, AnyAlarm>();
  private token: string | undefined;
  private tokens = new Set<string>();
  /** When the last page was requested, monotonic ms. */
  private askedAt = -Infinity;
  private count = 0;
  private ended = false;

  constructor(
    private readonly alarms: AlarmsPort,
    private readonly clock: Clock,
  ) {}

  /** Whether the last page has been read. */
  get done(): boolean {
    return this.ended;
  }

  /** How many pages have been read. */
  get pageCount(): number {
    return this.count;
  }

  /** The alarms of the pages read so far, each once. */
  get found(): readonly AnyAlarm[] {
    return [...this.byName.values()];
  }

  /**
   * Reads the next pages, at most `limit`.
   * @throws ExpectedError when a page cannot be read or the signal aborts; the pages read before
   * are kept
   */
  async read(limit: number, signal: AbortSignal): Promise<void> {
    for (let count = 0; count < limit && !this.ended; count++) {
      await pause(this.clock, this.askedAt + pageGapMs - this.clock.monotonicMs(), signal);
      this.askedAt = this.clock.monotonicMs();
      await this.readOne(signal);
    }
  }

  private async readOne(signal: AbortSignal): Promise<void> {
    try {
      const { alarms, next } = await this.alarms.page(this.token, signal);
      if (signal.aborted) throw new ExpectedError({ kind: 'cancelled' });
      if (++this.count > mostPages) throw endless();
      for (const alarm of alarms) this.byName.set(alarm.name, alarm);
      this.ended = next === undefined || this.tokens.has(next);
      this.token = next;
      if (next !== undefined) this.tokens.add(next);
    } catch (error) {
      // A token that CloudWatch no longer accepts would fail forever.
      if (isExpected(error) && restarts.includes(error.failure.kind)) this.startAgain();
      throw error;
    }
  }

  private startAgain(): void {
    this.byName.clear();
    this.tokens.clear();
    this.token = undefined;
    this.count = 0;
  }
}

function endless(): ExpectedError {
  const detail = `The list has over ${mostPages} pages.`;
  return new ExpectedError({ kind: 'tooLarge', action: 'cloudwatch:DescribeAlarms', detail });
}
