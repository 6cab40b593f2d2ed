/** How the inside of the host tests talks to the outside through the console: lines that begin so. */

/** Precedes a line of the report. */
export const reportMark = 'host test: ';

/** Precedes the counts, as JSON. */
export const countsMark = 'host tests: ';
