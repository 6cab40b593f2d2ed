/** The text of a row in a tree or a list. Its parts stand side by side, but have no space between them. */
import type { Locator } from 'playwright-core';

/** Label, description and detail, one space apart, icons left out. */
export async function labelText(row: Locator): Promise<string> {
  const parts = await row.locator('.label-name, .label-description').allInnerTexts();
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');
}
