/** The log that a person can open: an output channel, for as long as the extension runs. */
import * as vscode from 'vscode';
import type { Log } from '../../core/base/log';
import { RecentLog, type LogLevel, type LogLine } from '../../core/base/recentLog';
import { hideSecrets } from '../../core/base/redact';

/**
 * Writes into the channel, nothing that looks like a credential. VS Code lets go of parts while calls
 * are still under way, and a channel that is gone throws; so what comes after the end is dropped rather
 * than made the failure of whoever tells it.
 */
export class ChannelLog implements Log, vscode.Disposable {
  private channel: vscode.LogOutputChannel | undefined;
  private readonly kept = new RecentLog();

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

  error(message: string | Error): void {
    this.write('error', typeof message === 'string' ? message : (message.stack ?? message.message));
  }

  /** The last lines, oldest first, those below the channel's level included. */
  get recent(): readonly LogLine[] {
    return this.kept.lines;
  }

  /** Opens it and leaves the focus where it is. */
  show(): void {
    this.channel?.show(true);
  }

  dispose(): void {
    this.channel?.dispose();
    this.channel = undefined;
  }

  private write(level: LogLevel, message: string): void {
    const text = hideSecrets(message);
    this.kept.add({ at: Date.now(), level, text });
    try {
      this.channel?.[level](text);
    } catch {
      // VS Code may close a channel by itself, with another of its name. The lines are kept all the same.
      this.channel = undefined;
    }
  }
}
