/** A panel whose page has one part. */
import type * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/events';
import type { PageName } from '../../protocol/page';
import { loadPage } from './loadPage';
import type { PageTab, TabHost } from './pageTab';
import type { PanelContent } from './panelRegistry';

/** The properties of the page. */
export interface PagePanelDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  readonly page: PageName;
  /** Creates the part. */
  readonly create: (host: TabHost) => PageTab;
}

/** A page in its panel, on the extension's side. */
export class PagePanel implements PanelContent {
  private readonly store = new DisposableStore();
  private readonly part: PageTab;

  /** @param panel an empty panel, whose page this creates */
  constructor(panel: vscode.WebviewPanel, { extensionUri, page, create }: PagePanelDeps) {
    const part = this.store.add(
      create({
        post: (message) => {
          // A hidden page receives no messages; it asks for the complete state when it is visible again.
          if (panel.visible) void panel.webview.postMessage(message);
        },
        get isShown() {
          return panel.visible;
        },
        setTitle: (title) => {
          panel.title = title;
        },
        shownPlace: () => ({ tab: page }),
        openTab: () => undefined,
      }),
    );
    this.part = part;
    this.store.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        part.receive(message);
      }),
    );
    this.store.add(
      panel.onDidChangeViewState(() => {
        part.setVisible(panel.visible);
      }),
    );
    this.store.add(
      panel.onDidDispose(() => {
        this.dispose();
      }),
    );
    loadPage(panel, extensionUri, page);
    part.setVisible(panel.visible);
  }

  follow(): void {
    this.part.follow();
  }

  /** Stops listening. The editor owns the panel itself. */
  dispose(): void {
    this.store.dispose();
  }
}
