/** When the series of metric math are from, and which of them are metrics. */

/** All that an expression needs to know besides the values. */
export interface MathContext {
  readonly periodSeconds: number;
  /** The starts of all periods that were read, ms since 1970, ascending: also of those without data. */
  readonly starts: readonly number[];
  /** The ids of the metrics, in the order of the queries: expressions are not among them. */
  readonly metricIds: readonly string[];
}

/** The starts of the periods of a range, which are counted from its start. */
export function periodStarts(
  { start, end }: { readonly start: number; readonly end: number },
  periodSeconds: number,
): readonly number[] {
  const count = Math.max(0, Math.ceil((end - start) / (periodSeconds * 1000)));
  return Array.from({ length: count }, (_, i) => start + i * periodSeconds * 1000);
}
