/** The lines of the other endpoints: each with its own color and its own dashes. */
import uPlot from 'uplot';
import { isGap } from '../../../core/chart/view/chart';
import { firstFrom, type ComparedSeries } from '../../../core/chart/view/compared';
import { comparedSigns, type ComparedSign } from '../../../core/chart/view/sign';
import type { PlotInput } from './plotInput';
import { traceSteps } from './stepPath';

/** Dashes and gaps of each line, CSS pixels: distinct without color. */
const dashes: Readonly<Record<ComparedSign, readonly number[]>> = {
  compared1: [6, 3],
  compared2: [2, 2],
  compared3: [8, 3, 2, 3],
  compared4: [12, 3],
  compared5: [4, 2, 1, 2, 1, 2],
};

/** Sets color, width and dashes of a line of another endpoint, in canvas pixels. */
export function styleCompared(
  context: CanvasRenderingContext2D,
  sign: ComparedSign,
  { compared }: PlotInput['theme'],
  pxRatio: number,
): void {
  context.strokeStyle = compared[comparedSigns.indexOf(sign)] ?? '';
  context.lineWidth = 2 * pxRatio;
  context.setLineDash(dashes[sign].map((length) => length * pxRatio));
}

/** Draws the lines on the scale of the connections. */
export function drawCompared(u: uPlot, input: PlotInput): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { sign, series } of shownSeries(input)) {
    const [first, last] = visibleSamples(series, input);
    const { line } = traceSteps(series.times, series.values, first, last, {
      x: (at) => u.valToPos(at, 'x', true),
      y: (value) => u.valToPos(value, 'connections', true),
      baseline: Math.round(u.valToPos(0, 'connections', true)),
      isGap,
    });
    styleCompared(ctx, sign, input.theme, uPlot.pxRatio);
    ctx.stroke(line);
  }
  ctx.restore();
}

/** The highest visible counts, which the scale must contain. */
export function comparedPeaks(input: PlotInput): readonly number[] {
  return shownSeries(input).map(({ series }) => {
    const [first, last] = visibleSamples(series, input);
    return series.values.slice(first, last + 1).reduce((most, value) => Math.max(most, value), 0);
  });
}

function shownSeries({ model, hidden }: PlotInput) {
  return model.compared.flatMap((series, i) => {
    const sign = comparedSigns[i];
    return sign && !hidden.has(sign) ? [{ sign, series }] : [];
  });
}

/** The samples in the span and one on either side, from which the line comes and to which it goes. */
function visibleSamples({ times }: ComparedSeries, { span }: PlotInput): readonly [number, number] {
  const first = Math.max(0, firstFrom(times, span.min) - 1);
  return [first, Math.min(times.length - 1, firstFrom(times, span.max))];
}
