/** The modal dialog, which asks before something is done. */
import type { Locator, Page } from 'playwright-core';

/** Drives the dialog that is open, or is about to open. */
export class Dialog {
  private readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  /** All that it says, once it says this. */
  async text(containing: string): Promise<string> {
    const box = this.box.filter({ hasText: containing });
    await box.waitFor();
    return box.locator('.dialog-message-container').innerText();
  }

  /** Presses one of its buttons and waits until it is gone. */
  async press(button: string): Promise<void> {
    await this.box.getByRole('button', { name: button, exact: true }).click();
    await this.box.waitFor({ state: 'hidden' });
  }
}
