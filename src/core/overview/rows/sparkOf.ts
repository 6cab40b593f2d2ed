/** Reduces the samples of an endpoint and the firings of its alarms to the picture of 24 hours. */
import { publishingIntervalMs } from '../../cloudwatch/limits';
import type { Sample } from '../../model/sample';
import { sparkBucketMs, sparkBuckets, type Spark } from '../view/spark';

/**
 * The picture of the 24 hours until `now`, ms since 1970.
 * @param samples oldest first
 * @param firedAt when alarms of the endpoint fired, ms since 1970
 */
export function sparkOf(
  samples: readonly Sample[],
  firedAt: readonly number[],
  now: number,
): Spark {
  const start = sparkStart(now);
  const counts = Array.from<number | null>({ length: sparkBuckets }).fill(null);
  const rises = new Set<number>();
  for (const [index, { at, value }] of samples.entries()) {
    const bucket = bucketOf(at, start);
    if (bucket === undefined) continue;
    counts[bucket] = Math.max(counts[bucket] ?? 0, value);
    if (rise(samples, index) > 0) rises.add(bucket);
  }
  const fired = new Set(firedAt.flatMap((at) => bucketOf(at, start) ?? []));
  return { start, counts, rises: [...rises], fired: [...fired].sort((a, b) => a - b) };
}

/** The start of the first bucket. Buckets are aligned, so that a picture changes only with its data. */
function sparkStart(now: number): number {
  return (Math.floor(now / sparkBucketMs) - sparkBuckets + 1) * sparkBucketMs;
}

function bucketOf(at: number, start: number): number | undefined {
  const bucket = Math.floor((at - start) / sparkBucketMs);
  return bucket >= 0 && bucket < sparkBuckets ? bucket : undefined;
}

/** By how much a sample is higher than the one before; 0 after a gap, or if it is not higher. */
function rise(samples: readonly Sample[], index: number): number {
  const [before, sample] = [samples[index - 1], samples[index]];
  if (!before || !sample || sample.at - before.at > 2 * publishingIntervalMs) return 0;
  return Math.max(0, sample.value - before.value);
}

/** The least number of connections that started since a time (ms since 1970): the sum of all rises. */
export function risesSince(samples: readonly Sample[], since: number): number {
  return samples.reduce(
    (sum, { at }, index) => (at >= since ? sum + rise(samples, index) : sum),
    0,
  );
}
