/** The legend: explains the symbols of the chart, drawn with its shapes and colors, and switches them off. */
import type { ChartModel } from '../../core/chart/view/chart';
import { ownName, shortName, type Words } from '../../core/chart/view/chartReadout';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import { comparedSigns, signs, type Sign } from '../../core/chart/view/sign';
import type { Theme } from '../shared/theme';
import type { ChartCommands } from './chartCommands';
import { SignIcon } from './signIcon';

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

interface LegendProps {
  readonly model: ChartModel;
  readonly words: Words;
  readonly isReplayed: boolean;
  /** The symbols that are switched off. */
  readonly hidden: ReadonlySet<Sign>;
  readonly theme: Theme;
  readonly commands: Pick<ChartCommands, 'toggleSign'>;
}

/** The legend as a list of toggle buttons. A button survives a change of the data, and so does its focus. */
export function Legend({ model, words, isReplayed, hidden, theme, commands }: LegendProps) {
  return (
    <ul class="legend" aria-label={words.texts.legend}>
      {legendOf(model, words.texts, isReplayed).map(({ sign, name }) => (
        <li key={sign}>
          <button
            type="button"
            aria-pressed={!hidden.has(sign)}
            onClick={() => {
              commands.toggleSign(sign);
            }}
          >
            <SignIcon sign={sign} theme={theme} />
            <span>{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
