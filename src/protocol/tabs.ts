/**
 * Messages between the extension and the frame of a page with tabs. Each tab has its own messages, in an
 * envelope with the tab's id; so has the header, which is above the tabs and always visible.
 */
import { isRecord } from './messages';

/** The id of the part above the tabs. */
export const headerId = 'header';

/** A message of a tab or of the header, in either direction. */
export interface TabEnvelope {
  readonly type: 'tab';
  readonly tab: string;
  readonly message: unknown;
}

/** A tab as the frame shows it. */
export interface TabTitle {
  readonly id: string;
  readonly label: string;
}

/** Extension → page. */
export type FrameMessage =
  /** All that the frame shows: the answer to `ready`. */
  | {
      readonly type: 'frame';
      /** What the page is about, for its memory. */
      readonly target: unknown;
      readonly tabs: readonly TabTitle[];
      /** The name of the list of tabs for screen readers. */
      readonly label: string;
      /** The id of the tab to show. */
      readonly selected: string;
    }
  /** Selects a tab. */
  | { readonly type: 'openTab'; readonly tab: string }
  | TabEnvelope;

/** Page → extension. */
export type FrameRequest =
  /** The page was created and shows nothing yet. */
  | { readonly type: 'ready' }
  /** The user has selected a tab. */
  | { readonly type: 'selectTab'; readonly tab: string }
  | TabEnvelope;

/** The state that a page with tabs persists for a reload of the window. */
export interface TabbedMemory {
  readonly target: unknown;
  /** The id of the selected tab. */
  readonly tab: string;
  /** What each tab has persisted, by its id. */
  readonly tabs: Readonly<Record<string, unknown>>;
}

/** Parses a message of the page; undefined if it is invalid. */
export function parseFrameRequest(value: unknown): FrameRequest | undefined {
  if (!isRecord(value)) return undefined;
  const { type, tab, message } = value;
  if (type === 'ready') return { type };
  if (typeof tab !== 'string') return undefined;
  if (type === 'selectTab') return { type, tab };
  return type === 'tab' ? { type, tab, message } : undefined;
}

/** Parses the persisted state of a page; undefined if it is invalid. The caller checks the target. */
export function parseTabbedMemory(value: unknown): TabbedMemory | undefined {
  if (!isRecord(value) || !isRecord(value.tabs) || typeof value.tab !== 'string') return undefined;
  return { target: value.target, tab: value.tab, tabs: value.tabs };
}
