/**
 * Estimates when within its period a sample was taken, which AWS does not document. Assumed: at the
 * same offset in every period. Known connections then determine it: the differences between samples
 * equal the connects minus the disconnects at one offset and not at others.
 */
import type { ConnectionRecord } from '../model/connectionRecord';
import type { Sample } from '../model/sample';

/** The candidate offsets: the start of a period, its end, and this number minus one in between. */
const parts = 10;

/**
 * The offset of samples from the start of their periods, in ms: the one that explains most
 * differences, and of several such ones the nearest to the middle.
 * @param samples oldest first
 */
export function publishingPhase(
  samples: readonly Sample[],
  periodMs: number,
  records: readonly Pick<ConnectionRecord, 'startedAt' | 'endedAt'>[],
): number {
  const joined = inOrder(records.map(({ startedAt }) => startedAt));
  const left = inOrder(records.flatMap(({ endedAt }) => endedAt ?? []));
  let best = { phase: periodMs / 2, agreeing: -1 };
  for (const phase of phases(periodMs)) {
    const agreeing = agreement(samples, phase, joined, left);
    if (agreeing > best.agreeing) best = { phase, agreeing };
  }
  return best.phase;
}

function inOrder(times: readonly number[]): readonly number[] {
  return [...times].sort((a, b) => a - b);
}

/** The nearest to the middle first. */
function phases(periodMs: number): readonly number[] {
  const all = Array.from({ length: parts + 1 }, (_, part) => (periodMs * part) / parts);
  return all.sort((a, b) => Math.abs(a - periodMs / 2) - Math.abs(b - periodMs / 2));
}

/** How many differences between two samples it explains. */
function agreement(
  samples: readonly Sample[],
  phase: number,
  joined: readonly number[],
  left: readonly number[],
): number {
  const joinedBy = counter(joined);
  const leftBy = counter(left);
  let agreeing = 0;
  let before: { readonly value: number; readonly explained: number } | undefined;
  for (const { at, value } of samples) {
    const explained = joinedBy(at + phase) - leftBy(at + phase);
    if (before && value - before.value === explained - before.explained) agreeing++;
    before = { value, explained };
  }
  return agreeing;
}

/** How many of the times, oldest first, lie before another one; call it with ascending times. */
function counter(times: readonly number[]): (at: number) => number {
  let count = 0;
  return (at) => {
    while (count < times.length && (times[count] ?? 0) <= at) count++;
    return count;
  };
}
