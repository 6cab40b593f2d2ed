/** The tree of a view, read as a screen reader would: rows with a level, a label and a state. */
import type { Locator, Page } from 'playwright-core';
import type { ContextMenu } from './contextMenu';
import { isClicked, isThere } from './isThere';

/** A row that is in sight. */
export interface TreeRow {
  /** 1 at the top. */
  readonly level: number;
  /** What stands in it: label, then description. */
  readonly text: string;
  /** What a screen reader says. */
  readonly accessibleLabel: string;
  /** Undefined where there is nothing below. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
}

/** What is used of a row's element; the project's types know no DOM outside of the chart page. */
interface RowElement {
  readonly ariaLevel: string | null;
  readonly ariaLabel: string | null;
  readonly ariaExpanded: string | null;
  readonly ariaSelected: string | null;
  querySelectorAll(selector: string): Iterable<{ readonly innerText: string }>;
}

/**
 * Drives one view's tree. A row is named by a text that it contains, label and description without a
 * space between them; the first such row counts.
 */
export class Tree {
  private readonly rows: Locator;

  constructor(
    page: Page,
    view: string,
    private readonly contextMenu: ContextMenu,
  ) {
    this.rows = page.getByRole('tree', { name: view }).getByRole('treeitem');
  }

  /** All rows in sight, once there is one. */
  async read(): Promise<readonly TreeRow[]> {
    await this.rows.first().waitFor();
    // All at once, in the page: a tree may redraw itself between two questions.
    return this.rows.evaluateAll((rows: readonly RowElement[]) =>
      rows.map((row) => ({
        level: Number(row.ariaLevel),
        text: [...row.querySelectorAll('.label-name, .label-description')]
          .map((part) => part.innerText.trim())
          .filter((part) => part !== '')
          .join(' '),
        accessibleLabel: row.ariaLabel ?? '',
        expanded: row.ariaExpanded === null ? undefined : row.ariaExpanded === 'true',
        selected: row.ariaSelected === 'true',
      })),
    );
  }

  /** The row; waits for it when used. */
  row(containing: string | RegExp): Locator {
    return this.rows.filter({ hasText: containing }).first();
  }

  /** Opens a row and waits until it is open: again where rows that came in moved under the pointer. */
  async expand(containing: string | RegExp): Promise<void> {
    const row = this.row(containing);
    const open = row.and(row.page().locator('[aria-expanded="true"]'));
    for (let left = 3; left > 0; left--) {
      if ((await row.getAttribute('aria-expanded')) === 'false')
        await row.locator('.monaco-tl-twistie').click();
      if (await isThere(open)) return;
    }
    throw new Error(`${String(containing)} does not open.`);
  }

  /** Selects a row, as a click does. */
  async select(containing: string | RegExp): Promise<void> {
    await this.row(containing).click();
  }

  /**
   * Opens a row's context menu: again where it closed because the button came up late, and where rows
   * that came in moved another one under the pointer.
   */
  async openMenu(containing: string | RegExp): Promise<void> {
    const row = this.row(containing);
    const focused = row.and(row.page().locator('.focused'));
    for (let left = 3; left > 0; left--) {
      await row.click({ button: 'right' });
      if (!(await this.contextMenu.isOpen())) continue;
      if ((await focused.count()) > 0) return;
      await this.contextMenu.close();
    }
    throw new Error(`The menu of ${String(containing)} does not stay open.`);
  }

  /**
   * Chooses from a row's context menu; several labels are the way through its submenus. Opens it again where
   * it closed before its entry was reached: what the command before has opened may take the focus late.
   */
  async choose(containing: string | RegExp, ...actions: readonly string[]): Promise<void> {
    for (let left = 3; left > 0; left--) {
      await this.openMenu(containing);
      if (await this.contextMenu.reaches(actions[0] ?? '')) break;
    }
    await this.contextMenu.choose(...actions);
  }

  /** Clicks an icon that shows in a row while the pointer is over it. */
  async clickAction(containing: string | RegExp, action: string): Promise<void> {
    const row = this.row(containing);
    const icon = row.locator('.actions').getByRole('button', { name: action });
    // A row that is redrawn under a resting pointer shows no icons until the pointer moves.
    for (let left = 3; left > 0; left--) {
      await row.hover();
      if (await isClicked(icon)) return;
      await row.page().mouse.move(0, 0);
    }
    throw new Error(`"${action}" does not stay in sight in the row of ${String(containing)}.`);
  }

  /** The text that shows where the view has no rows. */
  welcome(): Locator {
    return this.rows.page().locator('.welcome-view:visible');
  }
}
