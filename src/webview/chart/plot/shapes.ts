/** Shapes that distinguish the symbols of the chart without color: a bell, hatching, dashes. */
import type { ComparedSign, Sign } from '../../../core/chart/view/sign';
import type { Theme } from '../../shared/theme';
import { styleCompared } from './compared';

/** A bell in a box of 12 by 12. */
const bell = new Path2D(
  'M6 .8C3.9.8 2.7 2.5 2.7 4.7V7L1.3 9.2h9.4L9.3 7V4.7C9.3 2.5 8.1.8 6 .8ZM4.6 10a1.45 1.45 0 0 0 2.8 0Z',
);

/** Draws a bell of `size` canvas pixels, centred at `x`, its top at `top`. */
export function drawBell(
  context: CanvasRenderingContext2D,
  x: number,
  top: number,
  size: number,
  color: string,
): void {
  context.save();
  context.translate(x - size / 2, top);
  context.scale(size / 12, size / 12);
  context.fillStyle = color;
  context.fill(bell);
  context.restore();
}

/** Diagonal hatching in a color; the color itself if the canvas cannot create a pattern. */
export function hatch(color: string, pxRatio: number): CanvasPattern | string {
  const size = Math.max(4, Math.round(4 * pxRatio));
  const tile = new OffscreenCanvas(size, size);
  const context = tile.getContext('2d');
  if (!context) return color;
  context.strokeStyle = color;
  context.lineWidth = pxRatio;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 1, size + 1);
    context.lineTo(shift + size + 1, -1);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? color;
}

/** Draws the symbol in a box of 16 by 12 times `scale` whose corner is at the origin. */
export function drawSign(
  context: CanvasRenderingContext2D,
  sign: Sign,
  theme: Theme,
  scale: number,
): void {
  context.save();
  context.scale(scale, scale);
  context.lineWidth = 2;
  painters[sign](context, theme, scale);
  context.restore();
}

type Painter = (context: CanvasRenderingContext2D, theme: Theme, scale: number) => void;

const painters: Readonly<Record<Sign, Painter>> = {
  connections(context, theme) {
    context.strokeStyle = theme.connections;
    context.stroke(new Path2D('M1 10H6V3H15'));
  },
  compared1: comparedPainter('compared1'),
  compared2: comparedPainter('compared2'),
  compared3: comparedPainter('compared3'),
  compared4: comparedPainter('compared4'),
  compared5: comparedPainter('compared5'),
  rise(context, theme) {
    context.fillStyle = theme.rise;
    context.fill(new Path2D('M4 12V5H1.5L8 .5 14.5 5H12V12Z'));
  },
  fall(context, theme, scale) {
    const arrow = new Path2D('M4.5 .5V7H2.5L8 11.3 13.5 7H11.5V.5Z');
    context.lineWidth = 1;
    context.strokeStyle = theme.fall;
    const pattern = hatch(theme.fall, scale);
    // The pattern's tile is in canvas pixels already.
    if (typeof pattern !== 'string') pattern.setTransform(new DOMMatrix().scale(1 / scale));
    context.fillStyle = pattern;
    context.fill(arrow);
    context.stroke(arrow);
  },
  masked(context, theme) {
    context.lineWidth = 1;
    context.setLineDash([2, 2]);
    context.strokeStyle = theme.rise;
    context.strokeRect(4.5, 0.5, 7, 5);
    context.strokeStyle = theme.fall;
    context.strokeRect(4.5, 6.5, 7, 5);
  },
  alarm(context, theme) {
    drawBell(context, 8, 0, 12, theme.alarm);
  },
  threshold(context, theme) {
    context.strokeStyle = theme.threshold;
    context.lineWidth = 1.5;
    context.setLineDash([4, 2]);
    context.stroke(new Path2D('M0 6H16'));
  },
  replay(context, theme) {
    context.lineWidth = 1;
    context.fillStyle = context.strokeStyle = theme.foreground;
    context.fillRect(2, 0, 2, 12);
    context.strokeRect(4.5, 3.5, 9, 5);
  },
};

function comparedPainter(sign: ComparedSign): Painter {
  return (context, theme) => {
    styleCompared(context, sign, theme, 1);
    context.stroke(new Path2D('M0 6H16'));
  };
}

/** The symbol on a canvas of its own, sharp on this screen. */
export function paintSign(canvas: HTMLCanvasElement, sign: Sign, theme: Theme): void {
  const scale = devicePixelRatio;
  canvas.width = Math.ceil(16 * scale);
  canvas.height = Math.ceil(12 * scale);
  const context = canvas.getContext('2d');
  if (context) drawSign(context, sign, theme, scale);
}
