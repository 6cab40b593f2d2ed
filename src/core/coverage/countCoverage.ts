/**
 * What an alarm on the rise of the count would have notified, from counts alone: without a connection
 * log only the connections that raised the count are known.
 */
import type { CooperativeTask } from '../base/cooperativeTask';
import type { AlarmDefinition } from '../model/alarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import { replaySummary } from '../replay/compareReplays';
import { defaultAssumptions } from '../cloudwatch/evaluation';

/** Connections that raised the count. */
export interface CountCoverage {
  readonly connections: number;
  readonly notified: number;
}

/** Replays the alarm. Works in steps. @throws as `replayAlarm` does */
export function* countCoverage(
  definition: AlarmDefinition,
  samples: readonly Sample[],
  range: TimeRange,
): CooperativeTask<CountCoverage> {
  const options = { range, initial: 'OK', assumptions: defaultAssumptions } as const;
  const { rises } = yield* replaySummary(definition, samples, options);
  let [connections, notified] = [0, 0];
  for (const { delta, outcome } of rises) {
    connections += delta;
    if (outcome === 'notified') notified += delta;
  }
  return { connections, notified };
}
