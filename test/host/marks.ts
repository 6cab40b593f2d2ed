/** How the inside of the host tests talks to the outside through the console: lines that begin so. */

/** Precedes a line of the report. */
export const reportMark = 'host test: ';

/** Precedes what the cases came to, as JSON: `Outcome`. */
export const outcomeMark = 'host tests: ';

/** Precedes the request for another window, as JSON: `WindowRequest`. */
export const windowMark = 'host test window: ';

/** What a case asks of the outside. */
export type WindowRequest =
  /** A window more, whose extension host is steered through this port of loopback. */
  | { readonly open: number }
  /** The end of all windows more. */
  | { readonly close: true };

/** The file of the opened folder that says which port steers a window. */
export const steeringFile = 'steering.json';
