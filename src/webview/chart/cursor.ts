/** The cursor of the plot: at a sample, where the mouse, the keyboard or a request from elsewhere has put it. */
import { nearestSample, sampleOfMark } from './nearestSample';
import { bellStrip } from './plot/lanes';
import type { Plot, PlotListener } from './plot/plot';
import type { Span } from '../shared/viewport';

/** A place in the plotting area, CSS pixels; undefined if it is none. */
type Place = Parameters<PlotListener['onPoint']>[0];

/** What the cursor moves on. */
interface Ground {
  /** Ms since 1970, ascending. */
  readonly times: readonly number[];
  readonly span: Span;
  /** The alarms with a bell at the top. */
  readonly marks: readonly { readonly at: number }[];
}

/** CSS pixels from the middle of a bell to its edge. */
const bellReach = 7;

/** The cursor. Outside of the visible span it is kept, but there is none to be seen. */
export class PlotCursor {
  private index: number | null = null;
  /** The mouse; undefined if it is elsewhere or the keyboard has moved the cursor. */
  private mouse: Place;
  /** Whether it was put at a moment that the user asked for elsewhere, so without the focus. */
  private sent = false;

  /** @param ground is called at every use */
  constructor(private readonly ground: () => Ground) {}

  /** The sample at the cursor; null if there is none in the visible span. */
  get at(): number | null {
    const { times, span } = this.ground();
    const at = this.index === null ? undefined : times[this.index];
    return at !== undefined && at >= span.min && at <= span.max ? this.index : null;
  }

  /** Where a keyboard movement starts: at the cursor, else just outside the visible span. */
  from(direction: number): number {
    const { times, span } = this.ground();
    if (this.at !== null) return this.at;
    return direction > 0
      ? times.findLastIndex((at) => at < span.min)
      : times.findLastIndex((at) => at <= span.max) + 1;
  }

  /** At the mouse, else at its sample while the plot has the focus or the cursor was sent. */
  placeIn(plot: Plot, isFocused: boolean): Place {
    const { at } = this;
    if (at === null) return undefined;
    return this.mouse ?? (isFocused || this.sent ? plot.placeOf(at) : undefined);
  }

  /** Puts it at a sample, for the keyboard or, without the focus, for a request from elsewhere. */
  put(index: number, isSent: boolean): void {
    this.index = index;
    this.mouse = undefined;
    this.sent = isSent;
  }

  /** Forgets that it was sent. */
  settle(): void {
    this.sent = false;
  }

  /**
   * The mouse is here, or leaves the plot.
   * @returns whether that moves the cursor: a mouse that leaves takes away only a cursor of its own
   */
  point(place: Place, plot: Plot | undefined): boolean {
    if (!place && !this.mouse) return false;
    this.mouse = place;
    this.sent = false;
    this.index = null;
    this.followMouse(plot);
    return true;
  }

  /** Goes to the sample of the bell under the mouse, else to the visible sample nearest to the mouse. */
  followMouse(plot: Plot | undefined): void {
    if (!this.mouse || !plot) return;
    const { times, span, marks } = this.ground();
    const { left, top } = this.mouse;
    const at = plot.timeAt(left);
    const reach = plot.timeAt(left + bellReach) - at;
    const ofBell = top <= bellStrip ? sampleOfMark(times, marks, at, reach) : null;
    this.index = ofBell ?? nearestSample(times, at, span);
  }

  /** Stays at its sample while the samples change. */
  carryOver(before: readonly number[], after: readonly number[]): void {
    const at = this.index === null ? undefined : before[this.index];
    const index = at === undefined ? -1 : after.indexOf(at);
    this.index = index < 0 ? null : index;
  }
}

/** The index of the next rise in a direction; undefined if there is none. */
export function nextRise(
  deltas: readonly (number | null)[],
  from: number,
  direction: 1 | -1,
): number | undefined {
  const isRise = (index: number): boolean => (deltas[index] ?? 0) > 0;
  for (let i = from + direction; i >= 0 && i < deltas.length; i += direction)
    if (isRise(i)) return i;
  return undefined;
}
