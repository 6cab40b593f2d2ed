/**
 * The failed attempts of a range longer than the last day: the read that runs, and its result. They are read
 * on request only, because reading a log is billed.
 */
import type { Disposable } from '../base/events';
import type { Endpoint } from '../model/endpoint';
import type { TimeRange } from '../model/timeRange';
import type { LoggedAttempts } from './readFailedAttempts';

/** Attempts, and the range that was read. */
export interface AttemptsOfRange extends LoggedAttempts {
  readonly range: TimeRange;
}

/** Reads the attempts of a range. @throws ExpectedError if the log cannot be read */
export type ReadAttempts = (
  endpoint: Endpoint,
  range: TimeRange,
  signal: AbortSignal,
) => Promise<LoggedAttempts>;

/** The attempts of one endpoint. */
export class AttemptsSession implements Disposable {
  private found: AttemptsOfRange | undefined;
  private error: unknown;
  private reading: AbortController | undefined;

  /** @param onChange called after every end of a read */
  constructor(
    private readonly read: ReadAttempts,
    private readonly onChange: () => void,
  ) {}

  /** What was read; undefined before, and after a failure. */
  get result(): AttemptsOfRange | undefined {
    return this.found;
  }

  /** Why nothing was read; undefined after a success. */
  get failure(): unknown {
    return this.error;
  }

  get isReading(): boolean {
    return this.reading !== undefined;
  }

  /** Reads, unless there is a result or a failure, or a read that runs. */
  begin(endpoint: Endpoint, range: TimeRange): void {
    if (this.reading || this.found || this.error !== undefined) return;
    const reading = new AbortController();
    this.reading = reading;
    const end = (apply: () => void): void => {
      if (this.reading !== reading) return;
      this.reading = undefined;
      apply();
      this.onChange();
    };
    this.read(endpoint, range, reading.signal).then(
      (found) => {
        end(() => {
          this.found = { ...found, range };
        });
      },
      (error: unknown) => {
        end(() => {
          this.error = error;
        });
      },
    );
  }

  /** Stops the read, which then fails as cancelled. */
  cancel(): void {
    this.reading?.abort();
  }

  /** Forgets what was read; the next `begin` reads again. */
  forget(): void {
    this.dispose();
    this.found = undefined;
    this.error = undefined;
  }

  dispose(): void {
    this.cancel();
    this.reading = undefined;
  }
}
