/**
 * A step line: the level holds until the next sample, and the line breaks at gaps. Nine weeks have twenty
 * samples per pixel. Only the lowest, the highest and the last sample of a pixel column are visible, so
 * only these are drawn.
 */
import uPlot from 'uplot';

/**
 * A path builder for a step line with the area below it.
 * @param isGap whether samples at these two times have no line between them
 */
export function stepPath(isGap: (from: number, to: number) => boolean): uPlot.Series.PathBuilder {
  return (u, seriesIndex, first, last) => {
    let traced = { line: new Path2D(), area: new Path2D() };
    uPlot.orient(u, seriesIndex, (_series, xs, ys, scaleX, scaleY, toX, toY, left, top, w, h) => {
      traced = traceSteps(xs, ys, first, last, {
        x: (at) => toX(at, scaleX, w, left),
        y: (value) => toY(value, scaleY, h, top),
        baseline: Math.round(toY(0, scaleY, h, top)),
        isGap,
      });
    });
    // A thick line would hide changes between neighbouring pixels.
    const crowded = last - first > u.bbox.width / 2;
    return { stroke: traced.line, fill: traced.area, width: (crowded ? 1 : 2) * uPlot.pxRatio };
  };
}

/** Where the steps are: positions are canvas pixels, y downwards. */
interface StepPlace {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  /** The position of zero. */
  readonly baseline: number;
  readonly isGap: (from: number, to: number) => boolean;
}

/** The step line through the samples from one index to another, and the area below it. */
export function traceSteps(
  times: ArrayLike<number>,
  values: ArrayLike<number | null | undefined>,
  first: number,
  last: number,
  { x, y, baseline, isGap }: StepPlace,
): { line: Path2D; area: Path2D } {
  const [line, area] = [new Path2D(), new Path2D()];
  const pen = new StepPen(line, area, baseline, 4 * uPlot.pxRatio);
  for (let i = first; i <= last; i++) {
    const value = values[i];
    const at = times[i];
    if (value == null || at === undefined) continue;
    if (i > first && isGap(times[i - 1] ?? at, at)) pen.lift();
    pen.step(Math.round(x(at)), Math.round(y(value)));
  }
  pen.lift();
  return { line, area };
}

/** Draws steps, one pixel column at a time. Positions are canvas pixels, y downwards. */
class StepPen {
  private down = false;
  private startX = 0;
  /** The current column: its position, its first and last level, and the extremes. */
  private x = 0;
  private entry = 0;
  private y = 0;
  private low = 0;
  private high = 0;

  /** @param dash the length of the line for a piece of one sample */
  constructor(
    private readonly line: Path2D,
    private readonly area: Path2D,
    private readonly baseline: number,
    private readonly dash: number,
  ) {}

  /** Holds the level until `x` and then changes it to `y`. */
  step(x: number, y: number): void {
    if (!this.down) this.begin(x, y);
    if (x !== this.x) {
      this.closeColumn();
      this.x = x;
      this.entry = this.low = this.high = this.y;
    }
    this.y = y;
    this.low = Math.max(this.low, y);
    this.high = Math.min(this.high, y);
  }

  /** Ends the piece. */
  lift(): void {
    if (!this.down) return;
    this.closeColumn();
    const end = Math.max(this.x, this.startX + this.dash);
    this.to(end, this.y);
    this.area.lineTo(end, this.baseline);
    this.area.closePath();
    this.down = false;
  }

  private begin(x: number, y: number): void {
    this.down = true;
    this.startX = this.x = x;
    this.entry = this.y = this.low = this.high = y;
    this.line.moveTo(x, y);
    this.area.moveTo(x, this.baseline);
    this.area.lineTo(x, y);
  }

  private closeColumn(): void {
    const { x, y, entry, low, high } = this;
    if (low === high) return;
    this.to(x, entry);
    if (low > Math.max(entry, y)) this.to(x, low);
    if (high < Math.min(entry, y)) this.to(x, high);
    this.to(x, y);
  }

  private to(x: number, y: number): void {
    this.line.lineTo(x, y);
    this.area.lineTo(x, y);
  }
}
