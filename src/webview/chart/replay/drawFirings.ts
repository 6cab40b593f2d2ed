/**
 * Draws when one variant of a replay would have fired: a stroke for each notification, and a hollow bar while
 * the alarm would have been in ALARM. Actual alarms are hatched and red.
 */
import type { TimeRange } from '../../../core/model/timeRange';
import type { Theme } from '../../shared/theme';
import type { Span } from '../../shared/viewport';

/** CSS pixels: the height of a row's drawing, of a bar in it, and the width of a stroke. */
export const firingsHeight = 12;
const bandHeight = 6;
const strokeWidth = 2;

/** The input of the drawing, in CSS pixels. */
export interface FiringsDrawing {
  readonly firings: readonly TimeRange[];
  /** The replayed range, which the base line covers. */
  readonly replayed: TimeRange;
  readonly span: Span;
  readonly width: number;
  readonly theme: Theme;
  /** The time under the cross-hair; null without one. */
  readonly cursor: number | null;
}

/** Converts a time to a position. */
export function placeIn(at: number, { span, width }: Pick<FiringsDrawing, 'span' | 'width'>) {
  return ((at - span.min) / (span.max - span.min)) * width;
}

/** Sizes a canvas and draws everything on it. */
export function paintFirings(canvas: HTMLCanvasElement, drawing: FiringsDrawing): void {
  const { width } = drawing;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(firingsHeight * devicePixelRatio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(devicePixelRatio, devicePixelRatio);
  drawFirings(context, drawing);
}

/** Draws everything on a cleared canvas that is scaled to CSS pixels. */
function drawFirings(context: CanvasRenderingContext2D, drawing: FiringsDrawing): void {
  const { firings, replayed, width, theme, cursor } = drawing;
  const middle = firingsHeight / 2;
  context.lineWidth = 1;
  context.strokeStyle = theme.muted;
  const [from, to] = [placeIn(replayed.start, drawing), placeIn(replayed.end, drawing)];
  stroke(context, Math.max(0, from), middle + 0.5, Math.min(width, to), middle + 0.5);
  if (cursor !== null) {
    const x = Math.round(placeIn(cursor, drawing)) + 0.5;
    context.setLineDash([3, 3]);
    stroke(context, x, 0, x, firingsHeight);
    context.setLineDash([]);
  }
  context.fillStyle = context.strokeStyle = theme.foreground;
  let last = -Infinity;
  for (const { start, end } of firings) {
    const left = Math.round(placeIn(start, drawing));
    const right = Math.round(placeIn(end, drawing));
    // One stroke represents all notifications in the same pixel.
    if (right < 0 || left > width || (left === last && right <= last + strokeWidth)) continue;
    last = left;
    context.fillRect(left, 0, strokeWidth, firingsHeight);
    if (right - left <= 2 * strokeWidth) continue;
    const top = middle - bandHeight / 2;
    context.clearRect(left + strokeWidth, top, right - left - strokeWidth, bandHeight);
    context.strokeRect(left + 0.5, top + 0.5, right - left - 1, bandHeight - 1);
  }
}

function stroke(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}
