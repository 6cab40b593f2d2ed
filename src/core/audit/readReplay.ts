/** "How often would this have fired?": an alarm over its endpoint's own samples of up to 63 days. */
import {
  comparedPeriods,
  comparedThresholds,
  compareReplays,
} from '../detection/replay/compareReplays';
import type { ComparedReplay } from '../detection/replay/compareReplays';
import { replayAlarm } from '../detection/replay/replayAlarm';
import { summarizeReplay } from '../detection/replay/replaySummary';
import type { ReplaySummary } from '../detection/replay/replaySummary';
import type { Alarm, AlarmDefinition } from '../model/alarm';
import { historyKeptMs } from '../model/alarmHistory';
import type { TimeRange } from '../model/timeRange';
import type { ScopeAws } from '../ports/aws';
import { readFineSamples, samplesKeptMs } from '../readSamples';
import type { FineSamples } from '../readSamples';
import { learnFrom, notLearned } from './learn';
import type { Learned } from './learn';
import { outcomeOf, valueOf } from './outcome';

/** What a replay comes to. */
export interface ReplayReport {
  readonly definition: AlarmDefinition;
  /** From the first sample on, which may be later than asked for; undefined without any sample. */
  readonly range: TimeRange | undefined;
  readonly samples: number;
  readonly fineSince: number;
  readonly learned: Learned;
  readonly summary: ReplaySummary;
  /** The same with other periods and thresholds. */
  readonly compared: readonly ComparedReplay[];
}

/**
 * Reads the samples and replays.
 * @param alarm as it exists, to learn from its history; undefined for one that is still to be made
 * @throws ExpectedError when the samples cannot be read or the alarm cannot be replayed
 */
export async function readReplay(
  aws: Pick<ScopeAws, 'metrics' | 'alarms'>,
  definition: AlarmDefinition,
  place: { readonly endpointId: string; readonly alarm?: Alarm; readonly now: number },
  signal?: AbortSignal,
): Promise<ReplayReport> {
  const { endpointId, alarm, now } = place;
  const asked = { start: now - samplesKeptMs, end: now };
  const kept = { start: now - historyKeptMs, end: now + 1 };
  const [read, history] = await Promise.all([
    readFineSamples(aws.metrics, endpointId, asked, now, signal),
    alarm && outcomeOf(aws.alarms.history(alarm.name, kept, signal)),
  ]);
  const learned = alarm ? learnFrom(alarm, endpointId, valueOf(history), read) : notLearned;
  return replayReport(definition, read, learned, now);
}

/** The replay over samples that have been read. Throws as `replayAlarm` does. */
export function replayReport(
  definition: AlarmDefinition,
  { samples, fineSince }: FineSamples,
  learned: Learned,
  now: number,
): ReplayReport {
  const first = samples[0];
  const range = { start: first?.at ?? now, end: now };
  const options = { range, initial: 'OK', assumptions: learned.assumptions } as const;
  const transitions = replayAlarm(definition, samples, options);
  const thresholds = comparedThresholds(samples);
  return {
    definition,
    range: first && range,
    samples: samples.length,
    fineSince,
    learned,
    summary: summarizeReplay(transitions, samples, range, 'OK'),
    compared: first
      ? compareReplays(samples, definition, comparedPeriods, thresholds, options)
      : [],
  };
}
