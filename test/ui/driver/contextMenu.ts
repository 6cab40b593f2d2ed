/** The menu that a right click opens. */
import type { Page } from 'playwright-core';
import { isHovered, isThere } from './isThere';

/** Drives the menu that is open. */
export class ContextMenu {
  constructor(private readonly page: Page) {}

  /** Chooses the entry with exactly that label; several labels are the way through submenus. */
  async choose(...labels: readonly string[]): Promise<void> {
    for (const label of labels) {
      const entry = this.entry(label);
      // A menu that has just opened ignores the mouse for a moment, but not the keyboard.
      await entry.hover();
      await entry.and(this.page.locator('.focused')).waitFor();
      await this.page.keyboard.press('Enter');
    }
    await this.menu().first().waitFor({ state: 'hidden' });
  }

  /** Moves the pointer over an entry. @returns whether the menu stayed open until then */
  async reaches(label: string): Promise<boolean> {
    return isHovered(this.entry(label));
  }

  /** Whether it stays open. */
  async isOpen(): Promise<boolean> {
    return isThere(this.menu().locator('.action-label').first());
  }

  /** The labels of all entries. */
  async entries(): Promise<readonly string[]> {
    const labels = this.menu().locator('.action-label:not(.separator)');
    await labels.first().waitFor();
    return labels.allInnerTexts();
  }

  /** Closes it without choosing. */
  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.menu().waitFor({ state: 'hidden' });
  }

  /** The innermost: an entry of a submenu is also inside that of its submenu. */
  private entry(label: string) {
    return this.menu()
      .locator('.action-item')
      .filter({ has: this.page.getByRole('menuitem', { name: label, exact: true }) })
      .last();
  }

  private menu() {
    return this.page.locator('.monaco-menu-container');
  }
}
