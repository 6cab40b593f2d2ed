/** Which part of a range is shown: all of it, or a span that the user has chosen. */
import { minuteMs } from '../../core/base/duration';
import type { ChartModel } from '../../core/chart/view/chart';
import { isSameRange } from '../../core/chart/view/chartRange';
import {
  chosenSpan,
  followSpan,
  panSpan,
  revealSpan,
  zoomSpan,
  type Span,
} from '../shared/viewport';

/** The shown part of the range of a chart, and what would be shown after a zoom or a move. */
export class Zoom {
  private bounds: Span = { min: 0, max: 1 };

  /** @param chosen the initial span; null for the whole range */
  constructor(private chosen: Span | null) {}

  /** The chosen span; null for the whole range. */
  get span(): Span | null {
    return this.chosen;
  }

  /** The shown span. */
  get shown(): Span {
    return this.chosen ?? this.bounds;
  }

  /** New data: those of the same range keep the zoom, another range resets it. */
  follow(before: ChartModel | undefined, after: ChartModel): void {
    const bounds = boundsOf(after);
    if (before && before !== after) {
      const follows = isSameRange(before.range, after.range);
      this.chosen = follows ? followSpan(this.chosen, boundsOf(before), bounds) : null;
    }
    this.bounds = bounds;
  }

  /** Shows another span; null for the whole range. */
  set(span: Span | null): void {
    this.chosen = span;
  }

  /** The span that is this many times as long, around a time. */
  by(factor: number, around: number): Span | null {
    return zoomSpan(this.shown, this.bounds, factor, around);
  }

  /** A chosen span moved by a fraction of its length. */
  pan(share: number): Span | null {
    const { min, max } = this.shown;
    return this.chosen && panSpan(this.chosen, this.bounds, share * (max - min));
  }

  /** What is between two times. */
  between(from: number, to: number): Span {
    return chosenSpan(from, to, this.bounds);
  }

  /** The hour around a time. */
  around(at: number): Span {
    return this.between(at - 30 * minuteMs, at + 30 * minuteMs);
  }

  /** A chosen span moved so that it has a time in it. */
  reveal(at: number): Span | null {
    return this.chosen && revealSpan(this.chosen, this.bounds, at);
  }
}

function boundsOf({ window }: ChartModel): Span {
  return { min: window.start, max: window.end };
}
