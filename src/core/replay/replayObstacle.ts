/** Detects why an alarm cannot be replayed, before a replay starts. */
import { isExpected, type Failure } from '../model/errors';
import type { AlarmDefinition, MetricStat } from '../model/alarm';
import type { ReplayObstacle } from '../model/failures/replayObstacle';
import type { Sample } from '../model/sample';
import { checkEvaluable } from '../cloudwatch/alarmEvaluation';
import { notReplayable } from '../cloudwatch/notReplayable';
import { statisticNamed } from '../cloudwatch/statistics';

/**
 * Throws if an alarm cannot be replayed.
 * @param samples for the replay, oldest first
 * @throws ExpectedError `notReplayable` (a MathError is one)
 */
export function refuseUnreplayable(definition: AlarmDefinition, samples: readonly Sample[]): void {
  checkEvaluable(definition);
  for (const { stat } of definition.queries) {
    const why = stat && statisticObstacle(stat, samples);
    if (why) throw notReplayable(why, `The statistic ${stat.statistic} cannot be worked out here`);
  }
}

/** Why the alarm cannot be replayed; undefined if it can. */
export function replayFailure(
  definition: AlarmDefinition,
  samples: readonly Sample[] = [],
): Failure | undefined {
  try {
    refuseUnreplayable(definition, samples);
    return undefined;
  } catch (error) {
    if (isExpected(error)) return error.failure;
    throw error;
  }
}

function statisticObstacle(
  { statistic: name, periodSeconds }: MetricStat,
  samples: readonly Sample[],
): ReplayObstacle | undefined {
  const statistic = statisticNamed(name);
  if (typeof statistic === 'string') return { kind: 'statistic', name, why: statistic };
  const differs = ({ at, value }: Sample, i: number): boolean => {
    const before = samples[i - 1];
    return before !== undefined && at - before.at < periodSeconds * 1000 && value !== before.value;
  };
  return statistic.ofOneValue && samples.some(differs)
    ? { kind: 'statistic', name, why: 'severalValues' }
    : undefined;
}
