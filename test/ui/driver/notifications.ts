/** The notifications that pop up at the bottom right. One is named by a text that it contains. */
import type { Locator, Page } from 'playwright-core';

/** Drives the notifications that show. */
export class Notifications {
  constructor(private readonly page: Page) {}

  /** The whole message, once a notification shows that contains the text. */
  async text(containing: string): Promise<string> {
    return this.one(containing).locator('.notification-list-item-message').innerText();
  }

  /** The messages of all that show now. */
  async all(): Promise<readonly string[]> {
    return this.page
      .locator('.notifications-toasts .notification-list-item-message')
      .allInnerTexts();
  }

  /** Presses one of its buttons. */
  async press(containing: string, button: string): Promise<void> {
    await this.one(containing).getByRole('button', { name: button, exact: true }).click();
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
    for (let left = await toasts.count(); left > 0; left = await toasts.count()) {
      await toasts.first().hover();
      await toasts.first().locator('.codicon-notifications-clear').click();
      await this.page.waitForFunction(
        `document.querySelectorAll('.notifications-toasts .notification-list-item').length < ${left}`,
      );
    }
  }

  private one(containing: string): Locator {
    return this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: containing })
      .first();
  }
}
