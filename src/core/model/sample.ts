/** Samples of ActiveConnectionsCount and the differences between them. */

/** One value of the metric in one period. `at` is the start of the period, ms since 1970. */
export interface Sample {
  readonly at: number;
  readonly value: number;
}

/**
 * CloudWatch's DIFF: each value minus the previous one. The first has no predecessor and gives
 * nothing; a gap is bridged to the last existing sample.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @param samples oldest first
 */
export function diff(samples: readonly Sample[]): Sample[] {
  const deltas: Sample[] = [];
  for (let i = 1; i < samples.length; i++) {
    const sample = samples[i];
    const previous = samples[i - 1];
    if (sample && previous) deltas.push({ at: sample.at, value: sample.value - previous.value });
  }
  return deltas;
}
