/**
 * Gives the focus back to a page after a modal dialog or a box. VS Code gives it to the outer one of the two
 * frames of a webview, and from there to the extension's own only where it has already noticed that the webview
 * has the focus; it looks four times a second. After a dialog keys would then lead out of the page.
 */
import type * as vscode from 'vscode';
import { parseFocusNotice } from '../../protocol/focus';

/** The page with the keyboard focus; undefined if the focus is elsewhere. */
let focused: vscode.WebviewPanel | undefined;

/** Follows the focus of a page until its panel is closed. */
export function followFocus(panel: vscode.WebviewPanel): void {
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const notice = parseFocusNotice(message);
    if (notice?.focused === true) focused = panel;
    else if (notice && focused === panel) focused = undefined;
  });
  panel.onDidDispose(() => {
    if (focused === panel) focused = undefined;
    closed.add(panel);
  });
}

/** The state of a closed panel cannot be read. */
const closed = new WeakSet<vscode.WebviewPanel>();

/** Asks in a modal dialog, and gives the focus back to the page that had it. */
export async function inDialog<T>(ask: () => Thenable<T>): Promise<T> {
  const page = focused;
  const answer = await ask();
  giveFocus(page);
  return answer;
}

/**
 * Asks in a box of VS Code, which gives the focus back by itself, but later than the next dialog opens.
 * @param wasAccepted whether the user answered in the box; otherwise the focus may have gone elsewhere
 */
export async function inBox<T>(
  ask: () => Promise<T>,
  wasAccepted: (answer: T) => boolean,
): Promise<T> {
  const page = focused;
  const answer = await ask();
  if (page && !closed.has(page) && wasAccepted(answer)) focused = page;
  return answer;
}

function giveFocus(page: vscode.WebviewPanel | undefined): void {
  if (!page || closed.has(page) || !page.active) return;
  focused = page;
  page.reveal(undefined, false);
}
