/** Explains the signs of the chart; draws them with the chart's own shapes and colours. */
import type { ChartModel } from '../core/views/chart';
import type { ChartTexts } from '../core/views/chartTexts';
import { isMasked } from '../core/views/sampleChanges';
import { element } from './dom';
import { drawSign, signs, type Sign } from './plot/shapes';
import type { Theme } from './theme';

/** The signs that this chart has, with their names. */
export function legendOf(model: ChartModel, texts: ChartTexts): { sign: Sign; name: string }[] {
  const names: Readonly<Record<Sign, string>> = {
    connections: texts.connections,
    rise: texts.rise,
    fall: texts.fall,
    masked: texts.masked,
    alarm: texts.alarmFired,
    threshold: texts.threshold,
  };
  return signs
    .filter((sign) => sign !== 'threshold' || model.thresholds.length > 0)
    .filter((sign) => sign !== 'masked' || model.changes.some(isMasked))
    .map((sign) => ({ sign, name: names[sign] }));
}

/** The legend as a list. */
export class Legend {
  readonly root = element('ul', { class: 'legend' });

  show(model: ChartModel, texts: ChartTexts, theme: Theme): void {
    const entries = legendOf(model, texts).map(({ sign, name }) =>
      element('li', {}, picture(sign, theme), name),
    );
    this.root.replaceChildren(...entries);
  }
}

function picture(sign: Sign, theme: Theme): HTMLCanvasElement {
  const scale = devicePixelRatio;
  const canvas = element('canvas', { width: Math.ceil(16 * scale), height: Math.ceil(12 * scale) });
  const context = canvas.getContext('2d');
  if (context) drawSign(context, sign, theme, scale);
  return canvas;
}
