/**
 * IF: picks per timestamp. Dropped where the condition has no point; without an else-part dropped
 * where it is false; a part that lacks the timestamp gives 0.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
import { byTime, isScalar } from './values';
import type { MathValue } from './values';

/** A condition holds when it is not 0. A scalar one picks a whole part; one without a value, none. */
export function conditional(
  condition: MathValue,
  whenTrue: MathValue,
  whenFalse: MathValue | undefined,
): MathValue {
  if (isScalar(condition)) {
    if (Number.isNaN(condition)) return [];
    return condition === 0 ? (whenFalse ?? []) : whenTrue;
  }
  const trueAt = lookup(whenTrue);
  const falseAt = whenFalse === undefined ? undefined : lookup(whenFalse);
  return condition.flatMap(({ at, value }) => {
    const picked = value === 0 ? falseAt?.(at) : trueAt(at);
    return picked === undefined || Number.isNaN(picked) ? [] : [{ at, value: picked }];
  });
}

function lookup(value: MathValue): (at: number) => number {
  if (isScalar(value)) return () => value;
  const values = byTime(value);
  return (at) => values.get(at) ?? 0;
}
