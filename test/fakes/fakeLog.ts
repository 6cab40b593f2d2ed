/** A `Log` that keeps what was written. */
import type { Log } from '../../src/core/base/log';

/** One line of the log. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** Keeps every line, oldest first. */
export class FakeLog implements Log {
  readonly lines: LogLine[] = [];

  debug(message: string): void {
    this.lines.push({ level: 'debug', text: message });
  }

  info(message: string): void {
    this.lines.push({ level: 'info', text: message });
  }

  warn(message: string): void {
    this.lines.push({ level: 'warn', text: message });
  }

  error(thrown: unknown): void {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    this.lines.push({ level: 'error', text });
  }

  /** The texts of one level, oldest first. */
  texts(level: LogLine['level']): string[] {
    return this.lines.filter((line) => line.level === level).map((line) => line.text);
  }
}
