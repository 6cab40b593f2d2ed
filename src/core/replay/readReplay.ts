/**
 * "How often would this have fired?": replays an alarm over up to 63 days of its endpoint's
 * samples.
 */
import {
  comparedPeriods,
  comparedThresholds,
  compareReplays,
  replaySummary,
  type ComparedReplay,
} from './compareReplays';
import type { ReplaySummary } from './replaySummary';
import type { Alarm, AlarmDefinition, Transition } from '../model/alarm';
import { alarmHistoryMs, retentionMs } from '../cloudwatch/limits';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { ScopeAws } from '../ports/aws';
import type { Yielder } from '../base/yielder';
import { readFineSamples } from './readSamples';
import { runInSlices, type CooperativeTask } from '../base/cooperativeTask';
import { estimateAssumptions, notCalibrated, type Calibration } from './estimateAssumptions';
import { outcomeOf, valueOf } from './outcome';

/** The result of a replay. */
export interface ReplayReport {
  readonly definition: AlarmDefinition;
  /** Starts at the first sample, which may be later than requested; undefined without samples. */
  readonly range: TimeRange | undefined;
  readonly samples: number;
  readonly calibration: Calibration;
  readonly summary: ReplaySummary;
  /** The same with other periods and thresholds. */
  readonly compared: readonly ComparedReplay[];
}

/** A replay with the data that it was read from. */
export interface ReadReplay extends ReplayReport {
  /** The number of connections, oldest first. */
  readonly counts: readonly Sample[];
  /** When the alarm changed its state; undefined for a new alarm, or if its history could not be read. */
  readonly transitions: readonly Transition[] | undefined;
}

/**
 * Called after each replay with the progress. All replays are the alarm's own and the compared
 * ones.
 */
export type OnReplayed = (done: number, all: number) => void;

/** Options for long-running replays. */
export interface ReadReplayDeps {
  /** If omitted, the replays run synchronously. */
  readonly yielder?: Yielder;
  readonly onReplayed?: OnReplayed;
}

/**
 * Reads the samples and replays.
 * @param place `alarm` is the existing alarm, for calibration from its history; absent for a new
 * alarm
 * @throws ExpectedError if the samples cannot be read or the alarm cannot be replayed, and
 * `cancelled` if the signal aborts
 */
export async function readReplay(
  aws: Pick<ScopeAws, 'metrics' | 'alarms'>,
  definition: AlarmDefinition,
  place: { readonly endpointId: string; readonly alarm?: Alarm; readonly now: number },
  signal?: AbortSignal,
  { yielder, onReplayed }: ReadReplayDeps = {},
): Promise<ReadReplay> {
  const { endpointId, alarm, now } = place;
  const asked = { start: now - retentionMs.fiveMinutes, end: now };
  const retained = { start: now - alarmHistoryMs, end: now + 1 };
  const [read, history] = await Promise.all([
    readFineSamples(aws.metrics, endpointId, asked, now, signal),
    alarm && outcomeOf(aws.alarms.history(alarm.name, retained, signal)),
  ]);
  const learning = alarm && estimateAssumptions(alarm, endpointId, valueOf(history), read);
  const calibration = learning
    ? await runInSlices(learning, yielder, signal)
    : notCalibrated(definition);
  const { samples } = read;
  const report = await runInSlices(
    replayReport(definition, samples, calibration, now, onReplayed),
    yielder,
    signal,
  );
  const transitions = valueOf(history)?.filter((item) => item.kind === 'state');
  return { ...report, counts: samples, transitions };
}

/** Replays over given samples. Works in steps, and throws as `replayAlarm` does. */
export function* replayReport(
  definition: AlarmDefinition,
  samples: readonly Sample[],
  calibration: Calibration,
  now: number,
  onReplayed?: OnReplayed,
): CooperativeTask<ReplayReport> {
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
