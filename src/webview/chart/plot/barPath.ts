/** Bars from zero: one per sample with a change; per pixel column, only the longest. */
import uPlot from 'uplot';

/** Widest and narrowest bar, CSS pixels. */
const widest = 14;
const narrowest = 2;

/**
 * A path builder for bars of one direction.
 * @param intervalMs the interval between published samples: a bar takes most of it
 */
export function barPath(intervalMs: number): uPlot.Series.PathBuilder {
  return (u, seriesIndex, first, last) => {
    const bars = new Path2D();
    uPlot.orient(u, seriesIndex, (_series, xs, ys, scaleX, scaleY, toX, toY, left, top, w, h) => {
      const zero = Math.round(toY(0, scaleY, h, top));
      const width = barWidth(toX(intervalMs, scaleX, w, 0) - toX(0, scaleX, w, 0));
      let column = NaN;
      let end = zero;
      const flush = (): void => {
        if (end !== zero) bars.rect(column, Math.min(zero, end), width, Math.abs(end - zero));
      };
      for (let i = first; i <= last; i++) {
        const value = ys[i];
        if (value == null) continue;
        const x = Math.round(toX(xs[i] ?? 0, scaleX, w, left) - width / 2);
        const y = Math.round(toY(value, scaleY, h, top));
        if (x !== column) {
          flush();
          column = x;
          end = y;
        } else if (Math.abs(y - zero) > Math.abs(end - zero)) {
          end = y;
        }
      }
      flush();
    });
    return { stroke: bars, fill: bars };
  };
}

/** The width of a bar for the distance between two publications, both in canvas pixels. */
export function barWidth(interval: number): number {
  const { pxRatio } = uPlot;
  return Math.round(Math.min(widest * pxRatio, Math.max(narrowest * pxRatio, interval * 0.7)));
}
