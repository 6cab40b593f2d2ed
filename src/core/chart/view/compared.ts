/** The other endpoints whose counts a chart shows over those of its own. */
import type { EndpointRef } from '../../model/endpointRef';
import type { Sample } from '../../model/sample';

/** The most other endpoints in one chart: more lines cannot be distinguished. */
export const mostCompared = 5;

/** What was read of another endpoint. */
export interface ComparedSource {
  readonly endpoint: EndpointRef;
  /** The display name of the endpoint. */
  readonly label: string;
  /** Oldest first. */
  readonly samples: readonly Sample[];
}

/** The counts of another endpoint. The columns have equal length and are in order of time. */
export interface ComparedSeries {
  readonly label: string;
  /** Ms since 1970. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** The columns of what was read. */
export function comparedSeries({ label, samples }: ComparedSource): ComparedSeries {
  return {
    label,
    times: samples.map(({ at }) => at),
    values: samples.map(({ value }) => value),
  };
}

/** The index of the first of ascending times that is at least `at`; the number of times if there is none. */
export function firstFrom(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The count that a series shows at a time, ms since 1970: that of the last sample until then. Undefined if the
 * line has a gap there.
 * @param isGap whether samples at these two times have no line between them
 */
export function valueAt(
  { times, values }: ComparedSeries,
  at: number,
  isGap: (from: number, to: number) => boolean,
): number | undefined {
  const last = firstFrom(times, at + 1) - 1;
  const time = times[last];
  return time === undefined || isGap(time, at) ? undefined : values[last];
}
