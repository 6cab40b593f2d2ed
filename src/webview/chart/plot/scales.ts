/**
 * The scales of the chart: one of time, and one for each of the two plots, stretched so that each
 * plot fills its own lane.
 */
import type uPlot from 'uplot';
import { countExtent, deltaExtent, lanesOf, scaleOf, type Extent, type Lanes } from './lanes';
import { maskedRises } from './maskedRises';
import type { PlotInput } from './plotInput';

/** What each plot spans at the last drawing, and the lanes that hold them. */
export class PlotScales {
  deltas: Extent = { low: -1, high: 1 };
  counts: Extent = { low: 0, high: 1 };

  /**
   * @param input what is drawn now
   * @param areaHeight how high the plotting area is now, CSS pixels
   */
  constructor(
    private readonly input: () => PlotInput,
    private readonly areaHeight: () => number,
  ) {}

  get lanes(): Lanes {
    return lanesOf(Math.max(1, this.areaHeight()));
  }

  /** The scales as uPlot takes them; they ask for what is drawn at every drawing. */
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
          this.counts = countExtent(finite(max), this.thresholds('connections'));
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
    const { thresholds } = this.input().model;
    return thresholds.filter(({ of }) => of === which).map(({ value }) => value);
  }

  /** What the deltas' lane must have room for beside the deltas. */
  private get maskedParts(): readonly number[] {
    const { model, span } = this.input();
    const shown = maskedRises(model).filter(({ at }) => at >= span.min && at <= span.max);
    return shown.flatMap(({ joined, left }) => [joined, -left]);
  }
}

/** What uPlot found in the data; it says infinities or null where there are none. */
function finite(value: number | null | undefined): number | null {
  return value != null && Number.isFinite(value) ? value : null;
}
