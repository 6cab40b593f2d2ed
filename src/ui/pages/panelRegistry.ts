/** All panels of one kind: one per target, created on request or restored after a window reload. */
import * as vscode from 'vscode';
import { DisposableStore, type Disposable, type Event } from '../../core/base/events';
import { pageIcon, pageOptions } from './loadPage';

/** The content of a panel. Disposing it leaves its panel to the editor. */
export interface PanelContent extends Disposable {
  /** Shows what has changed since. */
  follow(): void;
}

/** The properties of a kind of panel. */
export interface PanelKind<Target, Content extends PanelContent> {
  readonly viewType: string;
  readonly extensionUri: vscode.Uri;
  /** There is one panel per key. */
  readonly keyOf: (target: Target) => string;
  readonly titleOf: (target: Target) => string;
  /** Parses the state that a page persisted; undefined if it is invalid. */
  readonly parse: (state: unknown) => Target | undefined;
  /** Fills an empty panel. */
  readonly fill: (panel: vscode.WebviewPanel, target: Target) => Content;
  /** Reports that a target is shown; the result is disposed when its panel is closed. */
  readonly onOpen: (target: Target) => Disposable;
  /** Reports that a panel is on screen; the result is disposed when it is hidden or closed. */
  readonly onShow: (target: Target) => Disposable;
  /** The panels follow these events. */
  readonly changes: readonly Event<unknown>[];
}

/** The open panels. Disposing stops them but leaves them to the editor, which restores them. */
export class PanelRegistry<Target, Content extends PanelContent>
  implements vscode.WebviewPanelSerializer, Disposable
{
  private readonly open = new Map<
    string,
    { readonly panel: vscode.WebviewPanel; readonly target: Target; readonly content: Content }
  >();
  private readonly store = new DisposableStore();

  constructor(private readonly kind: PanelKind<Target, Content>) {
    for (const onDidChange of kind.changes) {
      this.store.add(
        onDidChange(() => {
          for (const { content } of this.open.values()) content.follow();
        }),
      );
    }
  }

  /** Reveals the panel of a target in its column, or creates one. */
  show(target: Target, preserveFocus = false): Content {
    const { viewType, keyOf, titleOf, extensionUri } = this.kind;
    const there = this.open.get(keyOf(target));
    if (there) {
      there.panel.reveal(undefined, preserveFocus);
      return there.content;
    }
    const column = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
    const options = pageOptions(extensionUri);
    const panel = vscode.window.createWebviewPanel(viewType, titleOf(target), column, options);
    return this.attachPanel(panel, target);
  }

  /** Restores a panel after a window reload from the state that its page persisted. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const target = this.kind.parse(state);
    if (target === undefined || this.open.has(this.kind.keyOf(target))) {
      // The state is invalid or the target is already shown: an empty panel would be useless.
      panel.dispose();
    } else {
      panel.webview.options = pageOptions(this.kind.extensionUri);
      this.attachPanel(panel, target);
    }
    return Promise.resolve();
  }

  /** Closes the panels of some targets. */
  close(fits: (target: Target) => boolean): void {
    for (const { panel, target } of [...this.open.values()]) if (fits(target)) panel.dispose();
  }

  dispose(): void {
    this.store.dispose();
    for (const { content } of this.open.values()) content.dispose();
    this.open.clear();
  }

  private attachPanel(panel: vscode.WebviewPanel, target: Target): Content {
    const key = this.kind.keyOf(target);
    panel.iconPath = pageIcon(this.kind.extensionUri);
    const content = this.kind.fill(panel, target);
    this.open.set(key, { panel, target, content });
    const opened = this.kind.onOpen(target);
    let shown: Disposable | undefined;
    const followScreen = (visible: boolean): void => {
      if (visible) {
        shown ??= this.kind.onShow(target);
      } else {
        shown?.dispose();
        shown = undefined;
      }
    };
    followScreen(panel.visible);
    panel.onDidChangeViewState(() => {
      followScreen(panel.visible);
    });
    panel.onDidDispose(() => {
      this.open.delete(key);
      followScreen(false);
      opened.dispose();
    });
    return content;
  }
}
