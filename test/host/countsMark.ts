/** Precedes the counts, as JSON, on the line in which the inside of the host tests tells the outside. */
export const countsMark = 'host tests:';
