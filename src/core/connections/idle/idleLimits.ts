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
  /** While it is quiet, its traffic in both directions is at most this. */
  bytesPerHour: 100_000,
} as const;
