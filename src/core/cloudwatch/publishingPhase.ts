/**
 * When within its period a sample was taken. AWS does not say. Assumed is that it is the same moment
 * of every period, so the connections that are known tell which: the differences between samples are
 * those who joined less those who left, and that comes out for one moment and not for another.
 */
import type { ConnectionRecord } from '../model/connectionRecord';
import type { Sample } from '../model/sample';

/** Moments of a period that are tried: its start, its end and so many less one between. */
const parts = 10;

/**
 * How long after the start of their periods samples were taken, in ms: what most of the differences
 * agree with, and of several such moments the one nearest to the middle.
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

/** How many differences between two samples are explained. */
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

/** How many of the times, oldest first, are past by another; asked for later and later ones. */
function counter(times: readonly number[]): (at: number) => number {
  let count = 0;
  return (at) => {
    while (count < times.length && (times[count] ?? 0) <= at) count++;
    return count;
  };
}
