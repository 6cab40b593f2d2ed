/** The text editor that shows now. */
import type { Locator, Page } from 'playwright-core';

/** What is used of a line's element; the project's types know no DOM outside of the chart page. */
interface LineElement {
  readonly style: { readonly top: string };
  readonly textContent: string | null;
}

/** Reads the active text editor as far as it is in sight. */
export class Editor {
  private readonly lines: Locator;

  constructor(private readonly page: Page) {
    this.lines = page.locator('.editor-instance .view-line');
  }

  /** The lines in sight, once one of them contains the text. */
  async text(containing: string): Promise<string> {
    await this.lines.filter({ hasText: containing }).first().waitFor();
    // All at once, in the page: the editor may draw lines between two questions.
    const lines = await this.lines.evaluateAll((all: readonly LineElement[]) =>
      all.map(({ style, textContent }) => ({ top: parseInt(style.top), text: textContent ?? '' })),
    );
    // It keeps them in an order of its own, and shows spaces as no-break spaces.
    return lines
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' '))
      .join('\n');
  }

  /** A tab by its title. */
  tab(title: string): Locator {
    return this.page.getByRole('tab', { name: title });
  }
}
