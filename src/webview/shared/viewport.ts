/** Which span of time is on show: zooming, panning and following live data, as arithmetic. */

/** A span of time, ms since 1970. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** Closer than this there is nothing to see: samples are five minutes apart. */
const shortestMs = 10 * 60_000;

/**
 * Makes the span `factor` times as long, with `at` staying where it is.
 * @returns null when the whole of `bounds` is on show
 */
export function zoomSpan(span: Span, bounds: Span, factor: number, at: number): Span | null {
  const whole = bounds.max - bounds.min;
  const length = Math.min(whole, Math.max(shortestMs, (span.max - span.min) * factor));
  if (length >= whole) return null;
  const share = (at - span.min) / (span.max - span.min);
  return inside(at - share * length, length, bounds);
}

/** Moves the span by `byMs`, as far as `bounds` allow. */
export function panSpan(span: Span, bounds: Span, byMs: number): Span {
  return inside(span.min + byMs, span.max - span.min, bounds);
}

/** The span as chosen with the mouse, at least the shortest, inside `bounds`. */
export function chosenSpan(a: number, b: number, bounds: Span): Span {
  const length = Math.max(shortestMs, Math.abs(b - a));
  return inside((a + b - length) / 2, length, bounds);
}

/** Moves the span as little as it takes to show `at`, with a tenth of its length to spare. */
export function revealSpan(span: Span, bounds: Span, at: number): Span {
  if (at >= span.min && at <= span.max) return span;
  const spare = (span.max - span.min) / 10;
  const by = at < span.min ? at - spare - span.min : at + spare - span.max;
  return panSpan(span, bounds, by);
}

/**
 * The zoom after the bounds have moved on: where it was, or, when it touched the live end, still
 * touching it. Null when nothing is zoomed, or what was zoomed to has left.
 */
export function followSpan(zoom: Span | null, before: Span, after: Span): Span | null {
  if (!zoom) return null;
  const length = zoom.max - zoom.min;
  if (length >= after.max - after.min) return null;
  if (zoom.max >= before.max) return { min: after.max - length, max: after.max };
  if (zoom.max <= after.min || zoom.min >= after.max) return null;
  return inside(zoom.min, length, after);
}

function inside(min: number, length: number, bounds: Span): Span {
  const from = Math.max(bounds.min, Math.min(min, bounds.max - length));
  return { min: from, max: from + length };
}
