/** Computes the visible time span: zooming, panning and following live data. */
import { minuteMs } from '../../core/base/duration';

/** A span of time, ms since 1970. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** The shortest useful span: samples are five minutes apart. */
const shortestMs = 10 * minuteMs;

/**
 * Multiplies the length of the span by `factor`; `at` stays in place.
 * @returns null if the whole of `bounds` is visible
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

/** Moves the span by the least distance that shows `at` with a margin of a tenth of its length. */
export function revealSpan(span: Span, bounds: Span, at: number): Span {
  if (at >= span.min && at <= span.max) return span;
  const spare = (span.max - span.min) / 10;
  const by = at < span.min ? at - spare - span.min : at + spare - span.max;
  return panSpan(span, bounds, by);
}

/**
 * The zoom after the bounds have moved: unchanged, or still at the live end if it was there. Null if there is
 * no zoom, or if the zoomed span is no longer within the bounds.
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
