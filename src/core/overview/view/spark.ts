/** The connections of an endpoint within the last 24 hours, reduced to what a small picture shows. */
import { dayMs, minuteMs } from '../../base/duration';

/** The duration of one bucket, in ms. */
export const sparkBucketMs = 15 * minuteMs;

/** The number of buckets: 24 hours. */
export const sparkBuckets = dayMs / sparkBucketMs;

/** The reduced series. Indices are those of buckets. */
export interface Spark {
  /** Start of the first bucket, ms since 1970. */
  readonly start: number;
  /** The highest number of connections in each bucket; null where it is unknown. */
  readonly counts: readonly (number | null)[];
  /** Buckets in which the number rose. */
  readonly rises: readonly number[];
  /** Buckets in which an alarm of the endpoint fired. */
  readonly fired: readonly number[];
}

/** The highest known number; 0 if none is known. */
export function sparkPeak({ counts }: Spark): number {
  return counts.reduce<number>((peak, count) => Math.max(peak, count ?? 0), 0);
}

/** The bucket with the highest number; undefined if none is known or all are 0. */
export function sparkPeakBucket(spark: Spark): number | undefined {
  const peak = sparkPeak(spark);
  return peak > 0 ? spark.counts.indexOf(peak) : undefined;
}

/** The size of the picture in its own units. */
export const sparkSize = { width: sparkBuckets * 2, height: 24 } as const;

/** Room above the highest and below the lowest number, for the marks. */
const margin = 4;

/** The place of a bucket's number in the picture. */
export function sparkPoint(
  spark: Spark,
  bucket: number,
): { readonly x: number; readonly y: number } {
  const peak = Math.max(1, sparkPeak(spark));
  const inner = sparkSize.height - 2 * margin;
  const share = (spark.counts[bucket] ?? 0) / peak;
  return { x: bucket * 2 + 1, y: round(sparkSize.height - margin - share * inner) };
}

/** The line as the data of an SVG path: steps, interrupted where the number is unknown. */
export function sparkLine(spark: Spark): string {
  const parts: string[] = [];
  let last: number | undefined;
  for (const [bucket, count] of spark.counts.entries()) {
    if (count === null) {
      last = undefined;
      continue;
    }
    const { y } = sparkPoint(spark, bucket);
    const left = bucket * 2;
    if (last === undefined) parts.push(`M${left} ${y}`);
    else if (last !== y) parts.push(`V${y}`);
    parts.push(`H${left + 2}`);
    last = y;
  }
  return parts.join('').replaceAll(/H\d+(?=H)/g, '');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
