/** Waits until a document that the extension writes has its text. */
import * as vscode from 'vscode';

/** Where the text of a document comes from. */
export interface TextSource {
  /** The current target text of the document. */
  readonly text: () => string;
  /** Makes VS Code request the text again. */
  readonly askAgain: () => void;
}

/** The timeout, in ms, for a text that VS Code alters and therefore never holds exactly. */
const longestMs = 2000;

/**
 * Resolves when the document has its text, or is closed. VS Code keeps a document for a while after its
 * editor was closed, with the old text, which must not be treated as the current one.
 */
export function upToDate(
  document: vscode.TextDocument,
  { text, askAgain }: TextSource,
): Promise<void> {
  return new Promise((resolve) => {
    const isDone = (): boolean =>
      document.isClosed || linesOf(document.getText()) === linesOf(text());
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const resolveIfDone = (): void => {
      if (isDone()) done();
    };
    const timer = setTimeout(done, longestMs);
    const listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(resolveIfDone),
      vscode.workspace.onDidCloseTextDocument(resolveIfDone),
    );
    resolveIfDone();
    // VS Code may have requested the text before the last change and missed the change event.
    if (!isDone()) askAgain();
  });
}

/** Normalizes line endings: VS Code uses those of the machine. */
function linesOf(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
