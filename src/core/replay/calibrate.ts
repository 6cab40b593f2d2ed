/**
 * Calibrates from an alarm's history how many datapoints an evaluation reads, which AWS does not
 * document. The time at which the alarm left ALARM rules out every number for which a replay over
 * the same samples leaves it at another minute.
 */
import type { AlarmDefinition, Transition } from '../model/alarm';
import type { Sample } from '../model/sample';
import type { CooperativeTask } from '../base/cooperativeTask';
import { evaluateAlarmAt } from '../cloudwatch/alarmEvaluation';
import { defaultAssumptions, readsExtra, type Assumptions } from '../cloudwatch/evaluation';
import { evaluationCadenceMs } from '../cloudwatch/evaluationPeriods';
import { replayAlarm } from './replayAlarm';
import { firstAtOrAfter, sampleReader } from './sampleReader';

/** The confidence of a calibration. */
type Confidence =
  /** Exactly one number is left, and at least three episodes rule out others. */
  | 'high'
  /** Exactly one number is left, from one or two episodes. */
  | 'fair'
  /** Several numbers explain the whole history. */
  | 'low';

/** The result of a calibration of `Assumptions.extraDatapoints`. */
export type Calibration =
  | {
      readonly kind: 'calibrated';
      /**
       * The base assumptions with a number that explains the history: the base's own number if
       * possible.
       */
      readonly assumptions: Assumptions;
      /** The number of ALARM episodes that rule out a number. */
      readonly episodes: number;
      readonly confidence: Confidence;
    }
  /** No episode rules out a number, no single number explains all episodes, or AWS documents 0. */
  | { readonly kind: 'refused'; readonly reason: 'tooLittle' | 'contradictory' | 'documented' };

/** Nobody has reported an alarm that reads more than a handful of extra datapoints. */
const candidates: readonly number[] = Array.from({ length: 21 }, (_, extra) => extra);

/** More episodes add no information. */
const mostEpisodes = 50;
const enoughEpisodes = 3;

/**
 * Calibrates with one alarm. Works in steps.
 * @param transitions of that alarm while it had this definition, oldest first
 * @param samples of the metric that it reads, oldest first, stamped with their minute (samples that
 * CloudWatch aggregated to five minutes give wrong results)
 * @throws as `replayAlarm` does
 */
export function* calibrate(
  definition: AlarmDefinition,
  transitions: readonly Transition[],
  samples: readonly Sample[],
  base: Assumptions = defaultAssumptions,
): CooperativeTask<Calibration> {
  if (!readsExtra(definition)) return { kind: 'refused', reason: 'documented' };
  const explained: ReadonlySet<number>[] = [];
  for (const episode of episodes(definition, transitions).slice(-mostEpisodes)) {
    const numbers = yield* explaining(definition, episode, samples, base);
    // Skips episodes that every number explains, and those whose ALARM the samples do not explain.
    if (numbers && numbers.size < candidates.length) explained.push(numbers);
  }
  if (explained.length === 0) return { kind: 'refused', reason: 'tooLittle' };
  const left = candidates.filter((extra) => explained.every((numbers) => numbers.has(extra)));
  const [least] = left;
  const most = left.at(-1);
  if (least === undefined || most === undefined)
    return { kind: 'refused', reason: 'contradictory' };
  const chosen = left.includes(base.extraDatapoints) ? base.extraDatapoints : least;
  return {
    kind: 'calibrated',
    assumptions: { ...base, extraDatapoints: chosen },
    episodes: explained.length,
    confidence: least < most ? 'low' : explained.length >= enoughEpisodes ? 'high' : 'fair',
  };
}

/** From the evaluation that started ALARM to the one that ended it, ms since 1970. */
interface Episode {
  readonly begins: number;
  readonly ends: number;
}

/**
 * The episodes that evaluations started and ended: a state set manually gives no information about
 * them.
 */
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

/** SetAlarmState accepts any text as StateReason. */
function isEvaluated({ reason }: Transition): boolean {
  return /^(Threshold Crossed|Insufficient Data)\b/.test(reason);
}

/**
 * The numbers for which a replay leaves ALARM at the same time; undefined if the samples do not
 * explain why the alarm entered ALARM.
 */
function* explaining(
  definition: AlarmDefinition,
  { begins, ends }: Episode,
  samples: readonly Sample[],
  base: Assumptions,
): CooperativeTask<ReadonlySet<number> | undefined> {
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
