/**
 * Draws the chart with uPlot: connections as steps above, changes as bars below, one axis of time.
 * Knows nothing of messages, keys or the page around it: it is given a model, a span, a theme and a
 * size, and says what the mouse points at and selects.
 */
import uPlot from 'uplot';
import type { ChartModel } from '../../core/views/chart';
import type { ChartFormat } from '../../core/views/chartFormat';
import type { ChartTexts } from '../../core/views/chartTexts';
import { element } from '../dom';
import type { Theme } from '../theme';
import type { Span } from '../viewport';
import {
  countExtent,
  deltaExtent,
  lanesOf,
  scaleOf,
  transpose,
  wholeTicks,
  type Extent,
} from './lanes';
import { maskedRises } from './maskedRises';
import { drawBaselines, drawOverlay, type OverlayInput } from './overlay';
import { columns, plotSeries } from './series';
import { tickDistances, timeLabels } from './timeAxis';

/** CSS pixels: room for two lines of labels below the plot, and for half a label to its right. */
const timeAxisHeight = 46;
const topMargin = 4;
const rightMargin = 26;

/** What a plot shows. */
export interface PlotInput {
  readonly model: ChartModel;
  readonly span: Span;
  readonly texts: ChartTexts;
  readonly format: ChartFormat;
  readonly theme: Theme;
}

/** What a plot tells of the mouse. */
export interface PlotListener {
  /** The sample that the mouse is nearest to; null when it has left. */
  onPoint(index: number | null): void;
  /** Two times, ms since 1970, between which the mouse was dragged. */
  onSelect(from: number, to: number): void;
  /** It has been drawn. */
  onDrawn(): void;
}

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The chart in its element. */
export class Plot {
  private readonly chart: uPlot;
  private input: PlotInput;
  private height: number;
  private deltas: Extent = { low: -1, high: 1 };
  private counts: Extent = { low: 0, high: 1 };
  /** While the page changes the chart, what the chart tells of its cursor is not the mouse's doing. */
  private changing = false;

  constructor(
    host: HTMLElement,
    input: PlotInput,
    size: Size,
    private readonly listener: PlotListener,
  ) {
    this.input = input;
    this.height = size.height;
    this.chart = new uPlot(this.options(size), columns(input.model), host);
  }

  /** The element that the mouse acts on: the plotting area without its axes. */
  get area(): HTMLElement {
    return this.chart.over;
  }

  /** The canvas, for a picture of it. */
  get canvas(): HTMLCanvasElement {
    return this.chart.ctx.canvas;
  }

  /** Shows something else; rebuilds only what the change needs. */
  show(input: PlotInput): void {
    const { model, span } = this.input;
    this.input = input;
    this.change(() => {
      if (input.model !== model) this.chart.setData(columns(input.model), false);
      if (input.model !== model || input.span !== span) this.chart.setScale('x', input.span);
      else this.chart.redraw(true, true);
    });
  }

  resize(size: Size): void {
    this.height = size.height;
    // uPlot keeps its scales through a change of size; the lanes need theirs stretched anew.
    this.change(() => {
      this.chart.setSize(size);
      this.chart.setScale('x', this.input.span);
    });
  }

  /** Puts the cross-hair on a sample; null takes it away. Tells no listener. */
  pointAt(index: number | null): void {
    const at = index === null ? undefined : this.input.model.times[index];
    const value = index === null ? undefined : this.input.model.values[index];
    const left = at === undefined ? -10 : this.chart.valToPos(at, 'x');
    const top = value === undefined ? -10 : this.chart.valToPos(value, 'connections');
    this.change(() => {
      this.chart.setCursor({ left, top });
    });
  }

  /** The time at a place `left` CSS pixels into the plotting area. */
  timeAt(left: number): number {
    return this.chart.posToVal(left, 'x');
  }

  dispose(): void {
    this.chart.destroy();
  }

  /** Changes the chart at once, not in a microtask, so that places read afterwards are the new ones. */
  private change(change: () => void): void {
    this.changing = true;
    this.chart.batch(change);
    this.changing = false;
  }

  private get overlay(): OverlayInput {
    return { ...this.input, lanes: this.lanes };
  }

