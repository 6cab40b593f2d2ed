/**
 * The colors and the font of the editor's theme, read from the variables that VS Code sets on the page,
 * because a canvas does not use CSS. There are no hard-coded colors: the text color replaces a missing
 * variable.
 */

/** The theme for drawing. Colours are CSS colors. */
export interface Theme {
  readonly background: string;
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly connections: string;
  readonly connectionsFill: string;
  readonly rise: string;
  readonly fall: string;
  readonly alarm: string;
  readonly threshold: string;
  /** The lines of other endpoints, in order. */
  readonly compared: readonly string[];
  /** A CSS font family. */
  readonly fontFamily: string;
  /** CSS pixels. */
  readonly fontSize: number;
  /** Whether lines are bolder and fills are omitted. */
  readonly highContrast: boolean;
}

/** The current theme. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const body = getComputedStyle(document.body);
  const variable = (name: string): string => style.getPropertyValue(`--vscode-${name}`).trim();
  const fontFamily = body.fontFamily;
  const fontSize = Math.round(parseFloat(body.fontSize));
  if (matchMedia('(forced-colors: active)').matches) return { ...forced, fontFamily, fontSize };
  const foreground = variable('editor-foreground') || variable('foreground') || body.color;
  const color = (name: string): string => variable(name) || foreground;
  const highContrast = /\bvscode-high-contrast/.test(document.body.className);
  return {
    background: variable('editor-background') || body.backgroundColor,
    foreground,
    muted: highContrast ? foreground : color('descriptionForeground'),
    grid: faint(foreground, highContrast ? 30 : 12),
    connections: color('charts-blue'),
    connectionsFill: highContrast ? 'transparent' : faint(color('charts-blue'), 14),
    rise: color('charts-yellow'),
    fall: color('charts-purple'),
    alarm: color('charts-red'),
    threshold: color('charts-red'),
    compared: [
      color('charts-green'),
      body.getPropertyValue('--orange').trim() || foreground,
      ...['charts-purple', 'charts-yellow', 'charts-foreground'].map(color),
    ].map((one) => stronger(one, foreground)),
    fontFamily,
    fontSize,
    highContrast,
  };
}

/** Reports when a redraw is needed: after a change of the theme or of the pixel ratio. */
export function onStyleChange(listener: () => void): void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  matchMedia('(forced-colors: active)').addEventListener('change', listener);
  // uPlot's own event, after it has updated its pixel ratio.
  window.addEventListener('dppxchange', listener);
}

/** The system colors, for forced-colors mode. */
const forced = {
  background: 'Canvas',
  foreground: 'CanvasText',
  muted: 'CanvasText',
  grid: faint('CanvasText', 30),
  connections: 'CanvasText',
  connectionsFill: 'transparent',
  rise: 'Highlight',
  fall: 'CanvasText',
  alarm: 'LinkText',
  threshold: 'LinkText',
  compared: Array<string>(5).fill('CanvasText'),
  highContrast: true,
} as const;

/** A color that differs more from the background: some themes' are too pale for a thin line. */
function stronger(color: string, foreground: string): string {
  return `color-mix(in srgb, ${color} 75%, ${foreground})`;
}

function faint(color: string, percent: number): string {
  return `color-mix(in srgb, ${color} ${percent}%, transparent)`;
}
