/** Reads a list of samples as CloudWatch reads a metric: one statistic per period of a range. */
import type { Sample } from '../model/sample';
import type { ReplayedSample } from './replayRun';
import type { ReadSamples } from '../cloudwatch/alarmEvaluation';
import { statisticNamed } from '../cloudwatch/statistics';

/**
 * A reader over samples of one metric, oldest first. Each sample counts as one measurement.
 * @param now when it reads, ms since 1970; if omitted, all samples can be read
 */
export function sampleReader(samples: readonly ReplayedSample[], now?: () => number): ReadSamples {
  return ({ statistic }, { start, end }, periodSeconds) => {
    const measured = statisticNamed(statistic);
    if (typeof measured === 'string') return [];
    const periodMs = periodSeconds * 1000;
    const latest = now?.() ?? Infinity;
    const found: Sample[] = [];
    let period = -1;
    let values: number[] = [];
    const close = (): void => {
      const value = values.length > 0 ? measured.measure(values) : undefined;
      if (value !== undefined) found.push({ at: start + period * periodMs, value });
      values = [];
    };
    for (let i = firstAtOrAfter(samples, start); i < samples.length; i++) {
      const sample = samples[i];
      if (!sample || sample.at >= end) break;
      if (latest !== Infinity && (sample.readableAt ?? -Infinity) > latest) continue;
      const own = Math.floor((sample.at - start) / periodMs);
      if (own !== period) close();
      period = own;
      values.push(sample.value);
    }
    close();
    return found;
  };
}

/** The index of the first sample at or after a time, ms since 1970. */
export function firstAtOrAfter(samples: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((samples[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
