/** Reads an endpoint's samples as far back and as finely as CloudWatch keeps them. */
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { MetricsPort } from '../ports/aws';

const dayMs = 24 * 3_600_000;
/**
 * Data points of a minute are kept for so long, those of five minutes for 63 days.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
const minuteKeptMs = 15 * dayMs;
/** How far back there is a sample for every publication. */
export const samplesKeptMs = 63 * dayMs;

/** Samples of a range, and since when they are stamped with their minute. */
export interface FineSamples {
  /** Oldest first. */
  readonly samples: readonly Sample[];
  /** Ms since 1970; older samples are stamped with the five minutes that they lie in. */
  readonly fineSince: number;
}

/**
 * One call for what is kept by the minute and one for what is older.
 * @param now AWS's time, ms since 1970
 * @throws ExpectedError as the port does
 */
export async function readFineSamples(
  metrics: MetricsPort,
  endpointId: string,
  range: TimeRange,
  now: number,
  signal?: AbortSignal,
): Promise<FineSamples> {
  // On a round day's end, so that no five minutes are read in both ways.
  const fineSince = Math.ceil((now - minuteKeptMs) / dayMs) * dayMs;
  const parts = [
    { start: Math.max(range.start, now - samplesKeptMs), end: Math.min(range.end, fineSince) },
    { start: Math.max(range.start, fineSince), end: range.end },
  ];
  const read = await Promise.all(
    parts.map((part, i) =>
      part.start < part.end
        ? metrics.samples(endpointId, part, i === 0 ? 300 : 60, signal)
        : Promise.resolve([]),
    ),
  );
  return { samples: read.flat(), fineSince };
}
