/** The cells of an endpoint's row. */
import type { ComponentChild } from 'preact';
import { tagsText, type OverviewColumn } from '../../core/overview/view/overviewColumns';
import type { OverviewRow } from '../../core/overview/view/overviewRow';
import type { OverviewTexts } from '../../core/overview/view/overviewTexts';
import { displayText } from '../../core/text/displayText';
import { fill } from '../../core/text/fill';
import type { Format } from '../../core/text/format';
import { Sparkline } from './sparkline';
import { StatusShape } from './statusShape';

/** What the cells need besides the row. */
export interface CellWords {
  readonly texts: OverviewTexts;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: number;
}

/** The content of a cell. */
export function cellContent(
  row: OverviewRow,
  column: OverviewColumn,
  words: CellWords,
): ComponentChild {
  const { texts, format, now } = words;
  switch (column) {
    case 'name':
      return <NameCell row={row} />;
    case 'status':
      return (
        <>
          <StatusShape status={row.status} />
          <span class="cut" title={row.status.text}>
            {row.status.text}
          </span>
        </>
      );
    case 'open':
      return row.open === null ? (
        <span class="quiet">{texts.unknown}</span>
      ) : (
        format.count(row.open)
      );
    case 'day':
      return <Sparkline spark={row.spark} texts={texts} format={format} now={now} />;
    case 'latest':
      return <LatestCell row={row} words={words} />;
    case 'findings':
      return <FindingsCell row={row} words={words} />;
    case 'profile':
    case 'region':
    case 'account':
      return <span class="cut">{displayText(row[column])}</span>;
    case 'tags': {
      const text = displayText(tagsText(row.tags));
      return (
        <span class="cut" title={text}>
          {text}
        </span>
      );
    }
  }
}

function NameCell({ row }: { readonly row: OverviewRow }) {
  return (
    <span class="cut name" title={`${row.name}\n${row.endpointId}`}>
      {row.name}
      {row.state !== null && <span class="quiet">{` · ${row.state}`}</span>}
    </span>
  );
}

interface CellProps {
  readonly row: OverviewRow;
  readonly words: CellWords;
}

function LatestCell({ row: { latest }, words: { texts, format, now } }: CellProps) {
  if (!latest) return <span class="quiet">–</span>;
  const user = displayText(latest.user);
  const text = fill(texts.latestText, user, format.time(latest.at, now));
  return (
    <span class="latest" title={text}>
      <span class="cut">{user}</span> <span class="cut quiet">{format.time(latest.at, now)}</span>
    </span>
  );
}

const signs = [
  ['errors', '×', 'error'],
  ['warnings', '▲', 'warning'],
  ['infos', 'i', 'neutral'],
] as const;

/** The numbers by severity, with a sign each. */
function FindingsCell({ row: { findings }, words: { texts, format } }: CellProps) {
  const found = signs.filter(([kind]) => findings[kind] > 0);
  if (found.length === 0) return <span class="quiet">{texts.healthy}</span>;
  return (
    <>
      {found.map(([kind, sign, severity]) => (
        <span key={kind} class="finding" title={fill(texts[kind], format.count(findings[kind]))}>
          <span class={severity} aria-hidden="true">
            {sign}
          </span>
          <span aria-hidden="true">{format.count(findings[kind])}</span>
          <span class="unseen">{fill(texts[kind], format.count(findings[kind]))}</span>
        </span>
      ))}
    </>
  );
}
