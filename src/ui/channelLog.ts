/** The log that a person can open: an output channel, for as long as the extension runs. */
import * as vscode from 'vscode';
import type { Log } from '../core/ports/log';

/**
 * Writes into the channel. VS Code lets go of parts while calls are still under way, and a channel that is
 * gone throws; so what comes after the end is dropped rather than made the failure of whoever tells it.
 */
export class ChannelLog implements Log, vscode.Disposable {
  private channel: vscode.LogOutputChannel | undefined;

  constructor(name: string) {
    this.channel = vscode.window.createOutputChannel(name, { log: true });
  }

  debug(message: string): void {
    this.channel?.debug(message);
  }

  info(message: string): void {
    this.channel?.info(message);
  }

  warn(message: string): void {
    this.channel?.warn(message);
  }

  error(message: string | Error): void {
    this.channel?.error(message);
  }

  /** Opens it and leaves the focus where it is. */
  show(): void {
    this.channel?.show(true);
  }

  dispose(): void {
    this.channel?.dispose();
    this.channel = undefined;
  }
}
