/** The comparison of an alarm's values with its threshold. */
import type { Comparison } from '../model/alarm';

/** Whether a value breaches the threshold; undefined for `other`, which has no static threshold. */
export function comparisonTest(rules: {
  readonly comparison: Comparison;
  readonly threshold: number;
}): ((value: number) => boolean) | undefined {
  const { comparison, threshold } = rules;
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return (value) => value >= threshold;
    case 'GreaterThanThreshold':
      return (value) => value > threshold;
    case 'LessThanThreshold':
      return (value) => value < threshold;
    case 'LessThanOrEqualToThreshold':
      return (value) => value <= threshold;
    case 'other':
      return undefined;
  }
}
