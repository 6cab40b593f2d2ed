/** Read-only documents that the extension writes: a wizard's preview, a report. */
import * as vscode from 'vscode';
import { upToDate } from '../editor/upToDate';

const scheme = 'client-vpn-watch';

/** Shows texts under stable names. Showing a name again replaces its text. */
export class Documents implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(
    scheme,
    this,
  );

  /**
   * Opens a document in the active editor group.
   * @param name with the extension that selects the language, `preview.jsonc`
   * @param at a text in the document to scroll to
   */
  async show(name: string, text: string, preserveFocus: boolean, at?: string): Promise<void> {
    const document = await this.opened(name, text);
    const editor = await vscode.window.showTextDocument(document, { preview: true, preserveFocus });
    if (at === undefined) return;
    const place = document.positionAt(Math.max(0, text.indexOf(at)));
    const { InCenter } = vscode.TextEditorRevealType;
    editor.revealRange(new vscode.Range(place, place), InCenter);
  }

  /**
   * Opens two documents in a diff editor; `close` the second to close both.
   * @param before the current document, and `after` the new one: name and text
   */
  async compare(
    title: string,
    before: readonly [name: string, text: string],
    after: readonly [name: string, text: string],
  ): Promise<void> {
    const left = await this.opened(...before);
    const right = await this.opened(...after);
    const options = { preview: true, preserveFocus: true };
    await vscode.commands.executeCommand('vscode.diff', left.uri, right.uri, title, options);
  }

  /**
   * Shows Markdown in a preview, or as text if the editor's preview is disabled. The preview is locked,
   * because an unlocked preview switches to the next Markdown file that is opened.
   */
  async preview(name: string, markdown: string): Promise<void> {
    const { uri } = await this.opened(name, markdown);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri, [uri], { locked: true });
    } catch {
      await this.show(name, markdown, false);
    }
  }

  /** Closes the tabs of a document. */
  async close(name: string): Promise<void> {
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ input }) => {
        const uri = shownUri(input);
        return uri?.scheme === scheme && uri.path === `/${name}`;
      });
    await vscode.window.tabGroups.close(tabs, true);
  }

  /** Sets the text of a document and updates it if it is open. */
  write(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${name}` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    return uri;
  }

  /** The document, once it has its text. */
  private async opened(name: string, text: string): Promise<vscode.TextDocument> {
    const uri = this.write(name, text);
    const document = await vscode.workspace.openTextDocument(uri);
    await upToDate(document, {
      text: () => this.provideTextDocumentContent(uri),
      askAgain: () => {
        this.changed.fire(uri);
      },
    });
    return document;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}

/** The document of a tab; of a diff editor, the second one. */
function shownUri(input: unknown): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}
