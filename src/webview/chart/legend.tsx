/** The legend: explains the symbols of the chart, drawn with its shapes and colours, and switches them off. */
import { render } from 'preact';
import type { ChartModel } from '../../core/chart/view/chart';
import { ownName, shortName } from '../../core/chart/view/chartReadout';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import { comparedSigns, signs, type Sign } from '../../core/chart/view/sign';
import { element } from '../shared/dom';
import { paintSign } from './plot/shapes';
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
  const others = model.compared.map(({ label }, i) => [comparedSigns[i], shortName(label)]);
  const names: Readonly<Partial<Record<Sign, string>>> = {
    connections: ownName(model, texts),
    ...(Object.fromEntries(others) as Partial<Record<Sign, string>>),
    rise: texts.rise,
    fall: texts.fall,
    ...(model.changes.some(({ hidden }) => hidden > 0) && { masked: texts.masked }),
    alarm: texts.alarmFired,
    ...(model.thresholds.length > 0 && { threshold: texts.threshold }),
    ...(replayed && { replay: texts.replaySign }),
  };
  return signs.flatMap((sign) => {
    const name = names[sign];
    return name === undefined ? [] : [{ sign, name }];
  });
}

/** The legend as a list of toggle buttons. A button survives a change of the data, and so does its focus. */
export class Legend {
  readonly root: HTMLElement;

  constructor(
    label: string,
    private readonly onToggle: (sign: Sign) => void,
  ) {
    this.root = element('ul', { class: 'legend', 'aria-label': label });
  }

  show(entries: readonly LegendEntry[], hidden: ReadonlySet<Sign>, theme: Theme): void {
    const items = entries.map(({ sign, name }) => (
      <li key={sign}>
        <button
          type="button"
          aria-pressed={!hidden.has(sign)}
          onClick={() => {
            this.onToggle(sign);
          }}
        >
          <canvas
            ref={(canvas) => {
              if (canvas) paintSign(canvas, sign, theme);
            }}
          />
          <span>{name}</span>
        </button>
      </li>
    ));
    render(items, this.root);
  }
}
