/**
 * The common part of all panels with a page: loads the page, receives its messages, sends messages while it
 * is visible, and saves its files.
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

/**
 * The properties of one kind of panel. `Incoming` is the type of its page's messages other than
 * file requests.
 */
export interface PagePanelDeps<Incoming extends { readonly type: string }> {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  /** The name of the page's script and style. */
  readonly bundle: string;
  readonly log: Log;
  /** Parses a message; undefined if it is invalid. */
  readonly parse: (message: unknown) => Incoming | FileRequest | undefined;
  readonly handlers: Handlers<Incoming>;
  /** The visibility of the panel has changed. */
  readonly onVisible: (visible: boolean) => void;
  /** The user has closed the panel. */
  readonly onClosed: () => void;
}

/**
 * A page in its panel, on the extension's side. `Outgoing` is the type of messages to the page
 * other than outcomes of file requests.
 */
export class PagePanel<
  Incoming extends { readonly type: string },
  Outgoing extends { readonly type: string },
>
  implements vscode.Disposable
{
  private readonly store = new DisposableStore();

  /** @param panel an empty panel, whose page this creates */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly deps: PagePanelDeps<Incoming>,
  ) {
    const { extensionUri, bundle, parse, handlers, onVisible, onClosed } = deps;
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

  /** Sends a message to the page. */
  post(message: Outgoing | FileAnswer): void {
    // A hidden page receives no messages; it receives the complete state when it is visible again.
    if (this.panel.visible) void this.panel.webview.postMessage(message);
  }

  /** Stops listening. The editor owns the panel itself. */
  dispose(): void {
    this.store.dispose();
  }

  /** Sends the outcome of a request to the page; nothing if the user cancelled. */
  private async answer(request: FileRequest): Promise<void> {
    const message = await answerFileRequest(request, this.deps.log);
    if (message) this.post(message);
  }
}
