/** The status bar item: how many clients are connected, and whether an alarm needs attention. */
import * as vscode from 'vscode';
import { reuseUnchanged } from '../../core/base/reuseUnchanged';
import type { StatusBarView } from '../../core/statusBar/statusBar';
import { fullCommandId } from '../editor/ids';
import { itemHover } from '../editor/treeItem';

/** Renders the status of core, and hides if there is none. */
export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private view: StatusBarView | undefined;

  /**
   * Its command has no arguments: VS Code renames a command with arguments at each change, and a click before
   * the change reaches the window would not find it.
   */
  constructor() {
    this.item = vscode.window.createStatusBarItem('status', vscode.StatusBarAlignment.Left, 20);
    this.item.name = vscode.l10n.t('Client VPN connections');
    this.item.command = {
      command: fullCommandId('reveal'),
      title: vscode.l10n.t('Reveal in the Endpoints view'),
    };
  }

  /** The endpoint that it indicates; undefined if it indicates none in particular. */
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
    this.item.tooltip = itemHover(view.hover);
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
