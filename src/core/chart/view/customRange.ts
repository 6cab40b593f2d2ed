/** A time range that is typed into two fields, as a browser gives them: `2026-11-11T15:30`. */
import { minuteMs } from '../../base/duration';
import type { ZoneOffset } from '../../base/timeZone';
import { latestTime } from '../../model/timeRange';
import { oldestStart, type CustomRange } from './chartRange';

/** Why two fields are no range: a field is empty, or the times do not fit each other, the clock or CloudWatch. */
export type RangeProblem = 'incomplete' | 'order' | 'future' | 'tooOld';

/** The shortest range: samples are five minutes apart. */
const shortestMs = 10 * minuteMs;

/**
 * The range in two fields.
 * @param now ms since 1970
 * @param offset of the clock that the fields mean
 */
export function typedRange(
  from: string,
  to: string,
  now: number,
  offset: ZoneOffset,
): CustomRange | RangeProblem {
  const [start, end] = [typedTime(from, offset), typedTime(to, offset)];
  if (start === undefined || end === undefined) return 'incomplete';
  if (start >= now) return 'future';
  if (start < oldestStart(now)) return 'tooOld';
  return end - start < shortestMs ? 'order' : { start, end };
}

/** A time as a field has it, without seconds. */
export function fieldTime(at: number, offset: ZoneOffset): string {
  return new Date(at + offset(at)).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

/** The time that a field means, ms since 1970; undefined if it is empty, incomplete or too late for a link. */
function typedTime(text: string, offset: ZoneOffset): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return undefined;
  const shown = Date.parse(`${text}Z`);
  if (Number.isNaN(shown)) return undefined;
  // The offset at the time itself, which differs from the first guess within hours of a change.
  const time = shown - offset(shown - offset(shown));
  return time <= latestTime ? time : undefined;
}
