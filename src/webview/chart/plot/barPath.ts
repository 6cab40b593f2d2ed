/** Bars from zero: one for each sample that has a change, or the longest of those in one column. */
import uPlot from 'uplot';

/** Widest and narrowest bar, CSS pixels. */
const widest = 14;
const narrowest = 2;

/**
 * A path builder for bars of one direction.
 * @param intervalMs how far apart samples are published: a bar takes most of that
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
        } else if (Math.abs(y - zero) > Math.abs(end - zero)) end = y;
      }
      flush();
    });
    return { stroke: bars, fill: bars };
  };
}

/** Canvas pixels of a bar, of canvas pixels between two publications. */
export function barWidth(interval: number): number {
  const { pxRatio } = uPlot;
  return Math.round(Math.min(widest * pxRatio, Math.max(narrowest * pxRatio, interval * 0.7)));
}
