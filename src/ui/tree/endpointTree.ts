/** The endpoints view: converts the rows of core into TreeItems, and reveals rows. */
import * as vscode from 'vscode';
import type { NodeTarget, TreeNode } from '../../core/rows/node';
import type { NextStep } from '../../core/text/failures/nextStep';
import { TreeRows, type Row } from '../../core/rows/treeRows';
import { fullCommandId, viewId } from '../editor/ids';
import { itemHover, toTreeItem } from '../editor/treeItem';

/** Data that the view shows besides its rows. */
export interface TreeDecoration {
  /** The line above the rows; empty for none. */
  readonly message: string;
  /** Beside the view's title; empty for none. */
  readonly description: string;
  readonly badge: { readonly value: number; readonly tooltip: string } | undefined;
}

/** The endpoints view. Reports only changed rows to VS Code. */
export class EndpointTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly rows = new TreeRows(() => performance.now());
  private readonly changed = new vscode.EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly listening: vscode.Disposable;
  /** The ids of rows that the user collapsed. */
  private readonly shut = new Set<string>();

  /**
   * @param view the registered view
   * @param onDidOpen receives each row that is expanded by the user, or restored as expanded by VS Code, which
   * then requests its children without an event; and each row that the user collapses
   * @param prepareHover reads what the hover of a row shows beyond the snapshot
   */
  constructor(
    private readonly view: vscode.TreeView<Row>,
    private readonly onDidOpen: (node: TreeNode, open: boolean) => void,
    private readonly prepareHover: (
      node: TreeNode,
      token: vscode.CancellationToken | undefined,
    ) => Promise<void>,
  ) {
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
    const change = this.rows.update(roots);
    // Sets only changed values: each assignment sends a message to the window.
    if (this.view.message !== message) this.view.message = message;
    if (this.view.description !== description) this.view.description = description;
    this.view.badge = badge;
    if (change === 'all') this.changed.fire(undefined);
    else if (change.length > 0) this.changed.fire([...change]);
  }

  /**
   * Opens the view and selects the first matching row. False if there is none.
   * @param preserveFocus does not move the focus
   */
  async reveal(fits: (node: TreeNode) => boolean, preserveFocus: boolean): Promise<boolean> {
    const row = this.rows.find(fits);
    if (!row) return false;
    await this.view.reveal(row, { select: true, focus: !preserveFocus, expand: true });
    return true;
  }

  /** Opens and focuses the view. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${viewId}.focus`);
  }

  getChildren(row?: Row): Row[] {
    if (row && !this.shut.has(row.id)) this.onDidOpen(row.node, true);
    return [...this.rows.children(row)];
  }

  getParent(row: Row): Row | undefined {
    return this.rows.parent(row);
  }

  getTreeItem({ node }: Row): vscode.TreeItem {
    const item = toTreeItem(node, collapsibleStates[node.collapsible]);
    const command = clickCommand(node.target);
    if (command) item.command = command;
    return item;
  }

  /**
   * Builds the hover when it is needed: few rows are ever hovered. What it needs from AWS is read first,
   * for a short time.
   */
  async resolveTreeItem(
    item: vscode.TreeItem,
    row: Row,
    token?: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    await this.prepareHover(row.node, token);
    item.tooltip = itemHover(row.node.hover);
    this.rows.pointedAt(row);
    return item;
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}

const collapsibleStates = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** The command of a click or Enter: opens an endpoint, an alarm or a connection, or runs the step of a text. */
function clickCommand(target: NodeTarget): vscode.Command | undefined {
  switch (target.kind) {
    case 'endpoint':
    case 'connection':
      return openCommand(target);
    case 'alarm':
      // An alarm that names no endpoint has no page.
      return target.endpointId === '' ? undefined : openCommand(target);
    case 'notice':
      return target.next && step(target.next);
    default:
      return undefined;
  }
}

function openCommand(target: NodeTarget): vscode.Command {
  const title = vscode.l10n.t('Open Endpoint');
  return { title, command: fullCommandId('openEndpoint'), arguments: [target] };
}

/** The step that the text of a row offers. */
function step(next: NextStep): vscode.Command {
  const { label, command } = next;
  const remedy = next.command === 'signIn' ? { arguments: [next.remedy] } : {};
  return { title: label, command: fullCommandId(command), ...remedy };
}
