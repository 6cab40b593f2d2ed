/**
 * Tracks the rows that VS Code has requested, and which of them have changed. VS Code requests the
 * children of a row only when it is expanded. Rows that were never requested are neither computed
 * nor compared.
 */
import { minuteMs } from '../base/duration';
import type { TreeNode } from './node';

/**
 * A row that VS Code references: the same object for the same item, even if its content changes.
 */
export interface Row {
  readonly id: string;
  readonly node: TreeNode;
}

/** What VS Code must refresh: everything, or these rows with all their descendants. */
export type TreeChange = 'all' | readonly Row[];

/**
 * A tooltip shows the age of the data, so every refresh outdates it. VS Code closes a tooltip when
 * it refreshes the row, so a displayed tooltip is refreshed only after this time, in ms.
 */
const tooltipRestMs = minuteMs;

interface KnownRow extends Row {
  node: TreeNode;
  readonly parent: KnownRow | undefined;
  /** Undefined until VS Code requests them. */
  children: readonly KnownRow[] | undefined;
  /**
   * When its tooltip was created, ms on the monotonic clock; undefined once its change is reported.
   */
  tooltipAt: number | undefined;
}

/** The rows of one view. */
export class TreeRows {
  private roots: readonly KnownRow[] = [];
  private readonly known = new WeakMap<Row, KnownRow>();

  /** @param now the machine's monotonic time, ms */
  constructor(private readonly now: () => number) {}

  /** Replaces the rows and returns what changed. */
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

  /** The children of a row, or the top-level rows. */
  children(row?: Row): readonly Row[] {
    if (!row) return this.roots;
    const known = this.known.get(row);
    if (!known) return [];
    return (known.children ??= this.matched([], known.node.children, known));
  }

  parent(row: Row): Row | undefined {
    return this.known.get(row)?.parent;
  }

  /** Records that the tooltip of a row was created. */
  pointedAt(row: Row): void {
    const known = this.known.get(row);
    if (known) known.tooltipAt = this.now();
  }

  /** The first matching row, level by level: deep rows are many and are computed last. */
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

  /** Rows for these nodes, reusing the known row of the same item. */
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

  /**
   * @param changedRows collects rows that look different, none below another; undefined below one
   */
  private renew(row: KnownRow, node: TreeNode, changedRows: Row[] | undefined): void {
    const before = row.node;
    if (before === node) return;
    row.node = node;
    const asked = row.children;
    const children = asked && this.matched(asked, node.children, row);
    const moved = children !== undefined && !sameRows(asked ?? [], children);
    const isSame = isVisiblySame(before, node) || this.isRead(row, before);
    const changed = moved || !isSame || this.tooltipRested(row);
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

  /**
   * Whether the user may be reading the tooltip of a connection of which only the traffic has changed:
   * its row is not refreshed, since that would close the tooltip.
   */
  private isRead({ node, tooltipAt }: KnownRow, before: TreeNode): boolean {
    if (node.target.kind !== 'connection' || tooltipAt === undefined) return false;
    const { description, accessibilityLabel } = node;
    return isVisiblySame(withTexts(before, description, accessibilityLabel), node);
  }

  private tooltipRested({ tooltipAt }: KnownRow): boolean {
    return tooltipAt !== undefined && this.now() - tooltipAt >= tooltipRestMs;
  }
}

function sameRows(before: readonly KnownRow[], after: readonly KnownRow[]): boolean {
  return before.length === after.length && before.every((row, index) => row === after[index]);
}

type VisibleFields = Omit<TreeNode, 'children' | 'hover' | 'id'>;

/** Compares everything that is visible without hovering, and the click action. */
function isVisiblySame(a: VisibleFields, b: VisibleFields): boolean {
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

/** The row with other texts, for a comparison; it keeps the getters of the row. */
function withTexts(
  node: TreeNode,
  description: string | undefined,
  accessibilityLabel: string,
): VisibleFields {
  const { label, icon, contextValue, collapsible, target } = node;
  return {
    label,
    icon,
    contextValue,
    collapsible,
    target,
    accessibilityLabel,
    ...(description !== undefined && { description }),
  };
}

function nextOf({ target }: VisibleFields): string | undefined {
  return target.kind === 'notice' && target.next ? JSON.stringify(target.next) : undefined;
}
