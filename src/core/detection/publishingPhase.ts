/**
 * When within its period a sample was taken. AWS does not say. Assumed is that it is the same moment
 * of every period, so the connections that are known tell which: the differences between samples are
 * those who joined less those who left, and that comes out for one moment and not for another.
 */
import type { Sample } from '../model/sample';

/** Moments of a period that are tried: its start, its end and so many less one between. */
const parts = 10;

/**
 * How long after the start of their periods samples were taken, in ms: what most of the differences
 * agree with, and of several such moments the one nearest to the middle.
 * @param samples oldest first
 * @param joined when connections began, ms since 1970, oldest first
 * @param left when connections ended, likewise
 */
export function publishingPhase(
  samples: readonly Sample[],
  periodMs: number,
  joined: readonly number[],
  left: readonly number[],
): number {
  const middle = periodMs / 2;
  let best = { phase: middle, agreeing: agreement(samples, middle, joined, left) };
  for (const phase of phases(periodMs)) {
    const agreeing = agreement(samples, phase, joined, left);
    if (agreeing > best.agreeing) best = { phase, agreeing };
  }
  return best.phase;
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
