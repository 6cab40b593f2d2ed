/** Maps CloudWatch's series of timestamps and values to samples. */
import type { MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { Sample } from '../../core/model/sample';
import { readNumber, readTime } from './fields';

/**
 * The samples of all parts, oldest first, one per timestamp; undefined if the numbers of timestamps
 * and values differ.
 */
export function toSamples(parts: readonly MetricDataResult[]): readonly Sample[] | undefined {
  const values = new Map<number, number>();
  for (const { Timestamps: times = [], Values: numbers = [] } of parts) {
    if (!Array.isArray(times) || !Array.isArray(numbers) || times.length !== numbers.length)
      return undefined;
    for (const [i, time] of times.entries()) {
      const at = readTime(time);
      const value = readNumber(numbers[i]);
      if (at === undefined || value === undefined) return undefined;
      values.set(at, value);
    }
  }
  return [...values].map(([at, value]) => ({ at, value })).sort((a, b) => a.at - b.at);
}