  private get lanes() {
    return lanesOf(Math.max(1, this.height - timeAxisHeight - topMargin));
  }

  private options(size: Size): uPlot.Options {
    return {
      ...size,
      ms: 1,
      pxAlign: false,
      legend: { show: false },
      padding: [topMargin, rightMargin, 0, 0],
      scales: this.scales(),
      axes: [this.timeAxis(), this.countAxis()],
      series: plotSeries(() => this.input.theme),
      cursor: this.cursor(),
      hooks: {
        drawAxes: [
          (u) => {
            drawBaselines(u, this.overlay);
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
            if (!this.changing) this.listener.onPoint(u.cursor.idx ?? null);
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

  private scales(): uPlot.Scales {
    const of = (which: 'delta' | 'connections'): number[] => [
      ...this.input.model.thresholds.filter((t) => t.of === which).map((t) => t.value),
      ...(which === 'delta' ? this.maskedParts : []),
    ];
    const range = ({ low, high }: Extent): uPlot.Range.MinMax => [low, high];
    return {
      x: { time: true, range: () => [this.input.span.min, this.input.span.max] },
      connections: {
        range: (_u, _min, max) => {
          this.counts = countExtent(finite(max), of('connections'));
          return range(scaleOf(this.counts, this.lanes.connections));
        },
      },
      deltas: {
        range: (_u, min, max) => {
          this.deltas = deltaExtent(finite(min), finite(max), of('delta'));
          return range(scaleOf(this.deltas, this.lanes.deltas));
        },
      },
    };
  }

  /** What the deltas' lane must have room for beside the deltas. */
  private get maskedParts(): number[] {
    const { model, span } = this.input;
    const shown = maskedRises(model).filter(({ at }) => at >= span.min && at <= span.max);
    return shown.flatMap(({ joined, left }) => [joined, -left]);
  }

  private timeAxis(): uPlot.Axis {
    return {
      ...this.axisLook(),
      size: timeAxisHeight,
      space: 76,
      incrs: tickDistances,
      values: (_u, ticks, _axis, _space, distance) =>
        timeLabels(ticks, distance, this.input.format),
    };
  }

  /** One axis for both plots: whole numbers of connections above, of changes below. */
  private countAxis(): uPlot.Axis {
    const room = (share: number): number => Math.max(2, Math.floor((this.height * share) / 28));
    const changes = (): number[] => wholeTicks(this.deltas, room(0.25));
    return {
      ...this.axisLook(),
      scale: 'connections',
      size: (_u, labels: string[] | null) =>
        14 + 7.5 * Math.max(2, ...(labels ?? []).map((text) => text.length)),
      splits: (u) => [
        ...changes().map((tick) =>
          transpose(tick, extentOf(u, 'deltas'), extentOf(u, 'connections')),
        ),
        ...wholeTicks(this.counts, room(0.5)),
      ],
      values: (_u, ticks) => {
        const { signed, number } = this.input.format;
        const labels = changes().map(signed);
        return ticks.map((tick, i) => labels[i] ?? number(tick));
      },
    };
  }

  private axisLook(): uPlot.Axis {
    const stroke = (): string => this.input.theme.grid;
    const { fontFamily, fontSize } = this.input.theme;
    return {
      font: `${fontSize - 1}px ${fontFamily}`,
      stroke: () => this.input.theme.muted,
      grid: { stroke, width: 1 },
      ticks: { stroke, width: 1, size: 4 },
      gap: 4,
    };
  }

  private cursor(): uPlot.Cursor {
    return {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 4 },
      points: {
        // The connections alone get a point at the cursor.
        show: (_u, seriesIndex) => element('div', { class: 'point', hidden: seriesIndex !== 1 }),
      },
      bind: {
        // Shift and the other buttons pan; the page does that.
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

function extentOf(u: uPlot, scale: string): Extent {
  const { min = 0, max = 1 } = u.scales[scale] ?? {};
  return { low: min, high: max };
}

/** What uPlot found in the data; it says infinities or null where there are none. */
function finite(value: number | null | undefined): number | null {
  return value != null && Number.isFinite(value) ? value : null;
}
