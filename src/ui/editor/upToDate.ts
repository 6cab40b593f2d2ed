/** Waiting until a document that the extension writes holds its text. */
import * as vscode from 'vscode';

/** Where the text of a document comes from. */
export interface TextSource {
  /** The text that the document is to have, as of now. */
  readonly text: () => string;
  /** Makes VS Code ask for it once more. */
  readonly askAgain: () => void;
}

/** A text that VS Code never holds as it was given, for a sign that it alters, is shown after so long (ms). */
const longestMs = 2000;

/**
 * Resolves when the document has its text, or is closed. VS Code keeps a document for a while after its
 * editor was closed, with the text of then, which must never be taken for that of now.
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
    const look = (): void => {
      if (isDone()) done();
    };
    const timer = setTimeout(done, longestMs);
    const listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(look),
      vscode.workspace.onDidCloseTextDocument(look),
    );
    look();
    // It may have asked before the last change, and then not have heard of that.
    if (!isDone()) askAgain();
  });
}

/** With one kind of line ends: VS Code gives a document that of the machine. */
function linesOf(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
