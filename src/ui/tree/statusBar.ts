/** The one status bar item: how many are connected, and whether an alarm wants a look. */
import * as vscode from 'vscode';
import { reuseUnchanged } from '../../core/base/reuseUnchanged';
import { tooltipMarkdown } from '../../core/text/markdownText';
import type { StatusBarView } from '../../core/statusBar/statusBar';
import { fullCommandId } from '../editor/ids';

/** Renders what core says, and hides when there is nothing to say. */
export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private view: StatusBarView | undefined;

  /**
   * Its command has no arguments: VS Code gives such a command a new name with each change, and a click
   * that was made before the change reached the window would not find it.
   */
  constructor() {
    this.item = vscode.window.createStatusBarItem('status', vscode.StatusBarAlignment.Left, 20);
    this.item.name = vscode.l10n.t('Client VPN connections');
    this.item.command = {
      command: fullCommandId('reveal'),
      title: vscode.l10n.t('Reveal in the Endpoints view'),
    };
  }

  /** The endpoint that it tells of; undefined where it tells of none more than of others. */
  get target(): StatusBarView['target'] {
    return this.view?.target;
  }

  show(view: StatusBarView | undefined): void {
    if (reuseUnchanged(this.view, view) === this.view) return;
    this.view = view;
    if (!view) {
      this.item.hide();
      return;
    }
    this.item.text = view.text;
    this.item.tooltip = tooltip(view);
    this.item.backgroundColor = backgrounds[view.severity];
    this.item.accessibilityInformation = { label: view.accessibilityLabel };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}

const backgrounds = {
  none: undefined,
  dim: undefined,
  warning: new vscode.ThemeColor('statusBarItem.warningBackground'),
  error: new vscode.ThemeColor('statusBarItem.errorBackground'),
} as const;

function tooltip(view: StatusBarView): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  for (const line of view.tooltip) markdown.appendMarkdown(`${tooltipMarkdown(line)}  \n`);
  return markdown;
}
