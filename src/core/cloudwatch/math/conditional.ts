/**
 * IF: chooses per timestamp. A timestamp is dropped if the condition has no point there, or if it
 * is false and there is no else-part. A part without the timestamp gives 0, with one documented
 * exception: between a scalar and a series, a point missing from the series is dropped.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#using-IF-expressions
 */
import { byTime, isScalar, type SingleValue } from './values';

/**
 * A condition is true unless it is 0. A scalar condition chooses a whole part; one without a value
 * chooses none.
 */
export function conditional(
  condition: SingleValue,
  whenTrue: SingleValue,
  whenFalse: SingleValue | undefined,
): SingleValue {
  if (isScalar(condition)) {
    if (Number.isNaN(condition)) return [];
    return condition === 0 ? (whenFalse ?? []) : whenTrue;
  }
  const trueAt = lookup(whenTrue, 0);
  // IF(metric1, metric2, metric3) gives 0 here, IF(metric1, scalar2, metric3) nothing.
  const falseMissing = isScalar(whenTrue) ? undefined : 0;
  const falseAt = whenFalse === undefined ? undefined : lookup(whenFalse, falseMissing);
  return condition.flatMap(({ at, value }) => {
    const picked = value === 0 ? falseAt?.(at) : trueAt(at);
    return picked === undefined || Number.isNaN(picked) ? [] : [{ at, value: picked }];
  });
}

/** @param missing the result for a timestamp missing from the series; undefined for none */
function lookup(value: SingleValue, missing: 0 | undefined): (at: number) => number | undefined {
  if (isScalar(value)) return () => value;
  const values = byTime(value);
  return (at) => values.get(at) ?? missing;
}
