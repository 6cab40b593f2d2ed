/** Computes which rows of a long table are visible; only those are in the page. */

/** Rows from `start` to before `end`. */
export interface RowSpan {
  readonly start: number;
  readonly end: number;
}

/** Extra rows beyond the edges, so that a short scroll shows no gap. */
const spare = 12;

/**
 * The rows that a scrolled window shows, with extra rows around them.
 * @param window in CSS pixels: the scroll position, the height of the window and of a row
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

/** The scroll position that shows a row below the header with the least movement. */
export function scrollToRow(
  index: number,
  window: {
    readonly top: number;
    readonly height: number;
    readonly rowHeight: number;
    /** The height that the header covers. */
    readonly header: number;
  },
): number {
  const { top, height, rowHeight, header } = window;
  const above = index * rowHeight;
  const below = above + rowHeight - (height - header);
  return Math.max(0, Math.min(above, Math.max(below, top)));
}
