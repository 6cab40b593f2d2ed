/** Compares replays of an alarm with other periods and thresholds over the same samples. */
import type { AlarmDefinition } from '../model/alarm';
import type { Sample } from '../model/sample';
import type { CooperativeTask } from '../base/cooperativeTask';
import { replayAlarm } from './replayAlarm';
import { replayFailure } from './replayObstacle';
import type { ReplayOptions } from './replayRun';
import { summarizeReplay, type ReplaySummary } from './replaySummary';

/** One cell of the comparison. */
export interface ComparedReplay {
  readonly periodSeconds: number;
  readonly threshold: number;
  readonly summary: ReplaySummary;
}

/**
 * The compared periods in seconds: a minute, which separates all samples, and the publishing
 * interval.
 */
export const comparedPeriods: readonly number[] = [60, 300];

/** More thresholds would not help the user to choose. */
const mostThresholds = 5;

/**
 * Replays every period with every threshold, period by period. Omits combinations that cannot be
 * replayed. Works in steps.
 * @param onReplayed called after each combination
 * @throws ExpectedError as `replayAlarm` does
 */
export function* compareReplays(
  samples: readonly Sample[],
  base: AlarmDefinition,
  periods: readonly number[],
  thresholds: readonly number[],
  options: ReplayOptions,
  onReplayed: () => void = () => undefined,
): CooperativeTask<readonly ComparedReplay[]> {
  const compared: ComparedReplay[] = [];
  for (const periodSeconds of periods) {
    for (const threshold of thresholds) {
      const definition = { ...withPeriod(base, periodSeconds), threshold };
      if (!replayFailure(definition, samples)) {
        const summary = yield* replaySummary(definition, samples, options);
        compared.push({ periodSeconds, threshold, summary });
      }
      onReplayed();
    }
  }
  return compared;
}

/** The summary of one replay. Works in steps, and throws as `replayAlarm` does. */
export function* replaySummary(
  definition: AlarmDefinition,
  samples: readonly Sample[],
  options: ReplayOptions,
): CooperativeTask<ReplaySummary> {
  const transitions = yield* replayAlarm(definition, samples, options);
  return yield* summarizeReplay(definition, transitions, samples, options.range, options.initial);
}

/** The thresholds from 1 to the highest rise, at most five. */
export function comparedThresholds(samples: readonly Sample[]): readonly number[] {
  let highest = 1;
  for (const [i, { value }] of samples.entries())
    highest = Math.max(highest, value - (samples[i - 1]?.value ?? value));
  return Array.from({ length: Math.min(highest, mostThresholds) }, (_, i) => i + 1);
}

/** The alarm with another period for all of its metrics: CloudWatch accepts only one period. */
export function withPeriod(definition: AlarmDefinition, periodSeconds: number): AlarmDefinition {
  const queries = definition.queries.map((query) =>
    query.stat ? { ...query, stat: { ...query.stat, periodSeconds } } : query,
  );
  return { ...definition, periodSeconds, queries };
}
