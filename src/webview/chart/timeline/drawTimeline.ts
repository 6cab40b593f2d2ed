/** Draws the visible part of the timeline on a canvas: names, bars, and the line of the cross-hair. */
import type { TimelineBar } from '../../../core/chart/view/timeline';
import { hatch } from '../plot/shapes';
import type { Theme } from '../../shared/theme';
import type { Span } from '../../shared/viewport';
import { lanePlace, rowsBetween, type RowPlace } from './rowPlaces';

/** The minimum width of a visible bar, CSS pixels. */
const narrowest = 3;

/** The input of the drawing, in CSS pixels. */
export interface TimelineDrawing {
  readonly places: readonly RowPlace[];
  readonly span: Span;
  /** The plot's area: time runs from its left to its right edge. */
  readonly area: { readonly left: number; readonly width: number };
  /** The end of open spans, ms since 1970. */
  readonly now: number;
  readonly theme: Theme;
  /** The scroll position. */
  readonly scrollTop: number;
  readonly height: number;
  /** The time under the cross-hair; null without one. */
  readonly cursor: number | null;
  /** The id of the bar at the keyboard cursor or the mouse. */
  readonly chosen: string | undefined;
}

/** Converts a time to a position. */
export function placeOf(
  at: number,
  { span, area }: Pick<TimelineDrawing, 'span' | 'area'>,
): number {
  return area.left + ((at - span.min) / (span.max - span.min)) * area.width;
}

/** Draws everything on a cleared canvas that is scaled to CSS pixels. */
export function drawTimeline(context: CanvasRenderingContext2D, drawing: TimelineDrawing): void {
  const { area, scrollTop, height, places, cursor, theme } = drawing;
  context.save();
  context.translate(0, -scrollTop);
  const rows = rowsBetween(places, scrollTop, scrollTop + height);
  context.save();
  context.beginPath();
  context.rect(area.left, scrollTop, area.width, height);
  context.clip();
  if (cursor !== null) line(context, placeOf(cursor, drawing), scrollTop, height, theme.muted);
  for (const row of rows) drawBars(context, row, drawing);
  context.restore();
  for (const row of rows) drawName(context, row, drawing);
  context.restore();
}

function drawBars(
  context: CanvasRenderingContext2D,
  row: RowPlace,
  drawing: TimelineDrawing,
): void {
  const { theme, chosen } = drawing;
  const isAlarm = row.kind === 'alarm';
  const color = isAlarm ? theme.alarm : theme.connections;
  const plain = theme.highContrast ? 'edge' : 'fill';
  context.fillStyle = isAlarm ? hatch(color, devicePixelRatio) : color;
  context.strokeStyle = color;
  for (const bar of row.bars) {
    const box = barBox(row, bar, drawing);
    if (bar.id === chosen) {
      context.strokeStyle = theme.foreground;
      paintBar(context, box, 'both');
      context.strokeStyle = color;
    } else {
      paintBar(context, box, isAlarm ? 'both' : plain);
    }
  }
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The position of a bar in whole pixels, which draw fastest; undefined if it is not visible. */
function barBox(
  row: RowPlace,
  { start, end, lane }: Pick<TimelineBar, 'start' | 'end' | 'lane'>,
  drawing: TimelineDrawing,
): Box | undefined {
  const { area, now } = drawing;
  const right = area.left + area.width;
  const from = Math.max(placeOf(start, drawing), area.left - narrowest);
  const to = Math.min(placeOf(end ?? now, drawing), right + narrowest);
  if (to < area.left || from > right) return undefined;
  const width = Math.max(narrowest, Math.round(to - from));
  return { left: Math.round(from), width, ...lanePlace(row, lane) };
}

function paintBar(
  context: CanvasRenderingContext2D,
  box: Box | undefined,
  how: 'fill' | 'edge' | 'both',
): void {
  if (!box) return;
  const { left, top, width, height } = box;
  if (how !== 'edge') context.fillRect(left, top, width, height);
  if (how !== 'fill') context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}

function drawName(
  context: CanvasRenderingContext2D,
  row: RowPlace,
  { theme, area }: TimelineDrawing,
): void {
  context.font = `${theme.fontSize - 2}px ${theme.fontFamily}`;
  context.textBaseline = 'top';
  context.fillStyle = row.kind === 'alarm' ? theme.alarm : theme.foreground;
  context.fillText(shortened(context, row.name, area.width), area.left + 2, row.top + 1);
}

/** The name, truncated to the available width and always written from left to right. */
function shortened(context: CanvasRenderingContext2D, name: string, width: number): string {
  if (context.measureText(name).width <= width) return name;
  let length = name.length;
  while (length > 0 && context.measureText(`${name.slice(0, length)}…`).width > width)
    length -= Math.ceil(length / 10);
  return `${name.slice(0, length)}…`;
}

function line(
  context: CanvasRenderingContext2D,
  x: number,
  top: number,
  height: number,
  color: string,
): void {
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, top);
  context.lineTo(Math.round(x) + 0.5, top + height);
  context.stroke();
  context.setLineDash([]);
}
