/**
 * The scales of the chart: one of time, and one for each of the two plots, stretched so that each
 * plot fills its own lane.
 */
import type uPlot from 'uplot';
import { comparedPeaks } from './compared';
import { countExtent, deltaExtent, lanesOf, scaleOf, type Extent, type Lanes } from './lanes';
import { maskedRises } from './maskedRises';
import type { PlotInput } from './plotInput';

/** The extents of both plots at the last drawing, and their lanes. */
export class PlotScales {
  deltas: Extent = { low: -1, high: 1 };
  counts: Extent = { low: 0, high: 1 };

  /**
   * @param input returns the current input
   * @param areaHeight returns the current height of the plotting area, CSS pixels
   */
  constructor(
    private readonly input: () => PlotInput,
    private readonly areaHeight: () => number,
  ) {}

  get lanes(): Lanes {
    return lanesOf(Math.max(1, this.areaHeight()));
  }

  /** The scales for uPlot. They read the current input at every drawing. */
  get options(): uPlot.Scales {
    const range = ({ low, high }: Extent): uPlot.Range.MinMax => [low, high];
    return {
      x: {
        time: true,
        range: () => {
          const { min, max } = this.input().span;
          return [min, max];
        },
      },
      connections: {
        range: (_u, _min, max) => {
          const also = [...this.thresholds('connections'), ...comparedPeaks(this.input())];
          this.counts = countExtent(finite(max), also);
          return range(scaleOf(this.counts, this.lanes.connections));
        },
      },
      deltas: {
        range: (_u, min, max) => {
          const also = [...this.thresholds('delta'), ...this.maskedParts];
          this.deltas = deltaExtent(finite(min), finite(max), also);
          return range(scaleOf(this.deltas, this.lanes.deltas));
        },
      },
    };
  }

  private thresholds(which: 'delta' | 'connections'): readonly number[] {
    const { model, hidden } = this.input();
    const thresholds = hidden.has('threshold') ? [] : model.thresholds;
    return thresholds.filter(({ of }) => of === which).map(({ value }) => value);
  }

  /** Other values that the lane of the deltas must contain. */
  private get maskedParts(): readonly number[] {
    const { model, span, hidden } = this.input();
    if (hidden.has('masked')) return [];
    const shown = maskedRises(model).filter(({ at }) => at >= span.min && at <= span.max);
    return shown.flatMap(({ joined, left }) => [joined, -left]);
  }
}

/** The extent that uPlot found in the data; infinities or null if there are none. */
function finite(value: number | null | undefined): number | null {
  return value != null && Number.isFinite(value) ? value : null;
}
