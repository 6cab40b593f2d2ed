/** Long work, shown and cancellable, with an AbortSignal in place of VS Code's token. */
import * as vscode from 'vscode';

/** Says what is being done now. */
export type Report = (message: string) => void;

/** Runs the work under a progress notification whose Cancel aborts the signal. */
export function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => {
      controller.abort();
    });
    return work(controller.signal, (message) => {
      progress.report({ message });
    });
  });
}
