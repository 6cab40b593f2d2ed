/**
 * The rows that the editor has been shown, and which of them have changed. It asks for the rows below
 * another only when that one stands open, so what it has never asked for is neither made nor compared.
 */
import type { TreeNode } from '../rows/node';

/** A row that the editor holds on to: the same object for the same thing, whatever it shows now. */
export interface Row {
  readonly id: string;
  readonly node: TreeNode;
}

/** What the editor has to read anew: everything, or these rows with all below them. */
export type TreeChange = 'all' | readonly Row[];

/**
 * A tooltip says how fresh the data are, so it ages with every refresh. The editor closes it while it
 * reads the row anew, so one that has been looked at is made anew so long after, in ms.
 */
const tooltipRestMs = 60_000;

interface KnownRow extends Row {
  node: TreeNode;
  readonly parent: KnownRow | undefined;
  /** Undefined while the editor has not asked for them. */
  children: readonly KnownRow[] | undefined;
  /** When its tooltip was made, ms of the monotonic time; undefined when that has been told. */
  tooltipAt: number | undefined;
}

/** The rows of one view. */
export class TreeRows {
  private roots: readonly KnownRow[] = [];
  private readonly known = new WeakMap<Row, KnownRow>();

  /** @param now the machine's monotonic time, ms */
  constructor(private readonly now: () => number) {}

  /** Takes the rows as they are now. */
  update(nodes: readonly TreeNode[]): TreeChange {
    const changedRows: Row[] = [];
    const before = this.roots;
    this.roots = this.matched(before, nodes, undefined);
    const moved = !sameRows(before, this.roots);
    for (const [index, node] of nodes.entries()) {
      const row = this.roots[index];
      if (row) this.renew(row, node, changedRows);
    }
    return moved ? 'all' : changedRows;
  }

  /** The rows below one, or at the top. */
  children(row?: Row): readonly Row[] {
    if (!row) return this.roots;
    const known = this.known.get(row);
    if (!known) return [];
    return (known.children ??= this.matched([], known.node.children, known));
  }

  parent(row: Row): Row | undefined {
    return this.known.get(row)?.parent;
  }

  /** The tooltip of a row has been made. */
  pointedAt(row: Row): void {
    const known = this.known.get(row);
    if (known) known.tooltipAt = this.now();
  }

  /** The first row that fits, level by level: rows far below are many and are made last. */
  find(fits: (node: TreeNode) => boolean): Row | undefined {
    let level: readonly (() => Row | undefined)[] = [() => undefined];
    let nodes: readonly (readonly TreeNode[])[] = [this.roots.map(({ node }) => node)];
    while (nodes.length > 0) {
      const rows = nodes.flatMap((some, index) =>
        some.map((node) => ({ node, row: this.below(level[index], node) })),
      );
      const found = rows.find(({ node }) => fits(node));
      if (found) return found.row();
      const open = rows.filter(({ node }) => node.collapsible !== 'none');
      level = open.map(({ row }) => row);
      nodes = open.map(({ node }) => node.children);
    }
    return undefined;
  }

  private below(parent: (() => Row | undefined) | undefined, { id }: TreeNode) {
    return (): Row | undefined => this.children(parent?.()).find((row) => row.id === id);
  }

  /** Rows for these nodes, those that are known for what they stood for before. */
  private matched(
    before: readonly KnownRow[],
    nodes: readonly TreeNode[],
    parent: KnownRow | undefined,
  ): readonly KnownRow[] {
    const byId = new Map(before.map((row) => [row.id, row]));
    return nodes.map((node) => byId.get(node.id) ?? this.newRow(node, parent));
  }

  private newRow(node: TreeNode, parent: KnownRow | undefined): KnownRow {
    const row: KnownRow = {
      id: node.id,
      node,
      parent,
      children: undefined,
      tooltipAt: undefined,
    };
    this.known.set(row, row);
    return row;
  }

  /** @param changedRows takes the rows that look different, none below another; undefined below one */
  private renew(row: KnownRow, node: TreeNode, changedRows: Row[] | undefined): void {
    const before = row.node;
    if (before === node) return;
    row.node = node;
    const asked = row.children;
    const children = asked && this.matched(asked, node.children, row);
    const moved = children !== undefined && !sameRows(asked ?? [], children);
    const changed = moved || !looksTheSame(before, node) || this.tooltipRested(row);
    row.children = children;
    if (changed) {
      row.tooltipAt = undefined;
      changedRows?.push(row);
    }
    for (const [index, child] of (children ?? []).entries()) {
      const below = node.children[index];
      if (below) this.renew(child, below, changed ? undefined : changedRows);
    }
  }

  private tooltipRested({ tooltipAt }: KnownRow): boolean {
    return tooltipAt !== undefined && this.now() - tooltipAt >= tooltipRestMs;
  }
}

function sameRows(before: readonly KnownRow[], after: readonly KnownRow[]): boolean {
  return before.length === after.length && before.every((row, index) => row === after[index]);
}

/** All that is seen without pointing at the row, and what a click on it does. */
function looksTheSame(a: TreeNode, b: TreeNode): boolean {
  return (
    a.label === b.label &&
    a.description === b.description &&
    a.accessibilityLabel === b.accessibilityLabel &&
    a.icon.id === b.icon.id &&
    a.icon.color === b.icon.color &&
    a.contextValue === b.contextValue &&
    a.collapsible === b.collapsible &&
    nextOf(a) === nextOf(b)
  );
}

function nextOf({ target }: TreeNode): string | undefined {
  return target.kind === 'notice' && target.next ? JSON.stringify(target.next) : undefined;
}
