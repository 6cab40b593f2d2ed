/** The notifications that pop up at the bottom right. One is named by a text that it contains. */
import type { Locator, Page } from 'playwright-core';
import { isClicked, isHovered, isThere } from './isThere';

/** Drives the notifications that show. */
export class Notifications {
  constructor(private readonly page: Page) {}

  /** The whole message, once a notification shows that contains the text. */
  async text(containing: string): Promise<string> {
    const one = await this.found(containing);
    return one.locator('.notification-list-item-message').innerText();
  }

  /** The messages of all that show now. */
  async all(): Promise<readonly string[]> {
    return this.page
      .locator('.notifications-toasts .notification-list-item-message')
      .allInnerTexts();
  }

  /** Presses one of its buttons. */
  async press(containing: string, button: string): Promise<void> {
    const one = await this.found(containing);
    await one.getByRole('button', { name: button, exact: true }).click();
  }

  /** Closes one. */
  async dismiss(containing: string): Promise<void> {
    const one = this.one(containing);
    await one.hover();
    await one.locator('.codicon-notifications-clear').click();
    await one.waitFor({ state: 'hidden' });
  }

  /** Closes all that show. */
  async clear(): Promise<void> {
    const toasts = this.page.locator('.notifications-toasts .notification-list-item');
    // One may go by itself at any moment, and another come in its place.
    while ((await toasts.count()) > 0) {
      if (await isHovered(toasts.first()))
        await isClicked(toasts.first().locator('.codicon-notifications-clear'));
    }
  }

  /**
   * One that pops up; else one from the list behind the bell: of more than three within 800 ms, faster
   * than a person makes them come, VS Code shows the rest only there.
   */
  private async found(containing: string): Promise<Locator> {
    const toast = this.one(containing);
    if (await isThere(toast)) return toast;
    const center = this.page.locator('.notifications-center');
    // The bell closes a list that is open.
    if (!(await center.isVisible())) await this.page.locator('[id="status.notifications"]').click();
    return center.locator('.notification-list-item').filter({ hasText: containing }).first();
  }

  private one(containing: string): Locator {
    return this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: containing })
      .first();
  }
}
