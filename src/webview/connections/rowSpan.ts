/** Which rows of a long table are on show, as arithmetic: only those are in the page. */

/** Rows from `start` to before `end`. */
export interface RowSpan {
  readonly start: number;
  readonly end: number;
}

/** Rows beyond the edges that are there too, so that a short scroll shows no gap. */
const spare = 12;

/**
 * The rows that a scrolled window shows, and some around them.
 * @param window all in CSS pixels: how far it is scrolled, how high it and one row are
 */
export function rowSpan(
  count: number,
  window: { readonly top: number; readonly height: number; readonly rowHeight: number },
): RowSpan {
  const { top, height, rowHeight } = window;
  const start = Math.floor(top / rowHeight) - spare;
  const end = Math.ceil((top + height) / rowHeight) + spare;
  return {
    start: Math.max(0, Math.min(start, count)),
    end: Math.max(0, Math.min(end, count)),
  };
}

/** How far to scroll so that a row is in sight below the header, moving as little as it takes. */
export function scrollToRow(
  index: number,
  window: {
    readonly top: number;
    readonly height: number;
    readonly rowHeight: number;
    /** What the header covers. */
    readonly header: number;
  },
): number {
  const { top, height, rowHeight, header } = window;
  const above = index * rowHeight;
  const below = above + rowHeight - (height - header);
  return Math.max(0, Math.min(above, Math.max(below, top)));
}
