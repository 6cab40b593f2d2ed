/**
 * Two plots in one canvas: connections in the upper lane, changes in the lower. Each scale is
 * stretched so that its data fill its own lane; one axis carries the ticks of both.
 */

/** A band of the plotting area, as fractions of its height from the bottom. */
export interface Lane {
  readonly bottom: number;
  readonly top: number;
}

/** Both lanes. */
export interface Lanes {
  readonly connections: Lane;
  readonly deltas: Lane;
}

/** The minimum and maximum of a scale or of its data. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** CSS pixels: room for the bells at the top. */
export const bellStrip = 16;

/** CSS pixels: room for each lane's title, and below the falls. */
const titleStrip = 20;
const bottomMargin = 6;

/** The lanes of a plotting area `height` CSS pixels high. */
export function lanesOf(height: number): Lanes {
  const usable = Math.max(1, height - bellStrip - 2 * titleStrip - bottomMargin);
  const deltasTop = bottomMargin + usable * 0.34;
  return {
    deltas: { bottom: bottomMargin / height, top: deltasTop / height },
    connections: {
      bottom: (deltasTop + titleStrip) / height,
      top: 1 - (bellStrip + titleStrip) / height,
    },
  };
}

/** The extent of the whole scale with which `data` fill `lane`. */
export function scaleOf(data: Extent, lane: Lane): Extent {
  const span = (data.high - data.low) / (lane.top - lane.bottom);
  const low = data.low - lane.bottom * span;
  return { low, high: low + span };
}

/** The extent of counts: from zero, with a margin, and never empty. */
export function countExtent(dataMax: number | null, also: readonly number[]): Extent {
  return { low: 0, high: Math.max(1, dataMax ?? 0, ...also) * 1.04 };
}

/** The extent of changes: includes zero, and is never empty. */
export function deltaExtent(
  dataMin: number | null,
  dataMax: number | null,
  also: readonly number[],
): Extent {
  return { low: Math.min(-1, dataMin ?? 0, ...also), high: Math.max(1, dataMax ?? 0, ...also) };
}

/** Whole-number ticks of an extent, including zero, at most about `most`. */
export function wholeTicks({ low, high }: Extent, most: number): number[] {
  const step = niceStep((high - low) / Math.max(1, most));
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) ticks.push(tick + 0);
  return ticks;
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is at least `atLeast`. */
function niceStep(atLeast: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (digit * power >= atLeast) return digit * power;
}

/** The value at the same height as `value` of another scale. */
export function transpose(value: number, from: Extent, to: Extent): number {
  return to.low + ((value - from.low) / (from.high - from.low)) * (to.high - to.low);
}
