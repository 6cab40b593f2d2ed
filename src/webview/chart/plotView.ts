/**
 * The plot with its cursor and its zoom: converts gestures into a span and a sample, preserves both when data
 * change, and adapts to the size of its element.
 */
import { minuteMs } from '../../core/base/duration';
import type { ChartModel } from '../../core/chart/view/chart';
import { isSameRange } from '../../core/chart/view/chartRange';
import { PlotCursor } from './cursor';
import { bindKeys, bindMouse, type PlotCommands } from './gestures';
import { Plot, type Size } from './plot/plot';
import type { PlotInput } from './plot/plotInput';
import type { Point } from '../shared/point';
import {
  chosenSpan,
  followSpan,
  panSpan,
  revealSpan,
  zoomSpan,
  type Span,
} from '../shared/viewport';

/** The events of a plot view. */
export interface PlotViewListener {
  /** The cursor has moved, appeared or disappeared. */
  onCursor(by: 'keys' | 'mouse'): void;
  /** The visible span has changed. */
  onSpan(span: Span): void;
  /** The plot was drawn: the parts below it may have to move. */
  onDrawn(): void;
}

/** What a plot shows, besides its span. */
type Shown = Omit<PlotInput, 'span'>;

/** The plot in its element. */
export class PlotView implements PlotCommands {
  private plot: Plot | undefined;
  /** The last drawing. */
  private input: PlotInput | undefined;
  private readonly cursor = new PlotCursor(() => ({ times: this.times, span: this.span }));

  /** @param zoom the initial span; null for the whole range */
  constructor(
    private readonly host: HTMLElement,
    private chosen: Span | null,
    private readonly listener: PlotViewListener,
  ) {
    bindKeys(host, this);
    bindMouse(host, this);
    for (const event of ['focus', 'blur']) {
      host.addEventListener(event, () => {
        this.cursor.settle();
        listener.onCursor('mouse');
      });
    }
    new ResizeObserver(() => {
      const size = this.size;
      if (size.width > 0) this.plot?.resize(size);
    }).observe(host);
  }

  /** The zoomed span; null for the whole range. */
  get zoom(): Span | null {
    return this.chosen;
  }

  /** The visible span. */
  get span(): Span {
    return this.chosen ?? this.bounds;
  }

  /** The sample at the cursor; null if there is none in the visible span. */
  get at(): number | null {
    return this.cursor.at;
  }

  /** Where the cursor is in the window; undefined if it is not shown. */
  get anchor(): Point | undefined {
    if (!this.plot) return undefined;
    const place = this.cursor.placeIn(this.plot, document.activeElement === this.host);
    const { left, top } = this.plot.area.getBoundingClientRect();
    return place && { x: left + place.left, y: top + place.top };
  }

  /** The plotting area, CSS pixels from the element's left edge; undefined before there is a plot. */
  get area(): { readonly left: number; readonly width: number } | undefined {
    if (!this.plot) return undefined;
    const { left, width } = this.plot.area.getBoundingClientRect();
    return { left: left - this.host.getBoundingClientRect().left, width };
  }

  /** The canvas, if it exists. */
  get canvas(): HTMLCanvasElement | undefined {
    return this.plot?.canvas;
  }

  /** Draws. New data of the same range preserve zoom and cursor; another range resets the zoom. */
  show(shown: Shown): void {
    const before = this.input?.model;
    if (before && before !== shown.model) this.carryOver(before, shown.model);
    this.draw({ ...shown, span: this.chosen ?? boundsOf(shown.model) });
  }

  zoomBy(factor: number, clientX?: number): void {
    this.setZoom(zoomSpan(this.span, this.bounds, factor, this.anchorTime(clientX)));
  }

  panBy(share: number): void {
    const { min, max } = this.span;
    if (this.chosen) this.setZoom(panSpan(this.chosen, this.bounds, share * (max - min)));
  }

  /** Shows the hour around a time, ms since 1970, with the cursor on the first sample from it on. */
  lookAt(at: number): void {
    const half = 30 * minuteMs;
    this.setZoom(chosenSpan(at - half, at + half, this.bounds));
    const next = this.times.findIndex((time) => time >= at);
    this.moveTo(next < 0 ? this.times.length - 1 : next, true);
  }

  showWhole(): void {
    this.setZoom(null);
  }

  step(by: number): void {
    const last = this.times.length - 1;
    this.moveTo(Math.max(0, Math.min(last, this.cursor.from(by) + by)));
  }

  toEnd(end: 'first' | 'last'): void {
    this.moveTo(end === 'first' ? 0 : this.times.length - 1);
  }

  toRise(direction: 1 | -1): void {
    const deltas = this.input?.model.deltas ?? [];
    const from = this.cursor.from(direction);
    for (let i = from + direction; i >= 0 && i < deltas.length; i += direction) {
      if ((deltas[i] ?? 0) > 0) {
        this.moveTo(i);
        return;
      }
    }
  }

  private get times(): readonly number[] {
    return this.input?.model.times ?? [];
  }

  private get bounds(): Span {
    return this.input ? boundsOf(this.input.model) : { min: 0, max: 1 };
  }

  private get size(): Size {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  private draw(input: PlotInput): void {
    this.input = input;
    if (this.plot) this.plot.show(input);
    else this.plot = this.create(input);
    this.cursor.followMouse(this.plot);
    this.plot.pointAt(this.at);
  }

  private create(input: PlotInput): Plot {
    return new Plot(this.host, input, this.size, {
      onPoint: (at) => {
        if (this.cursor.point(at, this.plot)) this.listener.onCursor('mouse');
      },
      onSelect: (from, to) => {
        this.setZoom(chosenSpan(from, to, this.bounds));
      },
      onDrawn: () => {
        this.listener.onDrawn();
      },
    });
  }

  private carryOver(before: ChartModel, after: ChartModel): void {
    const follows = isSameRange(before.range, after.range);
    this.chosen = follows ? followSpan(this.chosen, boundsOf(before), boundsOf(after)) : null;
    this.cursor.carryOver(before.times, after.times);
  }

  private setZoom(zoom: Span | null): void {
    if (!this.input || (zoom === null && this.chosen === null)) return;
    this.chosen = zoom;
    this.draw({ ...this.input, span: this.span });
    this.listener.onSpan(this.span);
  }

  /** Moves the cursor to a sample and brings it into view. */
  private moveTo(index: number, isSent = false): void {
    const at = this.times[index];
    if (at === undefined) return;
    this.cursor.put(index, isSent);
    const { chosen } = this;
    const shown = chosen && revealSpan(chosen, this.bounds, at);
    if (shown !== chosen) this.setZoom(shown);
    this.plot?.pointAt(index);
    this.listener.onCursor('keys');
  }

  /** The centre of zooming: the mouse, else the cursor, else the middle. */
  private anchorTime(clientX: number | undefined): number {
    if (clientX !== undefined && this.plot)
      return this.plot.timeAt(clientX - this.plot.area.getBoundingClientRect().left);
    const { min, max } = this.span;
    const at = this.at === null ? undefined : this.times[this.at];
    return at ?? (min + max) / 2;
  }
}

function boundsOf({ window }: ChartModel): Span {
  return { min: window.start, max: window.end };
}
