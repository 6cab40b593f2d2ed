/**
 * Learns from an alarm's own history how many datapoints an evaluation reads, which AWS does not
 * document: how long after a rise the alarm left ALARM again rules out every number with which a
 * replay over the same samples would have left it at another minute.
 */
import type { AlarmDefinition, Transition } from '../model/alarm';
import type { Sample } from '../model/sample';
import type { Steps } from '../base/steps';
import { evaluateAlarmAt } from '../cloudwatch/alarmEvaluation';
import { defaultAssumptions, readsExtra } from '../cloudwatch/evaluation';
import type { Assumptions } from '../cloudwatch/evaluation';
import { evaluationCadenceMs } from '../cloudwatch/evaluationPeriods';
import { replayAlarm } from './replayAlarm';
import { firstAtOrAfter, sampleReader } from './sampleReader';

/** How sure a calibration is. */
export type Confidence =
  /** One number alone is left, and at least three episodes rule out others. */
  | 'high'
  /** One number alone is left, by one or two episodes. */
  | 'fair'
  /** Several numbers explain all that happened. */
  | 'low';

/** What the history says about `Assumptions.extraDatapoints`. */
export type Calibration =
  | {
      readonly kind: 'calibrated';
      /** The base, with a number that explains the history: the base's own where it does. */
      readonly assumptions: Assumptions;
      /** The numbers that explain all of it; `most` is absent when nothing limits them. */
      readonly extraDatapoints: { readonly least: number; readonly most?: number };
      /** How many episodes of ALARM rule out something. */
      readonly episodes: number;
      readonly confidence: Confidence;
    }
  /** No episode rules out anything, no one number explains them all, or AWS documents that it is 0. */
  | { readonly kind: 'refused'; readonly reason: 'tooLittle' | 'contradictory' | 'documented' };

/** Nobody has reported an alarm that reads more than a handful. */
const candidates: readonly number[] = Array.from({ length: 21 }, (_, extra) => extra);

/** More tell nothing new. */
const mostEpisodes = 50;
const enoughEpisodes = 3;

/**
 * Calibrates on one alarm. Works in steps.
 * @param transitions of that alarm while it had this definition, oldest first
 * @param samples of what it reads, stamped with their minute (those that CloudWatch has aged to five
 *   minutes would mislead), oldest first
 * @throws as `replayAlarm` does
 */
export function* calibrate(
  definition: AlarmDefinition,
  transitions: readonly Transition[],
  samples: readonly Sample[],
  base: Assumptions = defaultAssumptions,
): Steps<Calibration> {
  if (!readsExtra(definition)) return { kind: 'refused', reason: 'documented' };
  const explained: ReadonlySet<number>[] = [];
  for (const episode of episodes(definition, transitions).slice(-mostEpisodes)) {
    const numbers = yield* explaining(definition, episode, samples, base);
    // What every number explains says nothing; what none explains was not ours to explain.
    if (numbers && numbers.size < candidates.length) explained.push(numbers);
  }
  if (explained.length === 0) return { kind: 'refused', reason: 'tooLittle' };
  const left = candidates.filter((extra) => explained.every((numbers) => numbers.has(extra)));
  const [least] = left;
  const most = left.at(-1);
  if (least === undefined || most === undefined) {
    return { kind: 'refused', reason: 'contradictory' };
  }
  const kept = left.includes(base.extraDatapoints) ? base.extraDatapoints : least;
  return {
    kind: 'calibrated',
    assumptions: { ...base, extraDatapoints: kept },
    extraDatapoints: { least, ...(most < candidates.length - 1 && { most }) },
    episodes: explained.length,
    confidence: least < most ? 'low' : explained.length >= enoughEpisodes ? 'high' : 'fair',
  };
}

/** From the evaluation that began ALARM to the one that ended it, ms since 1970. */
interface Episode {
  readonly begins: number;
  readonly ends: number;
}

/** Those that an evaluation began; a state set by hand says nothing about evaluations. */
function episodes(
  definition: AlarmDefinition,
  transitions: readonly Transition[],
): readonly Episode[] {
  const cadence = evaluationCadenceMs(definition);
  const evaluation = ({ at }: Transition): number => Math.floor(at / cadence) * cadence;
  return transitions.flatMap((transition, i): Episode[] => {
    const next = transitions[i + 1];
    if (transition.to !== 'ALARM' || next?.from !== 'ALARM') return [];
    if (!isEvaluated(transition) || !isEvaluated(next)) return [];
    return [{ begins: evaluation(transition), ends: evaluation(next) }];
  });
}

/** StateReason is anything at all where SetAlarmState gave it. */
function isEvaluated({ reason }: Transition): boolean {
  return /^(Threshold Crossed|Insufficient Data)\b/.test(reason);
}

/**
 * The numbers with which the alarm would have left ALARM just then; undefined when the samples do
 * not even explain why it came into ALARM.
 */
function* explaining(
  definition: AlarmDefinition,
  { begins, ends }: Episode,
  samples: readonly Sample[],
  base: Assumptions,
): Steps<ReadonlySet<number> | undefined> {
  const periods = definition.evaluationPeriods + candidates.length;
  const spanMs = (periods * definition.periodSeconds + base.mathLookbackSeconds) * 1000;
  const from = firstAtOrAfter(samples, begins - spanMs - definition.periodSeconds * 1000);
  const near = samples.slice(from, firstAtOrAfter(samples, ends));
  const assuming = (extraDatapoints: number): Assumptions => ({ ...base, extraDatapoints });
  const read = sampleReader(near);
  const range = { start: begins, end: ends + 1 };
  let rises = false;
  const leaving = new Set<number>();
  for (const extra of candidates) {
    yield;
    const assumptions = assuming(extra);
    const { state } = evaluateAlarmAt(definition, 'OK', begins, read, assumptions);
    if (state !== 'ALARM') continue;
    rises = true;
    const options = { range, initial: 'ALARM', assumptions } as const;
    const [first] = yield* replayAlarm(definition, near, options);
    if (first?.at === ends) leaving.add(extra);
  }
  return rises ? leaving : undefined;
}
