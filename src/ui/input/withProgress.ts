/** Long work, shown and cancellable, with an AbortSignal in place of VS Code's token. */
import * as vscode from 'vscode';
import { displayText } from '../../core/text/displayText';

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

/** Of the progress of a write. @param name what is written */
export function waitingTitle(name: string): string {
  return vscode.l10n.t('Waiting for AWS to show the change to {0}', displayText(name));
}

/** Before a short work is shown, ms: most is over by then. */
const lateMs = 1000;

/**
 * Runs work that is over at once, but where AWS takes its time: then it is shown, with a Cancel that
 * aborts the signal.
 * @throws what the work throws
 */
export async function withLateProgress<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const running = work(controller.signal);
  const timer = setTimeout(() => {
    void withProgress(title, async (signal) => {
      signal.addEventListener('abort', () => {
        controller.abort();
      });
      await running.catch(() => undefined);
    });
  }, lateMs);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}
