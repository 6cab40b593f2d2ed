/** The overlay over the samples: thresholds, alarm marks and the names of the two plots. */
import uPlot from 'uplot';
import type { ChartModel } from '../../../core/chart/view/chart';
import { shortName } from '../../../core/chart/view/chartReadout';
import type { ChartTexts } from '../../../core/chart/view/chartTexts';
import { comparisonSign, type ChartThreshold } from '../../../core/chart/view/chartThresholds';
import type { Sign } from '../../../core/chart/view/sign';
import { displayText } from '../../../core/text/displayText';
import type { Theme } from '../../shared/theme';
import { drawMaskedRises } from './maskedRises';
import { drawBell } from './shapes';
import type { Lanes } from './lanes';

/** The input of the overlay. */
export interface OverlayInput {
  readonly model: ChartModel;
  readonly texts: ChartTexts;
  readonly theme: Theme;
  readonly lanes: Lanes;
  readonly hidden: ReadonlySet<Sign>;
}

/** CSS pixels: the size of a bell, and the average width per line below which lines are short. */
const bellSize = 12;
const lineSpace = 24;

/** The zero lines of the two plots. */
export function drawBaselines(u: uPlot, { theme }: OverlayInput): void {
  const { ctx } = u;
  ctx.save();
  ctx.strokeStyle = theme.muted;
  ctx.lineWidth = uPlot.pxRatio;
  for (const scale of ['connections', 'deltas'])
    horizontal(u, Math.round(u.valToPos(0, scale, true)));
  ctx.restore();
}

/** Everything over the samples. */
export function drawOverlay(u: uPlot, input: OverlayInput): void {
  const { ctx, bbox } = u;
  ctx.save();
  // The bell of the newest alarm is on the edge of the plot, half of it outside.
  const half = (bellSize / 2) * uPlot.pxRatio;
  ctx.beginPath();
  ctx.rect(bbox.left - half, bbox.top - 1, bbox.width + 2 * half, bbox.height + 2);
  ctx.clip();
  const { model, theme, hidden } = input;
  if (!hidden.has('masked')) drawMaskedRises(u, model, theme);
  if (!hidden.has('alarm')) drawMarks(u, input);
  const thresholds = hidden.has('threshold') ? [] : model.thresholds;
  for (const threshold of thresholds) drawThreshold(u, threshold, input);
  drawTitles(u, input, thresholds);
  ctx.restore();
}

function horizontal({ ctx, bbox }: uPlot, y: number): void {
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
}

/**
 * A bell and a line for each alarm. If alarms are too close for lines down to the samples, the lines are
 * short. If they are too close for bells, one bell represents its neighbours.
 */
function drawMarks(u: uPlot, { model, theme }: OverlayInput): void {
  const { ctx, bbox } = u;
  const { pxRatio } = uPlot;
  const size = bellSize * pxRatio;
  const places = markPlaces(u, model);
  const crowded = places.length * lineSpace * pxRatio > bbox.width;
  const top = bbox.top + size + 2 * pxRatio;
  const bottom = crowded ? top + 5 * pxRatio : bbox.top + bbox.height;
  const lines = new Path2D();
  let lastBell = -Infinity;
  for (const x of places) {
    lines.moveTo(x, top);
    lines.lineTo(x, bottom);
    if (x - lastBell < size) continue;
    lastBell = x;
    drawBell(ctx, x, bbox.top + pxRatio, size, theme.alarm);
  }
  ctx.strokeStyle = theme.alarm;
  ctx.lineWidth = pxRatio;
  ctx.globalAlpha = crowded || theme.highContrast ? 1 : 0.6;
  ctx.stroke(lines);
  ctx.globalAlpha = 1;
}

/** The distinct positions of the visible marks, in whole canvas pixels. */
function markPlaces(u: uPlot, model: ChartModel): number[] {
  const { left, width } = u.bbox;
  const places = model.marks.map(({ at }) => Math.round(u.valToPos(at, 'x', true)));
  return [...new Set(places)].filter((x) => x >= left && x <= left + width);
}

/** The titles above each lane: its name on the left, the meaning of its thresholds on the right. */
function drawTitles(
  u: uPlot,
  { model, texts, theme, lanes }: OverlayInput,
  thresholds: readonly ChartThreshold[],
): void {
  const { ctx, bbox } = u;
  const gap = 4 * uPlot.pxRatio;
  const titles = [
    { title: texts.connections, of: 'connections', lane: lanes.connections },
    { title: changeTitle(model, texts), of: 'delta', lane: lanes.deltas },
  ] as const;
  for (const { title, of, lane } of titles) {
    const y = bbox.top + bbox.height * (1 - lane.top) - gap;
    ctx.font = fontOf(theme);
    ctx.textAlign = 'left';
    label(u, title, bbox.left + gap, y, theme.muted, theme);
    const left = ctx.measureText(title).width + 5 * gap;
    const meanings = thresholds.filter((threshold) => threshold.of === of).map(meaning);
    ctx.textAlign = 'right';
    const text = fit(ctx, meanings.join(', '), bbox.width - left - gap);
    label(u, text, bbox.left + bbox.width - gap, y, theme.threshold, theme);
  }
}

/** Whose change it is, where the chart shows several endpoints. */
function changeTitle({ compared, endpointLabel }: ChartModel, { change }: ChartTexts): string {
  return compared.length > 0 ? `${change} · ${shortName(endpointLabel)}` : change;
}

function meaning({ comparison, value, alarmNames }: ChartThreshold): string {
  return `${comparisonSign(comparison)} ${value} · ${alarmNames.map(displayText).join(', ')}`;
}

function drawThreshold(u: uPlot, { of, value }: ChartThreshold, { theme }: OverlayInput): void {
  const { ctx } = u;
  const { pxRatio } = uPlot;
  ctx.strokeStyle = theme.threshold;
  ctx.lineWidth = 1.5 * pxRatio;
  ctx.setLineDash([6 * pxRatio, 4 * pxRatio]);
  const scale = of === 'delta' ? 'deltas' : 'connections';
  horizontal(u, Math.round(u.valToPos(value, scale, true)));
  ctx.setLineDash([]);
}

/** Text with an outline in the background color, to be readable on lines and bars. */
function label(
  { ctx }: uPlot,
  text: string,
  x: number,
  y: number,
  color: string,
  theme: Theme,
): void {
  ctx.textBaseline = 'bottom';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3 * uPlot.pxRatio;
  ctx.strokeStyle = theme.background;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

function fontOf(theme: Theme): string {
  return `${Math.round((theme.fontSize - 1) * uPlot.pxRatio)}px ${theme.fontFamily}`;
}

/** The text, truncated to `width`. */
function fit(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  let length = text.length;
  while (length > 0 && ctx.measureText(`${text.slice(0, length)}…`).width > width) length--;
  return length === 0 ? '' : `${text.slice(0, length)}…`;
}
