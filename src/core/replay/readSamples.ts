/** Reads an endpoint's samples as far back and at the finest resolution that CloudWatch retains. */
import { retentionMs } from '../cloudwatch/limits';
import { dayMs } from '../base/duration';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { MetricsPort } from '../ports/aws';

/** Samples of a range, with the start of one-minute timestamps. */
export interface FineSamples {
  /** Oldest first. */
  readonly samples: readonly Sample[];
  /** Ms since 1970; older samples have the timestamp of their five-minute period. */
  readonly fineSince: number;
}

/**
 * Reads one-minute samples with one call and older ones with another.
 * @param now time by AWS's clock, ms since 1970
 * @throws ExpectedError as the port does
 */
export async function readFineSamples(
  metrics: MetricsPort,
  endpointId: string,
  range: TimeRange,
  now: number,
  signal?: AbortSignal,
): Promise<FineSamples> {
  // Rounded up to a whole UTC day, so that no five-minute period is read at both resolutions.
  const fineSince = Math.ceil((now - retentionMs.minute) / dayMs) * dayMs;
  const parts = [
    {
      start: Math.max(range.start, now - retentionMs.fiveMinutes),
      end: Math.min(range.end, fineSince),
    },
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
