/** The line at the bottom of the window. An item is named by the id that the extension gave it. */
import type { Locator, Page } from 'playwright-core';
import type { ContextMenu } from './contextMenu';

/** Reads and clicks items of the status bar. */
export class StatusBar {
  constructor(
    private readonly page: Page,
    private readonly contextMenu: ContextMenu,
  ) {}

  /** The item: its visible text, and its class for the background (`warning-kind`, `error-kind`). */
  item(id: string): Locator {
    return this.page.locator(`.statusbar-item[id$=${JSON.stringify(id)}]`);
  }

  /** What it shows, icons left out. */
  async text(id: string): Promise<string> {
    return (await this.item(id).innerText()).trim();
  }

  /** What a screen reader says. */
  async accessibleLabel(id: string): Promise<string> {
    return (await this.item(id).locator('a').first().getAttribute('aria-label')) ?? '';
  }

  /** Whether it has the background that warns. */
  async warns(id: string): Promise<boolean> {
    return (await this.item(id).getAttribute('class'))?.includes('warning-kind') === true;
  }

  async click(id: string): Promise<void> {
    await this.item(id).locator('a').first().click();
  }

  /** Hides an item, which the last entry of its menu does in every language. */
  async hide(id: string): Promise<void> {
    await this.item(id).click({ button: 'right' });
    await this.contextMenu.choose((await this.contextMenu.entries()).at(-1) ?? '');
    await this.item(id).waitFor({ state: 'hidden' });
  }

  /** The text of its tooltip, once it says this. */
  async tooltip(id: string, containing: string): Promise<string> {
    await this.item(id).hover();
    const hover = this.page.locator('.workbench-hover:visible').filter({ hasText: containing });
    await hover.waitFor();
    return hover.innerText();
  }
}
