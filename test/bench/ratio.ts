/**
 * Times work beside a reference workload, one after the other, round after round, in one process. What
 * slows the machine slows both, so the ratio holds where an absolute time does not.
 */
import { type Measurement, medianOf } from './measurement';

/** A piece of work that is timed. */
export type Timed = () => unknown;

/** What is compared with what. */
export interface Comparison {
  /** What the row of the table says. */
  readonly what: string;
  /** What the reference does, in words. */
  readonly reference: string;
  /** The largest ratio that is allowed; without, the ratio is information. */
  readonly limit?: number;
}

/** Times of both, ms: those of one round stand at the same place. */
export interface PairedTimes {
  readonly work: readonly number[];
  readonly reference: readonly number[];
}

/** Times both in each round, after one round that is not counted. The order within a round alternates. */
export function timePairs(work: Timed, reference: Timed, rounds: number): PairedTimes {
  const times = { work: [] as number[], reference: [] as number[] };
  work();
  reference();
  for (let round = 0; round < rounds; round++) {
    const timeWork = (): unknown => times.work.push(timeOf(work));
    const timeReference = (): unknown => times.reference.push(timeOf(reference));
    if (round % 2 === 0) timeWork();
    timeReference();
    if (round % 2 === 1) timeWork();
  }
  return times;
}

function timeOf(work: Timed): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/**
 * The row of a ratio, pair by pair, with the medians of both times as information. Where there are not as
 * many of one as of the other, each is compared with the median of the reference.
 */
export function ratioOf({ what, reference, limit }: Comparison, times: PairedTimes): Measurement {
  const [ours, theirs] = [medianOf(times.work).value, medianOf(times.reference).value];
  const paired = times.work.length === times.reference.length;
  const beside = (round: number): number => (paired ? times.reference[round] : theirs) ?? theirs;
  const ratios = times.work.map((ms, round) => ms / beside(round));
  const { value, spread } = medianOf(ratios);
  return {
    what: `${what}, to ${reference}`,
    value,
    spread,
    unit: '×',
    absolute: `${inMs(ours)} to ${inMs(theirs)} ms`,
    ...(limit !== undefined && { target: { text: `≤ ${limit} ×`, met: value <= limit } }),
  };
}

function inMs(ms: number): string {
  return ms >= 100 ? ms.toFixed(0) : ms.toPrecision(2);
}
