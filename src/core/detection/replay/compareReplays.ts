/** The same alarm with other periods and thresholds, over the same samples, side by side. */
import type { AlarmDefinition } from '../../model/alarm';
import type { Sample } from '../../model/sample';
import { replayAlarm } from './replayAlarm';
import type { ReplayOptions } from './replayRun';
import { summarizeReplay } from './replaySummary';
import type { ReplaySummary } from './replaySummary';

/** One cell of the comparison. */
export interface ComparedReplay {
  readonly periodSeconds: number;
  readonly threshold: number;
  readonly summary: ReplaySummary;
}

/** The periods that are worth comparing: each sample alone, and the publishing interval. */
export const comparedPeriods: readonly number[] = [60, 300];

/** More thresholds than these tell nothing that a person would choose by. */
const mostThresholds = 5;

/**
 * The replays of every period with every threshold, period by period.
 * @throws ExpectedError as `replayAlarm` does
 */
export function compareReplays(
  samples: readonly Sample[],
  base: AlarmDefinition,
  periods: readonly number[],
  thresholds: readonly number[],
  options: ReplayOptions,
): readonly ComparedReplay[] {
  return periods.flatMap((periodSeconds) =>
    thresholds.map((threshold) => {
      const definition = { ...withPeriod(base, periodSeconds), threshold };
      const transitions = replayAlarm(definition, samples, options);
      const { range, initial } = options;
      const summary = summarizeReplay(transitions, samples, range, initial);
      return { periodSeconds, threshold, summary };
    }),
  );
}

/** 1 … the highest rise, five at most. */
export function comparedThresholds(samples: readonly Sample[]): readonly number[] {
  let highest = 1;
  for (const [i, { value }] of samples.entries()) {
    highest = Math.max(highest, value - (samples[i - 1]?.value ?? value));
  }
  return Array.from({ length: Math.min(highest, mostThresholds) }, (_, i) => i + 1);
}

/** The alarm with another period, for all of its metrics: CloudWatch takes only one. */
export function withPeriod(definition: AlarmDefinition, periodSeconds: number): AlarmDefinition {
  const queries = definition.queries.map((query) =>
    query.stat ? { ...query, stat: { ...query.stat, periodSeconds } } : query,
  );
  return { ...definition, periodSeconds, queries };
}
