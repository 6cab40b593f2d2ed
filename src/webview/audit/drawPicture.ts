/** Draws the picture of an audit on a canvas. */
import type { GapBand } from '../../core/audit/view/auditPicture';
import { verdictMarks, type VerdictMark } from '../../core/audit/view/verdictMark';
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import { tickDistances, tickLabels, timeTicks } from '../../core/chart/view/timeTicks';
import { clipText } from '../../core/text/displayText';
import { drawBell, hatch } from '../chart/plot/shapes';
import type { AuditColors } from './auditColors';
import { markColors, markLine, markShapes } from './markStyle';
import type { Firing } from './firings';
import { longestLabel, nameSpan, xOf, type PictureLayout, type PlacedEntry } from './pictureLayout';

/** The least distance of labels of the axis, and of bells, CSS pixels. */
const tickSpace = 76;
const bellSpace = 9;

/** What is drawn. */
export interface PictureDrawing {
  readonly layout: PictureLayout;
  readonly gaps: readonly GapBand[];
  readonly colors: AuditColors;
  readonly format: ChartFormat;
  /** The index of the connection that is selected or pointed at. */
  readonly chosen: number | undefined;
  /** The firing that is selected or pointed at. */
  readonly firing?: Firing | undefined;
  /** The times of a drag that is under way, ms since 1970. */
  readonly drag: readonly [number, number] | undefined;
}

