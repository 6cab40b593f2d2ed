/**
 * Keeps the last lines of the log for the diagnostics, including debug lines, whatever log level
 * the user has chosen for the channel.
 */

/** The level of a line. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One line. */
export interface LogLine {
  /** Milliseconds since 1970, on the machine's clock. */
  readonly at: number;
  readonly level: LogLevel;
  readonly text: string;
}

/** The number of last lines, and of last lines before those that are above debug level. */
const keep = { all: 200, important: 50 };

/** The last lines. */
export class RecentLog {
  private recent: LogLine[] = [];
  private important: LogLine[] = [];

  add(line: LogLine): void {
    this.recent.push(line);
    if (this.recent.length <= keep.all) return;
    const gone = this.recent.shift();
    if (!gone || gone.level === 'debug') return;
    this.important.push(gone);
    if (this.important.length > keep.important) this.important.shift();
  }

  /** Oldest first. */
  get lines(): readonly LogLine[] {
    return [...this.important, ...this.recent];
  }
}
