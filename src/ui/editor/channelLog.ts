/** The log in an output channel, for as long as the extension runs. */
import * as vscode from 'vscode';
import type { Log } from '../../core/base/log';
import { RecentLog, type LogLevel, type LogLine } from '../../core/base/recentLog';
import { hideSecrets } from '../../core/base/redact';

/**
 * Writes to the channel without anything that looks like a credential. VS Code disposes parts while calls
 * are still running, and a disposed channel throws. Lines after disposal are therefore dropped, so that
 * the caller does not fail.
 */
export class ChannelLog implements Log, vscode.Disposable {
  private channel: vscode.LogOutputChannel | undefined;
  private readonly recentLog = new RecentLog();

  constructor(name: string) {
    this.channel = vscode.window.createOutputChannel(name, { log: true });
  }

  debug(message: string): void {
    this.write('debug', message);
  }

  info(message: string): void {
    this.write('info', message);
  }

  warn(message: string): void {
    this.write('warn', message);
  }

  error(thrown: unknown): void {
    this.write(
      'error',
      thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
    );
  }

  /** The last lines, oldest first, including those below the channel's level. */
  get recent(): readonly LogLine[] {
    return this.recentLog.lines;
  }

  /** Opens the channel without moving the focus. */
  show(): void {
    this.channel?.show(true);
  }

  dispose(): void {
    this.channel?.dispose();
    this.channel = undefined;
  }

  private write(level: LogLevel, message: string): void {
    const text = hideSecrets(message);
    this.recentLog.add({ at: Date.now(), level, text });
    try {
      this.channel?.[level](text);
    } catch {
      // VS Code may close a channel together with another of the same name. The lines stay in memory.
      this.channel = undefined;
    }
  }
}