/** Sizes a canvas and draws everything on it. */
export function paintPicture(canvas: HTMLCanvasElement, drawing: PictureDrawing): void {
  const { width, height } = drawing.layout;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${String(width)}px`;
  canvas.style.height = `${String(height)}px`;
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.scale(devicePixelRatio, devicePixelRatio);
  drawPicture(context, drawing);
}

/** Draws everything on a cleared canvas that is scaled to CSS pixels. */
export function drawPicture(context: CanvasRenderingContext2D, drawing: PictureDrawing): void {
  const { layout, colors, drag } = drawing;
  const { theme } = colors;
  const { left, plotWidth, rowsBottom } = layout;
  context.font = `${theme.fontSize - 1}px ${theme.fontFamily}`;
  drawAxis(context, drawing);
  context.save();
  context.beginPath();
  context.rect(0, 0, layout.width, rowsBottom);
  context.clip();
  drawGaps(context, drawing);
  drawLanes(context, drawing);
  if (drag) {
    const [from, to] = [xOf(Math.min(...drag), layout), xOf(Math.max(...drag), layout)];
    context.fillStyle =
      theme.connectionsFill === 'transparent' ? theme.grid : theme.connectionsFill;
    context.fillRect(from, 0, to - from, rowsBottom);
  }
  drawEntries(context, drawing);
  context.restore();
  context.strokeStyle = theme.muted;
  context.lineWidth = 1;
  context.strokeRect(left, Math.round(rowsBottom) + 0.5, plotWidth, 0);
}

function drawAxis(context: CanvasRenderingContext2D, { layout, colors, format }: PictureDrawing) {
  const { theme } = colors;
  const { span, plotWidth, rowsBottom } = layout;
  const least = ((span.max - span.min) / plotWidth) * tickSpace;
  const step = tickDistances.find((distance) => distance >= least) ?? tickDistances.at(-1) ?? 1;
  const ticks = timeTicks(span, step, format.offset);
  const labels = tickLabels(ticks, step, format);
  context.fillStyle = theme.muted;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const [i, at] of ticks.entries()) {
    const x = Math.round(xOf(at, layout)) + 0.5;
    context.strokeStyle = theme.grid;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, rowsBottom + 4);
    context.stroke();
    for (const [line, text] of (labels[i] ?? '').split('\n').entries()) {
      const half = context.measureText(text).width / 2;
      const inside = Math.min(Math.max(x, half), layout.width - half);
      context.fillText(text, inside, rowsBottom + 7 + line * (theme.fontSize + 2));
    }
  }
  context.textAlign = 'left';
}

function drawGaps(context: CanvasRenderingContext2D, { layout, gaps, colors }: PictureDrawing) {
  const { span, rowsTop, rowsBottom } = layout;
  context.fillStyle = hatch(colors.theme.muted, devicePixelRatio);
  context.globalAlpha = 0.5;
  for (const { start, end, of } of gaps) {
    if (end < span.min || start > span.max) continue;
    const from = xOf(Math.max(start, span.min), layout);
    const width = Math.max(1, xOf(Math.min(end, span.max), layout) - from);
    const [top, bottom] = of === 'connections' ? [rowsTop, rowsBottom] : [0, rowsTop];
    context.fillRect(from, top, width, bottom - top);
  }
  context.globalAlpha = 1;
}

function drawLanes(
  context: CanvasRenderingContext2D,
  { layout, colors, firing }: PictureDrawing,
): void {
  const { theme } = colors;
  const { lanes, left, plotWidth, span } = layout;
  context.textBaseline = 'top';
  for (const [alarm, { top, lane }] of lanes.entries()) {
    context.fillStyle = theme.foreground;
    context.fillText(clipText(lane.name, Math.floor(plotWidth / 7)), left, top);
    const y = top + theme.fontSize + 9;
    context.strokeStyle = context.fillStyle = theme.alarm;
    for (const { at, until } of lane.firings) {
      const from = xOf(at, layout);
      const to = Math.max(from + 1, xOf(until ?? span.max, layout));
      if (to < left || from > left + plotWidth) continue;
      context.fillRect(from, y - 1, to - from, 3);
    }
    let last = -Infinity;
    for (const { at } of lane.firings) {
      const x = xOf(at, layout);
      if (at < span.min || at > span.max || x - last < bellSpace) continue;
      drawBell(context, x, y - 7, 13, theme.alarm);
      last = x;
    }
    if (firing?.alarm !== alarm) continue;
    context.strokeStyle = theme.foreground;
    context.lineWidth = 1;
    context.strokeRect(Math.round(xOf(firing.at, layout)) - 8.5, y - 9.5, 17, 18);
  }
}

function drawEntries(context: CanvasRenderingContext2D, drawing: PictureDrawing): void {
  const { layout, colors, chosen } = drawing;
  const { placed, mark } = layout;
  const sprites = marksOf(placed, mark.size, colors);
  context.globalAlpha = colors.theme.highContrast ? 0.6 : 0.4;
  const bar = Math.max(2, Math.round(mark.rowHeight * (mark.labels ? 0.15 : 0.3)));
  // Names stand above their bars.
  const below = mark.labels ? mark.size / 2 + 2 : 0;
  for (const { entry, x, y, end } of placed) {
    context.fillStyle = colors.marks[markColors[entry.mark]];
    context.fillRect(x, y + below - bar / 2, Math.max(1, end - x), bar);
  }
  context.globalAlpha = 1;
  const half = mark.size / 2 + 1;
  for (const { entry, x, y } of placed) {
    const sprite = sprites.get(entry.mark);
    if (sprite) context.drawImage(sprite, onPixel(x - half), onPixel(y - half), 2 * half, 2 * half);
  }
  if (mark.labels) drawNames(context, drawing);
  const one = placed.find(({ index }) => index === chosen);
  if (one) drawChosen(context, one, drawing);
}

/** The nearest device pixel: between two, a copy is blurred and takes twice the time. CSS pixels. */
function onPixel(at: number): number {
  return Math.round(at * devicePixelRatio) / devicePixelRatio;
}

function drawNames(context: CanvasRenderingContext2D, { layout, colors }: PictureDrawing): void {
  context.fillStyle = colors.theme.foreground;
  context.textBaseline = 'middle';
  for (const { entry, x, y } of layout.placed) {
    const { min, max } = nameSpan(entry.user, x, layout, layout.mark);
    const text = clipText(entry.user, longestLabel);
    const isBefore = max <= x;
    context.textAlign = isBefore ? 'right' : 'left';
    // A name of wide letters is narrowed: it must not cover its neighbour.
    context.fillText(text, isBefore ? max : min, y, max - min);
  }
  context.textAlign = 'left';
}

function drawChosen(
  context: CanvasRenderingContext2D,
  { x, y, end }: PlacedEntry,
  { layout: { mark }, colors: { theme } }: PictureDrawing,
): void {
  const half = mark.size / 2 + 2;
  context.strokeStyle = theme.foreground;
  context.lineWidth = 1.5;
  context.strokeRect(x - half, y - half, Math.max(2 * half, end - x + 2 * half), 2 * half);
}

/** Each mark that occurs, drawn once: thousands of copies are then fast. */
function marksOf(
  placed: readonly PlacedEntry[],
  size: number,
  { marks, theme }: AuditColors,
): ReadonlyMap<VerdictMark, OffscreenCanvas> {
  const used = new Set(placed.map(({ entry }) => entry.mark));
  const scale = (size / 12) * devicePixelRatio;
  const side = Math.ceil((size + 2) * devicePixelRatio);
  return new Map(
    verdictMarks
      .filter((mark) => used.has(mark))
      .map((mark) => {
        const canvas = new OffscreenCanvas(side, side);
        const context = canvas.getContext('2d');
        const { path, line } = markShapes[mark];
        if (!context) return [mark, canvas];
        context.translate(side / 2, side / 2);
        context.scale(scale, scale);
        const shape = new Path2D(path);
        context.lineWidth = markLine;
        context.strokeStyle = context.fillStyle = marks[markColors[mark]];
        if (line) {
          // What is below an outline must not shine through it.
          context.save();
          context.fillStyle = theme.background;
          context.fill(shape);
          context.restore();
          context.stroke(shape);
        } else {
          context.fill(shape);
        }
        return [mark, canvas];
      }),
  );
}
