/** A view that is registered before the code that provides its rows is loaded. */
import * as vscode from 'vscode';

/** The rows of a view. */
export interface TreeRowsSource<Row> extends vscode.TreeDataProvider<Row> {
  readonly onDidChangeTreeData: vscode.Event<Row[] | undefined>;
}

/**
 * Registers a view, and loads its rows when VS Code first requests them, which is when the view
 * becomes visible. VS Code shows a progress bar in the view until the rows are available.
 */
export class DeferredTree<Row> implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly view: vscode.TreeView<Row>;
  private readonly changed = new vscode.EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private source: TreeRowsSource<Row> | undefined;
  private listening: vscode.Disposable | undefined;

  /**
   * @param id of the view in the manifest
   * @param load resolves after `attach` was called
   */
  constructor(
    id: string,
    private readonly load: () => Promise<unknown>,
    showCollapseAll: boolean,
  ) {
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll });
  }

  /** Shows these rows from now on. */
  attach(source: TreeRowsSource<Row>): void {
    this.source = source;
    this.listening = source.onDidChangeTreeData((rows) => {
      this.changed.fire(rows);
    });
    this.changed.fire(undefined);
  }

  getChildren(row?: Row): vscode.ProviderResult<Row[]> {
    if (this.source) return this.source.getChildren(row);
    return this.load().then(() => this.source?.getChildren(row));
  }

  getParent(row: Row): vscode.ProviderResult<Row> {
    return this.source?.getParent?.(row);
  }

  getTreeItem(row: Row): vscode.TreeItem | Thenable<vscode.TreeItem> {
    return this.source?.getTreeItem(row) ?? new vscode.TreeItem('');
  }

  resolveTreeItem(
    item: vscode.TreeItem,
    row: Row,
    token: vscode.CancellationToken,
  ): vscode.ProviderResult<vscode.TreeItem> {
    return this.source?.resolveTreeItem?.(item, row, token) ?? item;
  }

  dispose(): void {
    this.listening?.dispose();
    this.view.dispose();
    this.changed.dispose();
  }
}
