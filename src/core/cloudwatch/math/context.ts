/** The periods of the series in metric math, and which of them are metrics. */

/** What an expression needs besides the values. */
export interface MathContext {
  readonly periodSeconds: number;
  /** The starts of all periods read, ms since 1970, ascending, including those without data. */
  readonly starts: readonly number[];
  /** The ids of the metrics, in the order of the queries; ids of expressions are not included. */
  readonly metricIds: readonly string[];
}

/** The starts of the periods of a range, counted from its start. */
export function periodStarts(
  { start, end }: { readonly start: number; readonly end: number },
  periodSeconds: number,
): readonly number[] {
  const count = Math.max(0, Math.ceil((end - start) / (periodSeconds * 1000)));
  return Array.from({ length: count }, (_, i) => start + i * periodSeconds * 1000);
}
