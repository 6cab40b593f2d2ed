/**
 * The lanes of a replay's picture. Each is an SVG as wide as the page, whose x axis has a thousand units;
 * lines keep their width. The labels say in words what is drawn.
 */
import type { ComponentChildren } from 'preact';
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import type { TimeRange } from '../../core/model/timeRange';
import type { PictureFiring, ReplayPicture } from '../../core/replay/view/replayPicture';
import type { ReplayTexts } from '../../core/replay/view/replayTexts';
import { fill } from '../../core/text/fill';

/** The width of every lane, in units of its own. */
const width = 1000;
/** The heights of the lanes, in CSS pixels. */
const countHeight = 56;
const laneHeight = 16;

interface LaneProps {
  readonly span: TimeRange;
  readonly texts: ReplayTexts;
  readonly format: ChartFormat;
}

interface BoxProps {
  readonly kind: string;
  readonly label: string;
  readonly height: number;
  readonly children: ComponentChildren;
}

function Lane({ kind, label, height, children }: BoxProps) {
  return (
    <div class={`lane ${kind}`}>
      <span class="laneLabel">{label}</span>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {children}
      </svg>
    </div>
  );
}

/** A time as a position. */
function placeOf(at: number, { start, end }: TimeRange): number {
  return ((Math.min(end, Math.max(start, at)) - start) / (end - start)) * width;
}

interface CountProps extends LaneProps {
  readonly counts: ReplayPicture['counts'];
}

/** The number of connections as steps. */
export function CountLane({ counts, span, texts, format }: CountProps) {
  const before = counts.findLast(([at]) => at < span.start);
  const inside = counts.filter(([at]) => at >= span.start && at <= span.end);
  const shown = before ? [before, ...inside] : inside;
  const most = Math.max(1, ...shown.map(([, count]) => count));
  const heightOf = (count: number): number => countHeight - 1 - (count / most) * (countHeight - 2);
  const [first] = shown;
  const steps = shown.map(
    ([at, count]) => `H${coord(placeOf(at, span))}V${coord(heightOf(count))}`,
  );
  const from = first ? coord(placeOf(first[0], span)) : '0';
  const base = String(countHeight);
  return (
    <Lane
      kind="counts"
      label={fill(texts.counts, format.number(shown.length > 0 ? most : 0))}
      height={countHeight}
    >
      {first && <path d={`M${from} ${base}${steps.join('')}H${String(width)}V${base}Z`} />}
    </Lane>
  );
}

interface FiringProps extends LaneProps {
  readonly kind: 'fired' | 'wouldFire';
  readonly firings: readonly PictureFiring[];
}

/** A stroke for each change to ALARM, and a bar until the alarm left ALARM. */
export function FiringLane({ kind, firings, span, texts, format }: FiringProps) {
  const shown = firings.filter(({ start, end }) => end >= span.start && start <= span.end);
  const begun = shown.filter(({ start }) => start >= span.start);
  const label = fill(texts[kind], format.number(begun.length));
  const bars = shown
    .map(({ start, end }) => [placeOf(start, span), placeOf(end, span)] as const)
    .map(([from, to]) => `M${coord(from)} 4H${coord(to)}V12H${coord(from)}Z`);
  return (
    <Lane kind={kind} label={label} height={laneHeight}>
      <path class="bars" d={bars.join('')} />
      <path
        class="strokes"
        d={strokes(
          begun.map(({ start }) => start),
          span,
          0,
          laneHeight,
        )}
      />
    </Lane>
  );
}

interface MissProps extends LaneProps {
  readonly missed: ReplayPicture['missed'];
}

/** A short stroke for each miss. */
export function MissLane({ missed, span, texts, format }: MissProps) {
  const shown = missed.filter(({ at }) => at >= span.start && at <= span.end);
  const times = shown.map(({ at }) => at);
  return (
    <Lane kind="missed" label={fill(texts.missed, format.number(shown.length))} height={laneHeight}>
      <path class="strokes" d={strokes(times, span, 4, 12)} />
    </Lane>
  );
}

/** Strokes at these times; one for all in the same place. */
function strokes(times: readonly number[], span: TimeRange, top: number, bottom: number): string {
  const places = new Set(times.map((at) => coord(placeOf(at, span))));
  return [...places].map((x) => `M${x} ${String(top)}V${String(bottom)}`).join('');
}

/** A tenth of a unit is finer than a pixel. */
function coord(value: number): string {
  return String(Math.round(value * 10) / 10);
}
