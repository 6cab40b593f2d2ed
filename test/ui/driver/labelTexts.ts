/** The texts of rows in a list. Their parts stand side by side, but have no space between them. */
import type { Locator } from 'playwright-core';

/** What is used of a row's element; the project's types know no DOM outside of the chart page. */
interface RowElement {
  querySelectorAll(selector: string): Iterable<PartElement>;
}

/** A part of a row. */
interface PartElement {
  readonly innerText: string;
  checkVisibility(): boolean;
}

/**
 * Label, description and detail, one space apart, icons left out, of each. A list that reuses a row hides
 * parts that the new item does not have, and leaves their old texts in them.
 */
export function labelTexts(rows: Locator): Promise<readonly string[]> {
  return rows.evaluateAll((all: readonly RowElement[]) =>
    all.map((row) =>
      [...row.querySelectorAll('.label-name, .label-description')]
        .filter((part) => part.checkVisibility())
        .map((part) => part.innerText.trim())
        .filter((part) => part !== '')
        .join(' '),
    ),
  );
}
