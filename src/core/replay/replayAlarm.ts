/**
 * Replays an alarm: evaluates its definition over past samples as often as CloudWatch does. Two
 * methods return the same transitions: one for common alarms, whose cost grows with the samples and
 * not with the minutes, and one for every other alarm.
 *
 * Assumptions beyond `Assumptions`: a sample can be read as soon as its minute is over, if it does not
 * say otherwise (AWS documents no delay), and it represents one measurement.
 */
import type { AlarmDefinition } from '../model/alarm';
import type { TimeRange } from '../model/timeRange';
import type { CooperativeTask } from '../base/cooperativeTask';
import { compileAlarm, type CompiledAlarm } from '../cloudwatch/compiledAlarm';
import {
  activeConnectionsMetric,
  clientVpnNamespace,
  endpointDimension,
} from '../cloudwatch/definition';
import { defaultAssumptions, type Assumptions } from '../cloudwatch/evaluation';
import { evaluationCadenceMs } from '../cloudwatch/evaluationPeriods';
import { isWarm } from '../cloudwatch/warmUp';
import { refuseUnreplayable } from './replayObstacle';
import type { ReplayedSample, ReplayOptions, ReplayRun, ReplayTransition } from './replayRun';
import { replaySparse, sparseShape } from './replaySparse';
import { replayStepwise } from './replayStepwise';
import { sampleReader } from './sampleReader';

/**
 * Returns every change of state, oldest first. Works in steps.
 * @param samples of the metric that the alarm reads, oldest first; evaluations also read those
 * before the range
 * @throws ExpectedError `notReplayable` with the obstacle
 */
export function* replayAlarm(
  definition: AlarmDefinition,
  samples: readonly ReplayedSample[],
  { range, initial, assumptions = defaultAssumptions, createdAt }: ReplayOptions,
): CooperativeTask<readonly ReplayTransition[]> {
  refuseUnreplayable(definition, samples);
  const alarm = compileAlarm(definition);
  const start =
    createdAt === undefined ? range.start : warmFrom(alarm, samples, range, createdAt, assumptions);
  const run: ReplayRun = { alarm, samples, range: { start, end: range.end }, initial, assumptions };
  yield;
  const shape = sparseShape(run);
  return shape ? yield* replaySparse(run, shape) : yield* replayStepwise(run);
}

/** The first evaluation of the range after the warm-up. */
function warmFrom(
  alarm: CompiledAlarm,
  samples: readonly ReplayedSample[],
  range: TimeRange,
  createdAt: number,
  assumptions: Assumptions,
): number {
  const cadence = evaluationCadenceMs(alarm.definition);
  let now = Math.ceil(createdAt / cadence) * cadence;
  const context = { createdAt, read: sampleReader(samples, () => now), assumptions };
  while (now < range.end && !isWarm(alarm, now, context)) now += cadence;
  return Math.max(range.start, now);
}

/**
 * Whether an alarm reads only the connection count of this endpoint in its own account, for which
 * samples are available.
 */
export function readsOnlyConnections({ queries }: AlarmDefinition, endpointId: string): boolean {
  const stats = queries.flatMap(({ stat }) => stat ?? []);
  return (
    stats.length > 0 &&
    queries.every(({ accountId }) => accountId === undefined) &&
    stats.every(
      ({ namespace, metricName, dimensions }) =>
        namespace === clientVpnNamespace &&
        metricName === activeConnectionsMetric &&
        dimensions[endpointDimension] === endpointId &&
        Object.keys(dimensions).length === 1,
    )
  );
}
