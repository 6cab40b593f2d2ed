/** The chart as a self-contained PNG: background, title, legend, both plots, and a replay below. */
import type { Sign } from '../../core/chart/view/sign';
import { drawSign } from './plot/shapes';
import type { Theme } from '../shared/theme';

/** The content of the picture besides the plot. */
export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  readonly legend: readonly { readonly sign: Sign; readonly name: string }[];
}

/** The part below the plot: a title, and rows with a text and a drawing. */
export interface PictureStrip {
  readonly title: string;
  readonly rows: readonly { readonly text: string; readonly canvas: HTMLCanvasElement }[];
  /** The left edge of the drawings, CSS pixels from the plot's. */
  readonly left: number;
}

/** CSS pixels. */
const margin = 16;
const signWidth = 22;
const signGap = 18;

/** A line of the caption: its height in CSS pixels, and how it is drawn at `y`. */
interface Line {
  readonly height: number;
  readonly draw: (context: CanvasRenderingContext2D, y: number) => void;
}

/**
 * Draws the picture.
 * @param plot the plot's canvas, `scale` canvas pixels to a CSS pixel
 * @param strip what is drawn below it, if anything
 * @returns the file's bytes as base64
 */
export function chartPicture(
  plot: HTMLCanvasElement,
  caption: Caption,
  theme: Theme,
  scale: number,
  strip: PictureStrip | undefined,
): string {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to draw the picture on.');
  const width = plot.width / scale;
  const lines = captionLines(context, caption, theme, width, scale);
  const top = margin + heightOf(lines) + 6;
  const below = strip ? stripLines(context, strip, theme, width, scale) : [];
  canvas.width = Math.round((width + 2 * margin) * scale);
  canvas.height = Math.round((top + heightOf(below) + margin) * scale) + plot.height;
  context.fillStyle = theme.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.textBaseline = 'middle';
  drawLines(context, lines, margin);
  context.drawImage(plot, margin, top, width, plot.height / scale);
  drawLines(context, below, top + plot.height / scale);
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.height, 0);
}

function drawLines(context: CanvasRenderingContext2D, lines: readonly Line[], top: number): void {
  let y = top;
  for (const line of lines) {
    line.draw(context, y + line.height / 2);
    y += line.height;
  }
}

function stripLines(
  context: CanvasRenderingContext2D,
  { title, rows, left }: PictureStrip,
  theme: Theme,
  width: number,
  scale: number,
): readonly Line[] {
  const { fontFamily, fontSize, foreground } = theme;
  const font = `${fontSize}px ${fontFamily}`;
  const drawings = rows.flatMap(({ text, canvas }): readonly Line[] => {
    const size = [canvas.width / scale, canvas.height / scale] as const;
    const drawing = {
      height: size[1] + 4,
      draw: (target: CanvasRenderingContext2D, y: number) => {
        target.drawImage(canvas, margin + left, y - size[1] / 2, ...size);
      },
    };
    return [...textLines(context, text, font, foreground, fontSize + 5, width), drawing];
  });
  const heading = `bold ${font}`;
  return [...textLines(context, title, heading, foreground, fontSize + 7, width), ...drawings];
}

/** A text, wrapped into lines of a height. */
function textLines(
  context: CanvasRenderingContext2D,
  words: string,
  font: string,
  color: string,
  height: number,
  width: number,
): Line[] {
  context.font = font;
  return wrapped(context, words, width).map((piece) => ({
    height,
    draw: (target, y) => {
      target.font = font;
      target.fillStyle = color;
      target.fillText(piece, margin, y);
    },
  }));
}

function captionLines(
  context: CanvasRenderingContext2D,
  { title, subtitle, legend }: Caption,
  theme: Theme,
  width: number,
  scale: number,
): Line[] {
  const { fontFamily, fontSize, foreground, muted } = theme;
  const textFont = `${fontSize}px ${fontFamily}`;
  const text = (words: string, font: string, color: string, height: number): Line[] =>
    textLines(context, words, font, color, height, width);
  return [
    ...text(title, `bold ${fontSize + 5}px ${fontFamily}`, foreground, fontSize + 13),
    ...text(subtitle, textFont, muted, fontSize + 7),
    ...legendLines(context, legend, theme, width, scale),
  ];
}

/** The symbols and names of the legend, wrapped into lines. */
function legendLines(
  context: CanvasRenderingContext2D,
  legend: Caption['legend'],
  theme: Theme,
  width: number,
  scale: number,
): Line[] {
  context.font = `${theme.fontSize}px ${theme.fontFamily}`;
  const { font } = context;
  const lines: { sign: Sign; name: string; x: number }[][] = [];
  let x = Infinity;
  for (const { sign, name } of legend) {
    const length = signWidth + context.measureText(name).width;
    if (x + length > width) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)?.push({ sign, name, x });
    x += length + signGap;
  }
  return lines.map((entries) => ({
    height: theme.fontSize + 9,
    draw: (target, y) => {
      for (const { sign, name, x: left } of entries) {
        target.save();
        target.setTransform(1, 0, 0, 1, (margin + left) * scale, (y - 6) * scale);
        drawSign(target, sign, theme, scale);
        target.restore();
        target.font = font;
        target.fillStyle = theme.foreground;
        target.fillText(name, margin + left + signWidth, y);
      }
    },
  }));
}

/** Wraps the text into lines up to `width`, at spaces or, if there are none, anywhere. */
function wrapped(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/\S+\s*/g) ?? []) {
    const pieces = context.measureText(word).width > width ? characters(word) : [word];
    for (const piece of pieces) {
      if (line !== '' && context.measureText((line + piece).trimEnd()).width > width) {
        lines.push(line);
        line = '';
      }
      line += piece;
    }
  }
  return [...lines, line];
}

function characters(word: string): string[] {
  return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
}
