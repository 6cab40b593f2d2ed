/** When a connection counts as forgotten. */
import { hourMs } from '../../base/duration';

/**
 * AWS documents no such limits. A client that nobody uses sends keep-alive packets and name requests, some
 * kilobytes an hour; a page in a browser is a megabyte.
 */
export const idleLimits = {
  /** It has been open for this time. */
  openMs: 4 * hourMs,
  /** It has been quiet for this time. */
  quietMs: hourMs,
  /** While it is quiet, its traffic in both directions is at most this on average. */
  bytesPerHour: 100_000,
  /** It may exceed the average by this at any time: keep-alive packets come together. */
  burstBytes: 10_000,
  /** Its last read is at most this old: a little more than the longest time between two refreshes. */
  readAgeMs: 1.25 * hourMs,
} as const;
