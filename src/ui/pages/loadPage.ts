/** Loads a page into a panel: its document, and the files that it may load. */
import * as vscode from 'vscode';
import { pageHtml, type PageName } from '../../protocol/page';
import { followFocus } from '../editor/focusedPage';

/** The folder of the pages' scripts and styles. */
function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist');
}

/** The icon of the pages' editor tabs. */
export function pageIcon(extensionUri: vscode.Uri): {
  readonly light: vscode.Uri;
  readonly dark: vscode.Uri;
} {
  const icon = (name: string) => vscode.Uri.joinPath(extensionUri, 'media', name);
  return { light: icon('page-light.svg'), dark: icon('page-dark.svg') };
}

/** The permissions of a page. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
}

/** Loads a page into a panel. */
export function loadPage(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  page: PageName,
): void {
  const { webview, title } = panel;
  followFocus(panel);
  const uri = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), file)).toString();
  webview.html = pageHtml({
    page,
    nonce: freshNonce(),
    cspSource: webview.cspSource,
    scriptUri: uri('pages.js'),
    styleUri: uri('pages.css'),
    lang: vscode.env.language,
    title,
  });
}

/** 128 random bits, in characters that need no escaping. */
function freshNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex');
}
