/** "How often would this have fired?": an alarm over its endpoint's own samples of up to 63 days. */
import {
  comparedPeriods,
  comparedThresholds,
  compareReplays,
  replaySummary,
} from './compareReplays';
import type { ComparedReplay } from './compareReplays';
import type { ReplaySummary } from './replaySummary';
import type { Alarm, AlarmDefinition } from '../model/alarm';
import { historyKeptMs } from '../model/alarmHistory';
import type { TimeRange } from '../model/timeRange';
import type { ScopeAws } from '../ports/aws';
import type { Yielder } from '../base/yielder';
import { readFineSamples, samplesKeptMs } from './readSamples';
import type { FineSamples } from './readSamples';
import { inSlices, type Steps } from '../base/steps';
import { estimateAssumptions, notCalibrated } from './estimateAssumptions';
import type { Calibration } from './estimateAssumptions';
import { outcomeOf, valueOf } from './outcome';

/** What a replay comes to. */
export interface ReplayReport {
  readonly definition: AlarmDefinition;
  /** From the first sample on, which may be later than asked for; undefined without any sample. */
  readonly range: TimeRange | undefined;
  readonly samples: number;
  readonly fineSince: number;
  readonly calibration: Calibration;
  readonly summary: ReplaySummary;
  /** The same with other periods and thresholds. */
  readonly compared: readonly ComparedReplay[];
}

/** Told after each replay how many of all are done: the alarm's own, and those it is compared with. */
export type OnReplayed = (done: number, all: number) => void;

/** How replays that take a while are made. */
export interface ReplayWork {
  /** Where it is left out, all is done at once. */
  readonly yielder?: Yielder;
  readonly onReplayed?: OnReplayed;
}

/**
 * Reads the samples and replays.
 * @param alarm as it exists, to learn from its history; undefined for one that is still to be made
 * @throws ExpectedError when the samples cannot be read or the alarm cannot be replayed, and
 *   `cancelled` when the signal aborts
 */
export async function readReplay(
  aws: Pick<ScopeAws, 'metrics' | 'alarms'>,
  definition: AlarmDefinition,
  place: { readonly endpointId: string; readonly alarm?: Alarm; readonly now: number },
  signal?: AbortSignal,
  { yielder, onReplayed }: ReplayWork = {},
): Promise<ReplayReport> {
  const { endpointId, alarm, now } = place;
  const asked = { start: now - samplesKeptMs, end: now };
  const kept = { start: now - historyKeptMs, end: now + 1 };
  const [read, history] = await Promise.all([
    readFineSamples(aws.metrics, endpointId, asked, now, signal),
    alarm && outcomeOf(aws.alarms.history(alarm.name, kept, signal)),
  ]);
  const learning = alarm && estimateAssumptions(alarm, endpointId, valueOf(history), read);
  const calibration = learning
    ? await inSlices(learning, yielder, signal)
    : notCalibrated(definition);
  return inSlices(replayReport(definition, read, calibration, now, onReplayed), yielder, signal);
}

/** The replay over samples that have been read. Works in steps, and throws as `replayAlarm` does. */
export function* replayReport(
  definition: AlarmDefinition,
  { samples, fineSince }: FineSamples,
  calibration: Calibration,
  now: number,
  onReplayed?: OnReplayed,
): Steps<ReplayReport> {
  const first = samples[0];
  const range = { start: first?.at ?? now, end: now };
  const options = { range, initial: 'OK', assumptions: calibration.assumptions } as const;
  const thresholds = first ? comparedThresholds(samples) : [];
  const all = 1 + comparedPeriods.length * thresholds.length;
  let done = 0;
  const note = (): void => onReplayed?.(++done, all);
  yield;
  const summary = yield* replaySummary(definition, samples, options);
  note();
  return {
    definition,
    range: first && range,
    samples: samples.length,
    fineSince,
    calibration,
    summary,
    compared: yield* compareReplays(
      samples,
      definition,
      comparedPeriods,
      thresholds,
      options,
      note,
    ),
  };
}
