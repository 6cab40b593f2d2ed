/** How the inside of the host tests talks to the outside through the console: lines that begin so. */

/** Precedes a line of the report. */
export const reportMark = 'host test: ';

/** Precedes what the cases came to, as JSON: `Attempt`. */
export const attemptMark = 'host tests: ';

/** The environment variable with the titles of the suites to run, as JSON; all when it is absent. */
export const onlyVariable = 'CLIENT_VPN_WATCH_TEST_ONLY';

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
