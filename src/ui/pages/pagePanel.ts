/**
 * What every panel with a page has in common: it loads the page, hears what it says, speaks to it
 * while it is seen, and does with its files what the page cannot.
 */
import type * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/events';
import type { Log } from '../../core/base/log';
import {
  handle,
  isFileRequest,
  type FileAnswer,
  type FileRequest,
  type Handlers,
} from '../../protocol/messages';
import { loadPage } from './loadPage';
import { answerFileRequest } from './pageFiles';

/** What tells one kind of panel from another; `Said` is what its page says beside file requests. */
export interface PagePanelDeps<Incoming extends { readonly type: string }> {
  /** Where the extension lies; the page is loaded from its `dist` and nothing else. */
  readonly extensionUri: vscode.Uri;
  /** The name of the page's script and style. */
  readonly bundle: string;
  readonly log: Log;
  /** Undefined for what the page cannot have said. */
  readonly parse: (message: unknown) => Incoming | FileRequest | undefined;
  readonly handlers: Handlers<Incoming>;
  /** The panel is seen or no more, and may be about to be again. */
  readonly onVisible: (visible: boolean) => void;
  /** The reader has closed the panel. */
  readonly onClosed: () => void;
}

/** A page in its panel, seen from the editor; `Told` is what it is told beside what became of files. */
export class PagePanel<
  Incoming extends { readonly type: string },
  Outgoing extends { readonly type: string },
>
  implements vscode.Disposable
{
  private readonly store = new DisposableStore();

  /** @param panel an empty panel, whose page this makes */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly options: PagePanelDeps<Incoming>,
  ) {
    const { extensionUri, bundle, parse, handlers, onVisible, onClosed } = options;
    this.store.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const known = parse(message);
        if (!known) return;
        if (isFileRequest(known)) void this.answer(known);
        else handle(handlers, known);
      }),
    );
    this.store.add(
      panel.onDidChangeViewState(() => {
        onVisible(panel.visible);
      }),
    );
    this.store.add(panel.onDidDispose(onClosed));
    loadPage(panel, extensionUri, bundle);
  }

  /** Tells the page something. */
  post(message: Outgoing | FileAnswer): void {
    // A hidden page takes no messages; it is sent everything when it is seen again.
    if (this.panel.visible) void this.panel.webview.postMessage(message);
  }

  /** Stops listening; the panel itself is the editor's. */
  dispose(): void {
    this.store.dispose();
  }

  /** Tells the page what became of what it asked for; nothing when the reader changed their mind. */
  private async answer(request: FileRequest): Promise<void> {
    const message = await answerFileRequest(request, this.options.log);
    if (message) this.post(message);
  }
}
