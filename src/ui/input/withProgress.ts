/** Runs long work with cancellable progress, with an AbortSignal instead of VS Code's token. */
import * as vscode from 'vscode';
import { displayText } from '../../core/text/displayText';

/** Reports the current step. */
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

/** The title of the progress of a write. @param name the changed resource */
export function waitingTitle(name: string): string {
  return vscode.l10n.t('Waiting for AWS to show the change to {0}', displayText(name));
}

/** The delay before progress is shown for short work, ms. Most work ends earlier. */
const lateMs = 1000;

/**
 * Runs work that is usually short. If AWS is slow, shows progress with a Cancel button that aborts the
 * signal.
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
