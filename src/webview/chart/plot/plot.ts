/**
 * Draws the chart with uPlot: connections as steps above, changes as bars below, one axis of time.
 * Independent of messages, keys and the rest of the page: its input is a model, a span, a theme and a size.
 * Reports what the mouse points at and selects.
 */
import uPlot from 'uplot';
import { element } from '../../shared/dom';
import { plotAxes, timeAxisHeight } from './axes';
import { drawCompared } from './compared';
import { drawBaselines, drawOverlay, type OverlayInput } from './overlay';
import type { PlotInput, Size } from './plotInput';
import { PlotScales } from './scales';
import { columns, plotSeries } from './series';

/** CSS pixels: room for half a label above the plot and to its right. */
const topMargin = 4;
const rightMargin = 26;

/** The mouse events of a plot. */
export interface PlotListener {
  /** The mouse is here in the plotting area, CSS pixels; undefined when it leaves. */
  onPoint(at: { readonly left: number; readonly top: number } | undefined): void;
  /** The mouse was dragged between two times, ms since 1970. */
  onSelect(from: number, to: number): void;
  /** The plot was drawn. */
  onDrawn(): void;
}

/** The chart in its element. */
export class Plot {
  private readonly chart: uPlot;
  private input: PlotInput;
  private height: number;
  private readonly scales = new PlotScales(
    () => this.input,
    () => this.height - timeAxisHeight - topMargin,
  );
  /** Whether the page is changing the chart: cursor events are then not caused by the mouse. */
  private changing = false;

  constructor(
    host: HTMLElement,
    input: PlotInput,
    size: Size,
    private readonly listener: PlotListener,
  ) {
    this.input = input;
    this.height = size.height;
    this.chart = new uPlot(this.options(size), columns(input.model, input.hidden), host);
  }

  /** The element for mouse events: the plotting area without its axes. */
  get area(): HTMLElement {
    return this.chart.over;
  }

  /** The canvas, for the picture. */
  get canvas(): HTMLCanvasElement {
    return this.chart.ctx.canvas;
  }

  /** Shows another input; rebuilds only the changed parts. */
  show(input: PlotInput): void {
    const { model, span, hidden } = this.input;
    this.input = input;
    const changed = input.model !== model || input.hidden !== hidden;
    this.change(() => {
      if (changed) this.chart.setData(columns(input.model, input.hidden), false);
      if (changed || input.span !== span) this.chart.setScale('x', input.span);
      else this.chart.redraw(true, true);
    });
  }

  resize(size: Size): void {
    this.height = size.height;
    // uPlot retains its scales when the size changes, but the lanes need new extents.
    this.change(() => {
      this.chart.setSize(size);
      this.chart.setScale('x', this.input.span);
    });
  }

  /** Moves the cross-hair to a sample; null removes it. Notifies no listener. */
  pointAt(index: number | null): void {
    const place = index === null ? undefined : this.placeOf(index);
    this.change(() => {
      this.chart.setCursor(place ?? { left: -10, top: -10 });
    });
  }

  /** The position of a sample in the plotting area, CSS pixels. */
  placeOf(index: number): { readonly left: number; readonly top: number } | undefined {
    const { times, values } = this.input.model;
    const [at, value] = [times[index], values[index]];
    if (at === undefined || value === undefined) return undefined;
    return {
      left: this.chart.valToPos(at, 'x'),
      top: this.chart.valToPos(value, 'connections'),
    };
  }

  /** The time at `left` CSS pixels in the plotting area. */
  timeAt(left: number): number {
    return this.chart.posToVal(left, 'x');
  }

  dispose(): void {
    this.chart.destroy();
  }

  /** Changes the chart synchronously, not in a microtask, so that later reads of positions are correct. */
  private change(change: () => void): void {
    this.changing = true;
    this.chart.batch(change);
    this.changing = false;
  }

  private get overlay(): OverlayInput {
    return { ...this.input, lanes: this.scales.lanes };
  }

  private options(size: Size): uPlot.Options {
    return {
      ...size,
      ms: 1,
      pxAlign: false,
      legend: { show: false },
      padding: [topMargin, rightMargin, 0, 0],
      scales: this.scales.options,
      axes: plotAxes(
        () => this.input,
        this.scales,
        () => this.height,
      ),
      series: plotSeries(() => this.input.theme),
      cursor: this.cursor(),
      hooks: {
        drawAxes: [
          (u) => {
            drawBaselines(u, this.overlay);
            drawCompared(u, this.input);
          },
        ],
        draw: [
          (u) => {
            drawOverlay(u, this.overlay);
            this.listener.onDrawn();
          },
        ],
        setCursor: [
          (u) => {
            const { left = -1, top = -1 } = u.cursor;
            if (!this.changing) this.listener.onPoint(left < 0 ? undefined : { left, top });
          },
        ],
        setSelect: [
          (u) => {
            this.selected(u);
          },
        ],
      },
    };
  }

  private cursor(): uPlot.Cursor {
    return {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 4 },
      points: {
        // Only the connections get a point at the cursor.
        show: (_u, seriesIndex) => element('div', { class: 'point', hidden: seriesIndex !== 1 }),
      },
      bind: {
        // Shift and the other buttons pan, which the page handles.
        mousedown: (_u, _target, handler) => (event) =>
          event.button === 0 && !event.shiftKey ? handler(event) : null,
        dblclick: () => null,
      },
    };
  }

  private selected(u: uPlot): void {
    const { left, width } = u.select;
    if (width < 4) return;
    const from = u.posToVal(left, 'x');
    const to = u.posToVal(left + width, 'x');
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.listener.onSelect(from, to);
  }
}
