/** A time range. */

/** A time range, ms since 1970; `start` is inside, `end` is not. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}
