/** The numbers above the table. */
import type { OverviewTotals } from '../../core/overview/view/overviewRow';
import type { OverviewTexts } from '../../core/overview/view/overviewTexts';
import { fill } from '../../core/text/fill';
import type { Format } from '../../core/text/format';

interface TotalTilesProps {
  readonly totals: OverviewTotals;
  readonly texts: OverviewTexts;
  readonly format: Format;
}

/** Four numbers with their names. */
export function TotalTiles({ totals, texts, format }: TotalTilesProps) {
  const { open, openComplete, today, todayIsLeast, inAlarm, withoutAlarm } = totals;
  // Without an endpoint that could be read, 0 would be a guess.
  const isKnown = open !== null || totals.endpoints > 0;
  const count = (value: number): string => (isKnown ? format.count(value) : texts.unknown);
  const least = (value: number, isLeast: boolean): string =>
    isLeast ? fill(texts.atLeast, format.count(value)) : format.count(value);
  return (
    <dl class="tiles">
      <Tile
        name={texts.open}
        value={open === null ? texts.unknown : least(open, !openComplete)}
        {...(!openComplete && { help: texts.openHelp })}
      />
      <Tile
        name={texts.today}
        value={isKnown ? least(today, todayIsLeast) : texts.unknown}
        {...(todayIsLeast && { help: texts.todayHelp })}
      />
      <Tile
        name={texts.inAlarm}
        value={inAlarm > 0 ? format.count(inAlarm) : count(0)}
        tone={inAlarm > 0 ? 'error' : ''}
      />
      <Tile
        name={texts.withoutAlarm}
        value={count(withoutAlarm)}
        tone={withoutAlarm > 0 ? 'warning' : ''}
      />
    </dl>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly help?: string;
  readonly tone?: string;
}

function Tile({ name, value, help, tone = '' }: TileProps) {
  return (
    <div class="tile" title={help}>
      <dt>{name}</dt>
      <dd class={tone}>{value}</dd>
    </div>
  );
}
