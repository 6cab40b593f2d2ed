/** What hangs in the gallery: states of the window, in parts that each have a window of their own. */
import type { Language, PageState, PageWalk } from '../driver/pageWalk';

/** A state of the window. It follows from the one before it. */
export interface Exhibit {
  /** Unique in its part; the file name of its pictures. */
  readonly name: string;
  /** Brings the window into the state. */
  readonly show: (walk: PageWalk) => Promise<void>;
  /**
   * For what a change of theme closes, such as a menu or a hover: closes it. `show` is then called once
   * for each picture.
   */
  readonly leave?: (walk: PageWalk) => Promise<void>;
  /** Whether the side bar shows; only in a wide window if omitted. */
  readonly sideBar?: boolean;
}

/** A window that is open. */
export interface OpenPart {
  readonly walk: PageWalk;
  readonly close: () => Promise<void>;
}

/** What is used of an element; the project's types know no DOM outside of the pages. */
interface Scrollable {
  scrollIntoView(options: { readonly block: 'start' }): void;
}

/** States of one window. */
export interface Part {
  /** Its name on the command line and of the folder of its pictures. */
  readonly name: string;
  readonly exhibits: readonly Exhibit[];
  readonly open: (language: Language) => Promise<OpenPart>;
}

/** A part of the page that shows, scrolled into sight. */
export function lower(name: string, selector: string): Exhibit {
  return {
    name,
    show: async ({ content, workbench: { page } }) => {
      const part = content.locator(selector).last();
      // At its top, so that what follows it shows too.
      await part.evaluate((element: Scrollable) => {
        element.scrollIntoView({ block: 'start' });
      });
      await page.mouse.move(0, 0);
    },
    leave: () => Promise.resolve(),
  };
}

/** States of pages, as exhibits. */
export function pages(states: readonly PageState[]): readonly Exhibit[] {
  return states.map(([name, show]) => ({ name, show }));
}
