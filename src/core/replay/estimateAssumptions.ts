/**
 * Estimates the assumptions for the replay of an alarm: calibrated from its own history if
 * possible.
 */
import type { Alarm, AlarmDefinition } from '../model/alarm';
import type { AlarmHistoryItem } from '../model/alarmHistory';
import { defaultAssumptions, readsExtra, type Assumptions } from '../cloudwatch/evaluation';
import { calibrate } from './calibrate';
import { readsOnlyConnections } from './replayAlarm';
import { replayFailure } from './replayObstacle';
import type { FineSamples } from './readSamples';
import type { CooperativeTask } from '../base/cooperativeTask';

/** Assumptions and their source. */
export interface Calibration {
  readonly assumptions: Assumptions;
  /** The number of history episodes that they are calibrated from; 0 for the defaults. */
  readonly episodes: number;
  /** Whether the alarm has a wall clock window, whose length AWS documents. */
  readonly wallClock: boolean;
}

/** The default assumptions, for an alarm without calibration. */
export function notCalibrated(alarm: Pick<AlarmDefinition, 'evaluationWindow'>): Calibration {
  return { assumptions: defaultAssumptions, episodes: 0, wallClock: !readsExtra(alarm) };
}

/**
 * Calibrates from the alarm's history since its last configuration; uses the defaults unless
 * exactly one number explains it. Works in steps.
 * @param history undefined if it cannot be read
 */
export function* estimateAssumptions(
  alarm: Alarm,
  endpointId: string,
  history: readonly AlarmHistoryItem[] | undefined,
  { samples, fineSince }: FineSamples,
): CooperativeTask<Calibration> {
  if (!history || !readsOnlyConnections(alarm, endpointId) || replayFailure(alarm, samples))
    return notCalibrated(alarm);
  const since = Math.max(fineSince, alarm.configuredAt ?? 0);
  const transitions = history
    .filter((item) => item.kind === 'state')
    .filter(({ at }) => at >= since);
  const fine = samples.filter(({ at }) => at >= fineSince);
  const found = yield* calibrate(alarm, transitions, fine);
  if (found.kind === 'refused' || found.confidence === 'low') return notCalibrated(alarm);
  return { ...notCalibrated(alarm), assumptions: found.assumptions, episodes: found.episodes };
}
