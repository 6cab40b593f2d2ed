/** The one panel of the mail page. */
import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/events';
import { mailViewType } from '../editor/ids';
import { pageIcon, pageOptions } from '../pages/loadPage';
import { PagePanel } from '../pages/pagePanel';
import { MailPage, type MailPageDeps } from './mailPage';

/** Dependencies of the panel. */
export interface MailPanelDeps extends MailPageDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
}

/** Opens the mail page, or shows the open one. It ends with the window, like the trial's account. */
export class MailPanel implements vscode.Disposable {
  private shown: { readonly panel: vscode.WebviewPanel; readonly page: MailPage } | undefined;
  private readonly store = new DisposableStore();

  constructor(private readonly deps: MailPanelDeps) {
    const follow = (): void => {
      this.shown?.page.follow();
    };
    this.store.add(deps.guide.onDidChange(follow));
  }

  /** Shows the page with the mail that matters most. */
  show(): void {
    this.shown ??= this.create();
    this.shown.panel.reveal();
    this.shown.page.show();
  }

  /** Closes the page, where another one goes on. */
  close(): void {
    this.shown?.panel.dispose();
  }

  dispose(): void {
    this.store.dispose();
    this.close();
  }

  private create(): { readonly panel: vscode.WebviewPanel; readonly page: MailPage } {
    const { extensionUri } = this.deps;
    const panel = vscode.window.createWebviewPanel(
      mailViewType,
      vscode.l10n.t('Mail of the Trial'),
      vscode.ViewColumn.Active,
      pageOptions(extensionUri),
    );
    panel.iconPath = pageIcon(extensionUri);
    let page: MailPage | undefined;
    const content = new PagePanel(panel, {
      extensionUri,
      page: 'mail',
      create: (host) => (page = new MailPage(this.deps, host)),
    });
    panel.onDidDispose(() => {
      content.dispose();
      this.shown = undefined;
    });
    if (!page) throw new Error('The panel has created no page.');
    return { panel, page };
  }
}
