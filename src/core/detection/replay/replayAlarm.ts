/**
 * What an alarm would have done: runs its definition over samples of the past, evaluating as often
 * as CloudWatch does. Two ways lead to the same transitions: one for the alarms that people have,
 * at a cost that grows with the samples and not with the minutes, and one for every other alarm.
 *
 * What is taken for granted beyond `Assumptions`: a sample can be read as soon as its minute is over
 * (AWS documents no delay), and it stands for one measurement.
 */
import { ExpectedError } from '../../errors';
import type { AlarmDefinition } from '../../model/alarm';
import type { Sample } from '../../model/sample';
import type { Steps } from '../../steps';
import { compileAlarm } from '../alarmEvaluation';
import { activeConnectionsMetric, clientVpnNamespace, endpointDimension } from '../definition';
import { defaultAssumptions } from '../evaluation';
import type { ReplayOptions, ReplayRun, ReplayTransition } from './replayRun';
import { replaySparse, sparseShape } from './replaySparse';
import { replayStepwise } from './replayStepwise';
import { isKnownStatistic } from './sampleReader';

/**
 * Every change of state, oldest first. Works in steps.
 * @param samples of the metric that the alarm reads, oldest first, each time once; those before the
 *   range are looked back at
 * @throws MathError when the alarm's queries cannot be evaluated
 * @throws ExpectedError `unsupported` for an anomaly-detection alarm or a statistic unknown here
 */
export function* replayAlarm(
  definition: AlarmDefinition,
  samples: readonly Sample[],
  { range, initial, assumptions = defaultAssumptions }: ReplayOptions,
): Steps<readonly ReplayTransition[]> {
  const alarm = compileAlarm(definition);
  refuseUnknownStatistics(definition);
  const run: ReplayRun = { alarm, samples, range, initial, assumptions };
  yield;
  const shape = sparseShape(run);
  return shape ? yield* replaySparse(run, shape) : yield* replayStepwise(run);
}

/** Whether all that an alarm reads is the connection count of this endpoint: the samples there are. */
export function readsOnlyConnections({ queries }: AlarmDefinition, endpointId: string): boolean {
  const stats = queries.flatMap(({ stat }) => stat ?? []);
  return (
    stats.length > 0 &&
    stats.every(
      ({ namespace, metricName, dimensions }) =>
        namespace === clientVpnNamespace &&
        metricName === activeConnectionsMetric &&
        dimensions[endpointDimension] === endpointId &&
        Object.keys(dimensions).length === 1,
    )
  );
}

function refuseUnknownStatistics({ queries }: AlarmDefinition): void {
  const unknown = queries.find(({ stat }) => stat && !isKnownStatistic(stat.statistic))?.stat;
  if (!unknown) return;
  throw new ExpectedError({
    kind: 'unsupported',
    detail: `The statistic ${unknown.statistic} cannot be worked out here.`,
  });
}
