/** The assumptions that an alarm is replayed with: learned from its own history where that can be. */
import type { Alarm, AlarmDefinition } from '../model/alarm';
import type { AlarmHistoryItem } from '../model/alarmHistory';
import type { Assumptions } from '../cloudwatch/evaluation';
import { defaultAssumptions, readsExtra } from '../cloudwatch/evaluation';
import { calibrate } from './calibrate';
import { readsOnlyConnections } from './replayAlarm';
import { replayFailure } from './replayObstacle';
import type { FineSamples } from './readSamples';
import type { Steps } from '../base/steps';

/** Assumptions, and how they were come by. */
export interface Calibration {
  readonly assumptions: Assumptions;
  /** How many episodes of the history they come from; 0 for the defaults. */
  readonly episodes: number;
  /** Whether the alarm has a wall clock window, for which AWS documents how far it looks back. */
  readonly wallClock: boolean;
}

/** Nothing was learned of the alarm. */
export function notCalibrated(alarm: Pick<AlarmDefinition, 'evaluationWindow'>): Calibration {
  return { assumptions: defaultAssumptions, episodes: 0, wallClock: !readsExtra(alarm) };
}

/**
 * Calibrates on what the alarm did since it was last configured, where one number alone explains it.
 * Works in steps.
 * @param history undefined when it cannot be read
 */
export function* estimateAssumptions(
  alarm: Alarm,
  endpointId: string,
  history: readonly AlarmHistoryItem[] | undefined,
  { samples, fineSince }: FineSamples,
): Steps<Calibration> {
  if (!history || !readsOnlyConnections(alarm, endpointId) || replayFailure(alarm, samples)) {
    return notCalibrated(alarm);
  }
  const since = Math.max(fineSince, alarm.configuredAt ?? 0);
  const transitions = history
    .filter((item) => item.kind === 'state')
    .filter(({ at }) => at >= since);
  const fine = samples.filter(({ at }) => at >= fineSince);
  const found = yield* calibrate(alarm, transitions, fine);
  if (found.kind === 'refused' || found.confidence === 'low') return notCalibrated(alarm);
  return { ...notCalibrated(alarm), assumptions: found.assumptions, episodes: found.episodes };
}
