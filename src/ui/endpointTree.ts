/** The endpoints view: turns the rows that core made into TreeItems, and knows how to reveal one. */
import * as vscode from 'vscode';
import type { TreeNode } from '../core/views/node';
import type { NextStep } from '../core/views/failureText';
import { fullCommandId, viewId } from './ids';
import { itemTooltip } from './itemTooltip';

/** What the view shows besides its rows. */
export interface TreeDecoration {
  /** The line above the rows; empty for none. */
  readonly message: string;
  /** Beside the view's title; empty for none. */
  readonly description: string;
  readonly badge: { readonly value: number; readonly tooltip: string } | undefined;
}

/** A row that VS Code holds on to: the same object for the same id, whatever it shows now. */
export interface Row {
  readonly id: string;
  node: TreeNode;
}

/** A top row with all below it, as VS Code was last told of it. */
interface Look {
  readonly text: string;
  /** Ms since 1970, of the machine's clock. */
  readonly toldAt: number;
}

const unseen: Look = { text: '', toldAt: 0 };

/**
 * Tooltips say how fresh the data are and so change with every refresh. VS Code forgets a row's
 * tooltip and menu while it reads the row anew, so rows whose tooltips alone have changed wait so
 * long, in ms.
 */
const tooltipRestMs = 60_000;

/** All that is seen without pointing at a row. */
function textOf(root: TreeNode): string {
  return JSON.stringify(root, (key, value: unknown) => (key === 'tooltip' ? undefined : value));
}

/** The view of endpoints. Tells VS Code of the rows that changed, and of nothing when none did. */
export class EndpointTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private roots: readonly TreeNode[] = [];
  private rows = new Map<string, Row>();
  private parents = new Map<string, Row>();
  /** What VS Code was last told of each top row and all below it. */
  private looks = new Map<string, Look>();
  private readonly changed = new vscode.EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Row>;
  private readonly listening: vscode.Disposable;
  /** The ids of rows that were shut by hand. */
  private readonly shut = new Set<string>();

  /**
   * @param onDidOpen is told of each row that stands open: opened by hand, or restored so by VS Code,
   * which then asks for its children and fires no event; and of each that is shut by hand
   */
  constructor(private readonly onDidOpen: (node: TreeNode, open: boolean) => void) {
    this.view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.listening = vscode.Disposable.from(
      this.view.onDidExpandElement(({ element }) => {
        this.shut.delete(element.id);
        onDidOpen(element.node, true);
      }),
      this.view.onDidCollapseElement(({ element }) => {
        this.shut.add(element.id);
        onDidOpen(element.node, false);
      }),
    );
  }

  get onDidChangeVisibility(): vscode.Event<vscode.TreeViewVisibilityChangeEvent> {
    return this.view.onDidChangeVisibility;
  }

  /** Shows these rows. */
  show(roots: readonly TreeNode[], { message, description, badge }: TreeDecoration): void {
    const before = this.looks;
    const now = Date.now();
    const isNew = (root: TreeNode): boolean => {
      const known = before.get(root.id);
      return known?.text !== textOf(root) || now - known.toldAt >= tooltipRestMs;
    };
    const told = roots.filter(isNew);
    this.looks = new Map(roots.map((root) => [root.id, before.get(root.id) ?? unseen]));
    for (const root of told) this.looks.set(root.id, { text: textOf(root), toldAt: now });
    this.index(roots);
    this.view.message = message;
    this.view.description = description;
    this.view.badge = badge;
    if ([...before.keys()].join() !== [...this.looks.keys()].join()) this.changed.fire(undefined);
    else if (told.length > 0) this.changed.fire(this.rowsOf(told));
  }

  /** Selects the first row that fits, opens the view for it. False when there is none. */
  async reveal(fits: (node: TreeNode) => boolean): Promise<boolean> {
    const row = [...this.rows.values()].find(({ node }) => fits(node));
    if (!row) return false;
    await this.view.reveal(row, { select: true, focus: true, expand: true });
    return true;
  }

  /** Opens the view and gives it the focus. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${viewId}.focus`);
  }

  getChildren(row?: Row): Row[] {
    if (row && !this.shut.has(row.id)) this.onDidOpen(row.node, true);
    return this.rowsOf(row ? row.node.children : this.roots);
  }

  getParent({ id }: Row): Row | undefined {
    return this.parents.get(id);
  }

  getTreeItem({ node }: Row): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleStates[node.collapsible]);
    item.id = node.id;
    if (node.description !== undefined) item.description = node.description;
    const color =
      node.icon.color === undefined ? undefined : new vscode.ThemeColor(node.icon.color);
    item.iconPath = new vscode.ThemeIcon(node.icon.id, color);
    item.tooltip = itemTooltip(node.tooltip);
    item.contextValue = node.contextValue;
    item.accessibilityInformation = { label: node.accessibilityLabel };
    if (node.target.kind === 'notice' && node.target.next) item.command = step(node.target.next);
    return item;
  }

  dispose(): void {
    this.listening.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  private rowsOf(nodes: readonly TreeNode[]): Row[] {
    return nodes.flatMap(({ id }) => this.rows.get(id) ?? []);
  }

  private index(roots: readonly TreeNode[]): void {
    const before = this.rows;
    this.roots = roots;
    this.rows = new Map();
    this.parents = new Map();
    const add = (node: TreeNode, parent: Row | undefined): void => {
      const row = before.get(node.id) ?? { id: node.id, node };
      row.node = node;
      this.rows.set(node.id, row);
      if (parent) this.parents.set(node.id, parent);
      for (const child of node.children) add(child, row);
    };
    for (const root of roots) add(root, undefined);
  }
}

const collapsibleStates = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** What a click on a notice does: the step that its text offers. */
function step(next: NextStep): vscode.Command {
  const { label, command } = next;
  const remedy = next.command === 'signIn' ? { arguments: [next.remedy] } : {};
  return { title: label, command: fullCommandId(command), ...remedy };
}
