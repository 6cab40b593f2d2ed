/** The text editor that shows now. */
import type { Locator, Page } from 'playwright-core';

/** Reads the active text editor as far as it is in sight. */
export class Editor {
  private readonly lines: Locator;

  constructor(private readonly page: Page) {
    this.lines = page.locator('.editor-instance .view-line');
  }

  /** The lines in sight, once one of them contains the text. */
  async text(containing: string): Promise<string> {
    // The editor shows spaces as no-break spaces, and keeps its lines in an order of its own.
    await this.lines.filter({ hasText: containing }).first().waitFor();
    const lines = await this.lines.evaluateAll((elements) =>
      elements
        .map(({ style, textContent }) => ({ top: parseFloat(style.top), text: textContent }))
        .sort((a, b) => a.top - b.top),
    );
    return lines.map(({ text }) => text.replaceAll('\u00a0', ' ')).join('\n');
  }

  /** A tab by its title. */
  tab(title: string): Locator {
    return this.page.getByRole('tab', { name: title });
  }
}
