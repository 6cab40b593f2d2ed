/** The two axes of the chart: time at the bottom, and one on the left for both plots. */
import type uPlot from 'uplot';
import { tickDistances, tickLabels, timeTicks } from '../../../core/chart/view/timeTicks';
import { transpose, wholeTicks, type Extent } from './lanes';
import type { PlotInput } from './plotInput';
import type { PlotScales } from './scales';

/** CSS pixels: room for two lines of labels below the plot. */
export const timeAxisHeight = 46;

/**
 * The axes for uPlot. They read the current input at every drawing.
 * @param height of the whole chart, CSS pixels
 */
export function plotAxes(
  input: () => PlotInput,
  scales: PlotScales,
  height: () => number,
): uPlot.Axis[] {
  return [timeAxis(input), countAxis(input, scales, height)];
}

function timeAxis(input: () => PlotInput): uPlot.Axis {
  return {
    ...axisStyle(input),
    size: timeAxisHeight,
    space: 76,
    incrs: tickDistances,
    splits: (_u, _axis, min, max, distance) =>
      timeTicks({ min, max }, distance, input().format.offset),
    values: (_u, ticks, _axis, _space, distance) => tickLabels(ticks, distance, input().format),
  };
}

/** Labels with whole numbers: connections in the upper plot, changes in the lower. */
function countAxis(input: () => PlotInput, scales: PlotScales, height: () => number): uPlot.Axis {
  const room = (share: number): number => Math.max(2, Math.floor((height() * share) / 28));
  const changes = (): number[] => wholeTicks(scales.deltas, room(0.25));
  return {
    ...axisStyle(input),
    scale: 'connections',
    size: (_u, labels: string[] | null) =>
      14 + 7.5 * Math.max(2, ...(labels ?? []).map((text) => text.length)),
    splits: (u) => [
      ...changes().map((tick) =>
        transpose(tick, extentOf(u, 'deltas'), extentOf(u, 'connections')),
      ),
      ...wholeTicks(scales.counts, room(0.5)),
    ],
    values: (_u, ticks) => {
      const { signed, number } = input().format;
      const labels = changes().map(signed);
      return ticks.map((tick, i) => labels[i] ?? number(tick));
    },
  };
}

function axisStyle(input: () => PlotInput): uPlot.Axis {
  const stroke = (): string => input().theme.grid;
  const { fontFamily, fontSize } = input().theme;
  return {
    font: `${fontSize - 1}px ${fontFamily}`,
    stroke: () => input().theme.muted,
    grid: { stroke, width: 1 },
    ticks: { stroke, width: 1, size: 4 },
    gap: 4,
  };
}

function extentOf(u: uPlot, scale: string): Extent {
  const { min = 0, max = 1 } = u.scales[scale] ?? {};
  return { low: min, high: max };
}
