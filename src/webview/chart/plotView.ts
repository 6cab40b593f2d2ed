/**
 * The plot with its cursor and its zoom: converts gestures into a span and a sample, preserves both when data
 * change, and adapts to the size of its element.
 */
import { minuteMs } from '../../core/base/duration';
import type { ChartModel } from '../../core/chart/view/chart';
import { isSameRange } from '../../core/chart/view/chartRange';
import { nearestSample } from './cursor';
import { bindKeys, bindMouse, type PlotCommands } from './gestures';
import { Plot, type PlotListener, type Size } from './plot/plot';
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
  private cursor: number | null = null;
  /** The mouse in the plotting area; undefined if it is elsewhere or the keyboard has moved the cursor. */
  private mouse: Parameters<PlotListener['onPoint']>[0];
  /** Whether the cursor was put at a moment that the user asked for elsewhere, so without the focus. */
  private sent = false;

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
        this.sent = false;
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
    const at = this.cursor === null ? undefined : this.times[this.cursor];
    const { min, max } = this.span;
    return at !== undefined && at >= min && at <= max ? this.cursor : null;
  }

  /**
   * Where the cursor is in the window: at the mouse, else at its sample while the plot has the focus or was sent
   * there; undefined if there is none.
   */
  get anchor(): Point | undefined {
    const { at } = this;
    if (!this.plot || at === null) return undefined;
    const focused = this.sent || document.activeElement === this.host;
    const place = this.mouse ?? (focused ? this.plot.placeOf(at) : undefined);
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
    this.sent = true;
    const next = this.times.findIndex((time) => time >= at);
    this.moveTo(next < 0 ? this.times.length - 1 : next);
  }

  showWhole(): void {
    this.setZoom(null);
  }

  step(by: number): void {
    const last = this.times.length - 1;
    const from = this.at ?? this.edge(by);
    this.moveTo(Math.max(0, Math.min(last, from + by)));
  }

  toEnd(end: 'first' | 'last'): void {
    this.moveTo(end === 'first' ? 0 : this.times.length - 1);
  }

  toRise(direction: 1 | -1): void {
    const deltas = this.input?.model.deltas ?? [];
    const from = this.at ?? this.edge(direction);
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

  /** The start of a cursor that is not shown yet: just outside the visible span. */
  private edge(direction: number): number {
    const { times } = this;
    const { min, max } = this.span;
    return direction > 0
      ? times.findLastIndex((at) => at < min)
      : times.findLastIndex((at) => at <= max) + 1;
  }

  private get size(): Size {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  private draw(input: PlotInput): void {
    this.input = input;
    if (this.plot) this.plot.show(input);
    else this.plot = this.create(input);
    this.followMouse();
    this.plot.pointAt(this.at);
  }

  private create(input: PlotInput): Plot {
    return new Plot(this.host, input, this.size, {
      onPoint: (at) => {
        // The mouse that leaves takes away only a cursor of its own.
        if (!at && !this.mouse) return;
        this.mouse = at;
        this.sent = false;
        this.cursor = null;
        this.followMouse();
        this.listener.onCursor('mouse');
      },
      onSelect: (from, to) => {
        this.setZoom(chosenSpan(from, to, this.bounds));
      },
      onDrawn: () => {
        this.listener.onDrawn();
      },
    });
  }

  /** Puts the cursor at the visible sample nearest to the mouse, if the mouse is in the plot. */
  private followMouse(): void {
    const { times, span, mouse, plot } = this;
    if (mouse && plot) this.cursor = nearestSample(times, plot.timeAt(mouse.left), span);
  }

  private carryOver(before: ChartModel, after: ChartModel): void {
    const follows = isSameRange(before.range, after.range);
    this.chosen = follows ? followSpan(this.chosen, boundsOf(before), boundsOf(after)) : null;
    const at = this.cursor === null ? undefined : before.times[this.cursor];
    const index = at === undefined ? -1 : after.times.indexOf(at);
    this.cursor = index < 0 ? null : index;
  }

  private setZoom(zoom: Span | null): void {
    if (!this.input || (zoom === null && this.chosen === null)) return;
    this.chosen = zoom;
    this.draw({ ...this.input, span: this.span });
    this.listener.onSpan(this.span);
  }

  /** Moves the cursor to a sample by keyboard and brings it into view. */
  private moveTo(index: number): void {
    const at = this.times[index];
    if (at === undefined) return;
    this.mouse = undefined;
    this.cursor = index;
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
