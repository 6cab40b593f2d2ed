/**
 * The plot with its cursor and its zoom: turns gestures into a span and a sample, keeps both through
 * new data, and follows the size of its element.
 */
import type { ChartModel } from '../core/views/chart';
import { bindKeys, bindMouse, type PlotCommands } from './gestures';
import { Plot, type PlotInput, type Size } from './plot/plot';
import { chosenSpan, followSpan, panSpan, revealSpan, zoomSpan, type Span } from './viewport';

/** What a plot view draws; the span is its own. */
export type PlotContent = Omit<PlotInput, 'span'>;

/** What a plot view tells. */
export interface PlotViewListener {
  /** The cursor is at a sample, or nowhere. */
  onCursor(index: number | null, by: 'keys' | 'mouse'): void;
  /** Another span is on show. */
  onSpan(span: Span): void;
}

/** The plot in its element. */
export class PlotView implements PlotCommands {
  private plot: Plot | undefined;
  private content: PlotContent | undefined;
  private cursor: number | null = null;

  /** @param zoom the span to begin with; null for the whole range */
  constructor(
    private readonly host: HTMLElement,
    private chosen: Span | null,
    private readonly listener: PlotViewListener,
  ) {
    bindKeys(host, this);
    bindMouse(host, this);
    host.addEventListener('blur', () => {
      this.moveTo(null, 'mouse');
    });
    new ResizeObserver(() => {
      const size = this.size;
      if (size.width > 0) this.plot?.resize(size);
    }).observe(host);
  }

  /** The span that was zoomed to; null for the whole range. */
  get zoom(): Span | null {
    return this.chosen;
  }

  /** The span on show. */
  get span(): Span {
    return this.chosen ?? this.bounds;
  }

  /** The canvas, once there is one. */
  get canvas(): HTMLCanvasElement | undefined {
    return this.plot?.canvas;
  }

  /** Draws. New data of the same range keep zoom and cursor; another range begins whole. */
  show(content: PlotContent): void {
    const before = this.content;
    this.content = content;
    if (before && before.model !== content.model) this.carryOver(before.model, content.model);
    const input = { ...content, span: this.span };
    if (this.plot) this.plot.show(input);
    else this.plot = this.create(input);
    this.plot.pointAt(this.cursor);
  }

  zoomBy(factor: number, clientX?: number): void {
    this.setZoom(zoomSpan(this.span, this.bounds, factor, this.anchor(clientX)));
  }

  panBy(share: number): void {
    const { min, max } = this.span;
    if (this.chosen) this.setZoom(panSpan(this.chosen, this.bounds, share * (max - min)));
  }

  showWhole(): void {
    this.setZoom(null);
  }

  step(by: number): void {
    const last = this.times.length - 1;
    const from = this.cursor ?? (by < 0 ? last + 1 : this.firstShown - 1);
    this.moveTo(Math.max(0, Math.min(last, from + by)), 'keys');
  }

  toEnd(end: 'first' | 'last'): void {
    this.moveTo(end === 'first' ? 0 : this.times.length - 1, 'keys');
  }

  toRise(direction: 1 | -1): void {
    const deltas = this.content?.model.deltas ?? [];
    const from = this.cursor ?? (direction < 0 ? deltas.length : -1);
    for (let i = from + direction; i >= 0 && i < deltas.length; i += direction) {
      if ((deltas[i] ?? 0) > 0) {
        this.moveTo(i, 'keys');
        return;
      }
    }
  }

  private get times(): readonly number[] {
    return this.content?.model.times ?? [];
  }

  private get bounds(): Span {
    const window = this.content?.model.window;
    return { min: window?.start ?? 0, max: window?.end ?? 1 };
  }

  /** The first sample inside the span. */
  private get firstShown(): number {
    return Math.max(
      0,
      this.times.findIndex((at) => at >= this.span.min),
    );
  }

  private get size(): Size {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  private create(input: PlotInput): Plot {
    return new Plot(this.host, input, this.size, {
      onPoint: (index) => {
        this.cursor = index;
        this.listener.onCursor(index, 'mouse');
      },
      onSelect: (from, to) => {
        this.setZoom(chosenSpan(from, to, this.bounds));
      },
    });
  }

  private carryOver(before: ChartModel, after: ChartModel): void {
    const { start: min, end: max } = before.window;
    this.chosen =
      before.range === after.range ? followSpan(this.chosen, { min, max }, this.bounds) : null;
    const at = this.cursor === null ? undefined : before.times[this.cursor];
    const index = at === undefined ? -1 : after.times.indexOf(at);
    this.cursor = index < 0 ? null : index;
  }

  private setZoom(zoom: Span | null): void {
    if (!this.content || (zoom === null && this.chosen === null)) return;
    this.chosen = zoom;
    this.show(this.content);
    this.listener.onSpan(this.span);
  }

  private moveTo(index: number | null, by: 'keys' | 'mouse'): void {
    const at = index === null ? undefined : this.times[index];
    this.cursor = at === undefined ? null : index;
    if (at !== undefined && this.chosen) this.setZoom(revealSpan(this.chosen, this.bounds, at));
    this.plot?.pointAt(this.cursor);
    this.listener.onCursor(this.cursor, by);
  }

  /** Around what to zoom: the mouse, else the cursor, else the middle. */
  private anchor(clientX: number | undefined): number {
    if (clientX !== undefined && this.plot) {
      return this.plot.timeAt(clientX - this.plot.area.getBoundingClientRect().left);
    }
    const { min, max } = this.span;
    const at = this.cursor === null ? undefined : this.times[this.cursor];
    return at !== undefined && at >= min && at <= max ? at : (min + max) / 2;
  }
}
