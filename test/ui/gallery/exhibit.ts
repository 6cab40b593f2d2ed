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

/** States of one window. */
export interface Part {
  /** Its name on the command line and of the folder of its pictures. */
  readonly name: string;
  readonly exhibits: readonly Exhibit[];
  readonly open: (language: Language) => Promise<OpenPart>;
}

/** States of pages, as exhibits. */
export function pages(states: readonly PageState[]): readonly Exhibit[] {
  return states.map(([name, show]) => ({ name, show }));
}
