/** Time ranges. */

/** The latest time that a range or a link may have, ms since 1970: the end of the last year with four digits. */
export const latestTime = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A time range, ms since 1970; `start` is inside, `end` is not. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}
