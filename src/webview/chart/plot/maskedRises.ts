/** Rises that a difference hides: outlined bars for the connected and the disconnected. */
import { publishingIntervalMs } from '../../../core/cloudwatch/limits';
import uPlot from 'uplot';
import type { ChartModel } from '../../../core/chart/view/chart';
import type { Theme } from '../../shared/theme';
import { barWidth } from './barPath';

/** A sample whose difference hides new connections. */
interface MaskedRise {
  /** Ms since 1970. */
  readonly at: number;
  readonly joined: number;
  readonly left: number;
}

/** The model's masked rises, oldest first. */
export function maskedRises(model: ChartModel): readonly MaskedRise[] {
  const masked = model.changes.filter(({ hidden }) => hidden > 0);
  return masked.map(({ index, joined, left }) => ({
    at: model.times[index] ?? 0,
    joined: joined.length,
    left: left.length,
  }));
}

/** Draws the parts that the difference alone does not show. */
export function drawMaskedRises(u: uPlot, model: ChartModel, theme: Theme): void {
  const { ctx } = u;
  const x = (at: number): number => u.valToPos(at, 'x', true);
  const width = barWidth(x(publishingIntervalMs) - x(0));
  ctx.save();
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([2 * uPlot.pxRatio, 2 * uPlot.pxRatio]);
  for (const { at, joined, left } of maskedRises(model)) {
    const from = Math.round(x(at) - width / 2);
    for (const [value, color] of [
      [joined, theme.rise],
      [-left, theme.fall],
    ] as const) {
      const zero = Math.round(u.valToPos(0, 'deltas', true));
      const end = Math.round(u.valToPos(value, 'deltas', true));
      ctx.strokeStyle = color;
      ctx.strokeRect(from, Math.min(zero, end), width, Math.abs(end - zero));
    }
  }
  ctx.restore();
}
