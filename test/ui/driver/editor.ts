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
    await this.lines.filter({ hasText: containing }).first().waitFor();
    const lines = await Promise.all((await this.lines.all()).map(readLine));
    // The editor keeps its lines in an order of its own.
    return lines
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text)
      .join('\n');
  }

  /** A tab by its title. */
  tab(title: string): Locator {
    return this.page.getByRole('tab', { name: title });
  }
}

async function readLine(line: Locator): Promise<{ readonly top: number; readonly text: string }> {
  const style = await line.getAttribute('style');
  return {
    top: Number(/top: ?(\d+)px/.exec(style ?? '')?.[1]),
    // The editor shows spaces as no-break spaces.
    text: ((await line.textContent()) ?? '').replaceAll('\u00a0', ' '),
  };
}
