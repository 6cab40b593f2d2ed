/** The times without counts: what an alarm on the count cannot have seen. */
import { publishingIntervalMs } from '../../cloudwatch/limits';
import type { Sample } from '../../model/sample';
import type { TimeRange } from '../../model/timeRange';

/** A publication is treated as lost if the next one comes later than this. */
export const longestGapMs = 1.5 * publishingIntervalMs;

/**
 * The parts of a range for which no count was published, oldest first.
 * @param samples oldest first
 */
export function countGaps(samples: readonly Sample[], { start, end }: TimeRange): TimeRange[] {
  const gaps: TimeRange[] = [];
  let last = start;
  for (const { at } of samples) {
    if (at < start) continue;
    if (at >= end) break;
    if (at - last > longestGapMs) gaps.push({ start: last, end: at });
    last = at;
  }
  // The newest publication may not be readable yet.
  if (end - last > 2 * longestGapMs) gaps.push({ start: last, end });
  return gaps;
}
