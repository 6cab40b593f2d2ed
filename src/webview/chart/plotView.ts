/**
 * The plot with its cursor and its zoom: converts gestures into a span and a sample, preserves both when data
 * change, and adapts to the size of its element.
 */
import type { Pointer } from './chartCommands';
import { nextRise, PlotCursor } from './cursor';
import { bindKeys, bindMouse, type PlotCommands } from './gestures';
import { Plot } from './plot/plot';
import { sizeOf, type PlotInput } from './plot/plotInput';
import type { Point } from '../shared/point';
import type { Span } from '../shared/viewport';
import { Zoom } from './zoom';

/** The events of a plot view. */
export interface PlotViewListener {
  /** The cursor has moved, appeared or disappeared. */
  onCursor(by: Pointer): void;
  /** The visible span has changed. */
  onSpan(): void;
  /** The plot was drawn: the parts below it may have to move. */
  onDrawn(): void;
}

/** What a plot shows, besides its span. */
type Shown = Omit<PlotInput, 'span'>;

/** The plot in its element. */
export class PlotView implements PlotCommands {
  private host: HTMLElement | undefined;
  private plot: Plot | undefined;
  /** The last drawing. */
  private input: PlotInput | undefined;
  private readonly cursor = new PlotCursor(() => ({
    times: this.times,
    span: this.span,
    marks: this.input?.hidden.has('alarm') === false ? this.input.model.marks : [],
  }));

  private readonly zoomed: Zoom;

  /** @param zoom the initial span; null for the whole range */
  constructor(
    zoom: Span | null,
    private readonly listener: PlotViewListener,
  ) {
    this.zoomed = new Zoom(zoom);
  }

  /** Puts the plot into its element, once. */
  attach(host: HTMLElement): void {
    this.host = host;
    bindKeys(host, this);
    bindMouse(host, this);
    for (const event of ['focus', 'blur']) {
      host.addEventListener(event, () => {
        this.cursor.settle();
        this.listener.onCursor('mouse');
      });
    }
    new ResizeObserver(() => {
      if (host.clientWidth > 0) this.plot?.resize(sizeOf(host));
    }).observe(host);
  }

  /** The zoomed span; null for the whole range. */
  get zoom(): Span | null {
    return this.zoomed.span;
  }

  /** The visible span. */
  get span(): Span {
    return this.zoomed.shown;
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
    return { left: left - (this.host?.getBoundingClientRect().left ?? 0), width };
  }

  /** The canvas, if it exists. */
  get canvas(): HTMLCanvasElement | undefined {
    return this.plot?.canvas;
  }

  /** Draws. New data of the same range preserve zoom and cursor; another range resets the zoom. */
  show(shown: Shown): void {
    const before = this.input?.model;
    this.zoomed.follow(before, shown.model);
    if (before && before !== shown.model) this.cursor.carryOver(before.times, shown.model.times);
    this.draw({ ...shown, span: this.span });
  }

  zoomBy(factor: number, clientX?: number): void {
    this.setZoom(this.zoomed.by(factor, this.anchorTime(clientX)));
  }

  panBy(share: number): void {
    this.setZoom(this.zoomed.pan(share));
  }

  /** Shows the hour around a time, ms since 1970, with the cursor on the first sample from it on. */
  revealTime(at: number): void {
    this.setZoom(this.zoomed.around(at));
    const next = this.times.findIndex((time) => time >= at);
    this.moveTo(next < 0 ? this.times.length - 1 : next, true);
  }

  focus(): void {
    this.host?.focus();
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
    const index = nextRise(deltas, this.cursor.from(direction), direction);
    if (index !== undefined) this.moveTo(index);
  }

  private get times(): readonly number[] {
    return this.input?.model.times ?? [];
  }

  private draw(input: PlotInput): void {
    this.input = input;
    if (this.plot) this.plot.show(input);
    else if (this.host) this.plot = this.create(this.host, input);
    this.cursor.followMouse(this.plot);
    this.plot?.pointAt(this.at);
  }

  private create(host: HTMLElement, input: PlotInput): Plot {
    return new Plot(host, input, sizeOf(host), {
      onPoint: (at) => {
        if (this.cursor.point(at, this.plot)) this.listener.onCursor('mouse');
      },
      onSelect: (from, to) => {
        this.setZoom(this.zoomed.between(from, to));
      },
      onDrawn: () => {
        this.listener.onDrawn();
      },
    });
  }

  private setZoom(zoom: Span | null): void {
    if (!this.input || zoom === this.zoom) return;
    this.zoomed.set(zoom);
    this.draw({ ...this.input, span: this.span });
    this.listener.onSpan();
  }

  /** Moves the cursor to a sample and brings it into view. */
  private moveTo(index: number, isSent = false): void {
    const at = this.times[index];
    if (at === undefined) return;
    this.cursor.put(index, isSent);
    this.setZoom(this.zoomed.reveal(at));
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
