/** One part of a page on the extension's side: a tab, the header above the tabs, or a whole page. */
import type { Disposable } from '../../core/base/events';
import type { LinkMoment, LinkPlace } from '../../core/links/endpointLink';

/**
 * A part of a page. It is created when it is first shown. The page may be destroyed and created again at
 * any time: the part then receives the page's first message again, and answers with its complete state.
 */
export interface PageTab<Place = never> extends Disposable {
  /** Handles a message of the page, which is untrusted. */
  readonly receive: (message: unknown) => void;
  /**
   * The part is shown or hidden. Messages to a hidden part are discarded, so a part that is shown again
   * posts its complete state.
   */
  setVisible(visible: boolean): void;
  /** Shows what has changed since. */
  follow(): void;
  /** Shows a place in it: a moment, a row. */
  show?(place: Place): void;
  /** The moment or the range that a link to what it shows must contain. */
  moment?(): LinkMoment;
}

/** What a part may do with its page. */
export interface TabHost {
  /** Sends a message to the part on the page; discarded while the page does not show it. */
  readonly post: (message: unknown) => void;
  /** Whether the page shows the part and listens. */
  readonly isShown: boolean;
  /** Sets the title of the editor tab. */
  setTitle(title: string): void;
  /** The selected tab and what it shows, for a link. */
  shownPlace(): LinkPlace;
  /** Shows another tab of the page. */
  openTab(id: string): void;
}
