/**
 * The warm-up of an alarm: after its creation it is not evaluated until the warm-up period ends or,
 * if it may end early, until the data fill the evaluation window.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
 */
import { minuteMs } from '../base/duration';
import { decideAlarmAt, type ReadSamples } from './alarmEvaluation';
import type { CompiledAlarm } from './compiledAlarm';
import { evaluationRange, type Assumptions } from './evaluation';
import { periodBoundaries } from './evaluationPeriods';

/** What the check needs. */
export interface WarmUpContext {
  /** When the alarm was created, ms since 1970. */
  readonly createdAt: number;
  readonly read: ReadSamples;
  readonly assumptions: Assumptions;
}

/**
 * Whether warm-up allows an evaluation at a time. Once it has ended, it stays ended: "Warm-up
 * applies only once at alarm creation and does not restart".
 */
export function isWarm(alarm: CompiledAlarm, now: number, context: WarmUpContext): boolean {
  const { warmUp } = alarm.definition;
  if (!warmUp || now >= context.createdAt + warmUp.minutes * minuteMs) return true;
  return !warmUp.wholePeriod && isFull(alarm, now, context);
}

/**
 * Whether the data fill the window: the newest period has a datapoint, and data reach back to the
 * start of the window. An alarm of three five-minute periods whose data start at 10:04 is warm at
 * 10:19.
 */
function isFull(alarm: CompiledAlarm, now: number, context: WarmUpContext): boolean {
  const { createdAt, read, assumptions } = context;
  const { datapoints } = decideAlarmAt(alarm, 'INSUFFICIENT_DATA', now, read, assumptions);
  if (datapoints.at(-1)?.value === undefined) return false;
  const { definition, grid, queries } = alarm;
  const [begins = now] = periodBoundaries(grid, now, definition.evaluationPeriods);
  // "CloudWatch retrieves the most recent data points from before the alarm was created."
  const extra = evaluationRange(definition, assumptions) - definition.evaluationPeriods;
  const reachMs = (extra * definition.periodSeconds + assumptions.mathLookbackSeconds) * 1000;
  const fineSeconds = Math.min(60, definition.periodSeconds);
  const start = Math.min(createdAt, begins) - reachMs;
  const range = {
    start: begins - Math.ceil((begins - start) / minuteMs) * minuteMs,
    end: begins + fineSeconds * 1000,
  };
  return queries.some(
    (query) => query.kind === 'metric' && read(query.stat, range, fineSeconds).length > 0,
  );
}
