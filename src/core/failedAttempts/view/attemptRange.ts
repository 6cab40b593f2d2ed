/** The time range of the failed attempts that are shown; all end now. */
import { dayMs } from '../../base/duration';
import type { TimeRange } from '../../model/timeRange';

/** The ranges, shortest first. The first is that of the activity, which is kept up to date. */
export const attemptPresets = ['1d', '1w', '30d'] as const;

export type AttemptPreset = (typeof attemptPresets)[number];

const lengths: Readonly<Record<AttemptPreset, number>> = {
  '1d': dayMs,
  '1w': 7 * dayMs,
  '30d': 30 * dayMs,
};

/** The times of a range at `now`, ms since 1970. */
export function attemptWindow(range: AttemptPreset, now: number): TimeRange {
  return { start: now - lengths[range], end: now };
}

/** Parses an untrusted value; undefined if it is no range. */
export function parseAttemptRange(value: unknown): AttemptPreset | undefined {
  return attemptPresets.find((preset) => preset === value);
}
