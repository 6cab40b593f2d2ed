/** When an alarm is evaluated, and over which periods: sliding ones or those of a wall clock. */
import { hourMs, minuteMs } from '../base/duration';
import type { AlarmDefinition } from '../model/alarm';
import type { ReplayObstacle } from '../model/failures/replayObstacle';
import { memoizeByObject } from '../base/memoize';
import { zoneOffset } from '../base/timeZone';
import { wallClock, wallClockPeriods } from './wallClock';

type Timing = Pick<AlarmDefinition, 'periodSeconds' | 'evaluationPeriods' | 'evaluationWindow'>;

/** The positions of an alarm's periods. All times are ms since 1970. */
export interface PeriodGrid {
  /** Whether the periods move with each evaluation; otherwise they are fixed. */
  readonly sliding: boolean;
  /** The end of the newest period of an evaluation at this time. */
  readonly endAt: (now: number) => number;
  /** The start of the period that ends at this boundary. */
  readonly startBefore: (end: number) => number;
  /** The first evaluation that includes data measured at this time. */
  readonly firstSeen: (at: number) => number;
}

/**
 * How often CloudWatch evaluates an alarm, in ms: every minute, every ten seconds with periods under a
 * minute, and every hour where more than a day is evaluated.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function evaluationCadenceMs({
  periodSeconds,
  evaluationPeriods,
}: Pick<Timing, 'periodSeconds' | 'evaluationPeriods'>): number {
  if (periodSeconds < 60) return 10_000;
  return periodSeconds * evaluationPeriods > 86_400 ? hourMs : minuteMs;
}

/**
 * Whether an alarm may have this number of periods of this length: "An alarm's total current
 * evaluation period can be no longer than seven days", and one day with periods under an hour. More
 * would never finish.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
function hasLegalPeriods({ periodSeconds, evaluationPeriods, evaluationWindow }: Timing): boolean {
  if (evaluationWindow?.kind === 'wallClock' && !wallClockPeriods.includes(periodSeconds))
    return false;
  const longestSeconds = periodSeconds < 3600 ? 86_400 : 7 * 86_400;
  return (
    Number.isInteger(evaluationPeriods) &&
    evaluationPeriods >= 1 &&
    periodSeconds >= 1 &&
    periodSeconds * evaluationPeriods <= longestSeconds
  );
}

/** The periods of an alarm, or why they cannot be determined. */
export const periodGrid: (definition: Timing) => PeriodGrid | ReplayObstacle =
  memoizeByObject(gridOf);

/** The periods of an alarm; sliding ones if they cannot be determined. */
export function likelyPeriods(definition: Timing): PeriodGrid {
  const grid = periodGrid(definition);
  return 'kind' in grid ? slidingPeriods(definition) : grid;
}

function gridOf(timing: Timing): PeriodGrid | ReplayObstacle {
  const { evaluationWindow: window, periodSeconds, evaluationPeriods } = timing;
  if (!hasLegalPeriods(timing))
    return { kind: 'periods', count: evaluationPeriods, seconds: periodSeconds };
  if (!window) return slidingPeriods(timing);
  if (window.kind === 'other') return { kind: 'window', name: window.name };
  const name = window.timezone ?? 'UTC';
  const offset = zoneOffset(name);
  if (!offset) return { kind: 'timezone', name };
  // Sliding periods of a minute start with full minutes, as on every clock.
  if (periodSeconds === 60) return slidingPeriods(timing);
  const cadence = evaluationCadenceMs(timing);
  const { startOf, endOf } = wallClock(periodSeconds, offset);
  return {
    sliding: false,
    endAt: (now) => startOf(Math.floor(now / cadence) * cadence),
    startBefore: (end) => startOf(end - 1),
    firstSeen: (at) => Math.ceil(endOf(at) / cadence) * cadence,
  };
}

function slidingPeriods(timing: Timing): PeriodGrid {
  const cadence = evaluationCadenceMs(timing);
  const periodMs = timing.periodSeconds * 1000;
  return {
    sliding: true,
    endAt: (now) => Math.floor(now / cadence) * cadence,
    startBefore: (end) => end - periodMs,
    firstSeen: (at) => Math.floor(at / cadence) * cadence + cadence,
  };
}

/**
 * The boundaries of the newest periods of an evaluation at this time, ascending: one more than
 * there are periods.
 */
export function periodBoundaries(grid: PeriodGrid, now: number, count: number): readonly number[] {
  const boundaries = [grid.endAt(now)];
  while (boundaries.length <= count) boundaries.push(grid.startBefore(boundaries.at(-1) ?? 0));
  return boundaries.reverse();
}
