/** The legend: explains the symbols of the chart, drawn with its shapes and colours. */
import type { ChartModel } from '../../core/chart/view/chart';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import { isMasked } from '../../core/chart/view/sampleChanges';
import { element } from '../shared/dom';
import { drawSign, signs, type Sign } from './plot/shapes';
import type { Theme } from '../shared/theme';

/** A symbol and its meaning. */
export interface LegendEntry {
  readonly sign: Sign;
  readonly name: string;
}

/**
 * The symbols of this chart, with their names.
 * @param replayed whether a replay is shown below it
 */
export function legendOf(
  model: ChartModel,
  texts: ChartTexts,
  replayed: boolean,
): readonly LegendEntry[] {
  const names: Readonly<Record<Sign, string>> = {
    connections: texts.connections,
    rise: texts.rise,
    fall: texts.fall,
    masked: texts.masked,
    alarm: texts.alarmFired,
    threshold: texts.threshold,
    replay: texts.replaySign,
  };
  return signs
    .filter((sign) => sign !== 'threshold' || model.thresholds.length > 0)
    .filter((sign) => sign !== 'replay' || replayed)
    .filter((sign) => sign !== 'masked' || model.changes.some(isMasked))
    .map((sign) => ({ sign, name: names[sign] }));
}

/** The legend as a list. */
export class Legend {
  readonly root = element('ul', { class: 'legend' });

  show(entries: readonly LegendEntry[], theme: Theme): void {
    const items = entries.map(({ sign, name }) => element('li', {}, picture(sign, theme), name));
    this.root.replaceChildren(...items);
  }
}

function picture(sign: Sign, theme: Theme): HTMLCanvasElement {
  const scale = devicePixelRatio;
  const canvas = element('canvas', { width: Math.ceil(16 * scale), height: Math.ceil(12 * scale) });
  const context = canvas.getContext('2d');
  if (context) drawSign(context, sign, theme, scale);
  return canvas;
}
