/** The endpoints view: turns the rows that core made into TreeItems, and knows how to reveal one. */
import * as vscode from 'vscode';
import type { TooltipLine, TreeNode } from '../core/views/node';
import { viewId } from './ids';

/** What the view shows besides its rows. */
export interface TreeDecoration {
  /** The line above the rows; empty for none. */
  readonly message: string;
  readonly badge: { readonly value: number; readonly tooltip: string } | undefined;
}

/** The view of endpoints. */
export class EndpointTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private roots: readonly TreeNode[] = [];
  private parents = new Map<string, TreeNode>();
  private nodes = new Map<string, TreeNode>();
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<TreeNode>;

  constructor() {
    this.view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
  }

  /** Whether a person can see the view. */
  get visible(): boolean {
    return this.view.visible;
  }

  get onDidChangeVisibility(): vscode.Event<vscode.TreeViewVisibilityChangeEvent> {
    return this.view.onDidChangeVisibility;
  }

  /** Shows these rows. */
  show(roots: readonly TreeNode[], { message, badge }: TreeDecoration): void {
    this.roots = roots;
    this.nodes = new Map();
    this.parents = new Map();
    for (const root of roots) this.index(root);
    this.view.message = message;
    this.view.badge = badge;
    this.changed.fire(undefined);
  }

  /** Selects the first row that fits, opens the view for it. False when there is none. */
  async reveal(fits: (node: TreeNode) => boolean): Promise<boolean> {
    const node = [...this.nodes.values()].find(fits);
    if (!node) return false;
    await this.view.reveal(node, { select: true, focus: true, expand: true });
    return true;
  }

  /** Opens the view and gives it the focus. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${viewId}.focus`);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return [...(((node && this.nodes.get(node.id)) ?? node)?.children ?? this.roots)];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.parents.get(node.id);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleStates[node.collapsible]);
    item.id = node.id;
    if (node.description !== undefined) item.description = node.description;
    const color =
      node.icon.color === undefined ? undefined : new vscode.ThemeColor(node.icon.color);
    item.iconPath = new vscode.ThemeIcon(node.icon.id, color);
    item.tooltip = tooltip(node.tooltip.title, node.tooltip.lines);
    item.contextValue = node.contextValue;
    item.accessibilityInformation = { label: node.accessibilityLabel };
    return item;
  }

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }

  private index(node: TreeNode): void {
    this.nodes.set(node.id, node);
    for (const child of node.children) {
      this.parents.set(child.id, node);
      this.index(child);
    }
  }
}

const collapsibleStates = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** Names come from outside, so everything is appended as text, never as markdown. */
function tooltip(title: string, lines: readonly TooltipLine[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
  for (const { label, value } of lines)
    markdown.appendText(`${label}: `).appendText(value).appendMarkdown('  \n');
  return markdown;
}
