/** The picture of a replay: the count and three lanes on one axis of time, and the moments as a list. */
import './replay.css';
import { useMemo, useState } from 'preact/hooks';
import { dayMs } from '../../core/base/duration';
import { chartFormat, readerLocale, type ChartFormat } from '../../core/chart/view/chartFormat';
import type { TimeRange } from '../../core/model/timeRange';
import { momentsWithin, type ReplayPicture } from '../../core/replay/view/replayPicture';
import { pictureDays, type ReplayTexts } from '../../core/replay/view/replayTexts';
import { fill } from '../../core/text/fill';
import { CountLane, FiringLane, MissLane } from './lanes';
import { Moments } from './moments';
import { TimeAxis } from './timeAxis';

/** What the picture shows. */
export interface PictureProps {
  readonly picture: ReplayPicture;
  readonly texts: ReplayTexts;
  /** The editor's language, BCP 47. */
  readonly language: string;
  /** Shows a time elsewhere, ms since 1970. */
  readonly onMoment: (at: number) => void;
}

/** The span that is shown first, in days: more moments side by side would hide each other. */
const firstDays = 7;

/** The picture with its texts. */
export function ReplayPictureView({ picture, texts, language, onMoment }: PictureProps) {
  const format = useMemo(
    () => chartFormat(readerLocale(language, navigator.languages)),
    [language],
  );
  const [days, setDays] = useState<number | null>(firstDays);
  const span = spanOf(picture.range, days);
  const moments = momentsWithin(picture, span);
  return (
    <div class="replayPicture">
      <p class="headline">{picture.headline}</p>
      {picture.facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <Spans {...{ picture, texts, days }} onChange={setDays} />
      <p class="note">{fill(texts.fromTo, format.minute(span.start), format.minute(span.end))}</p>
      <Lanes {...{ picture, span, texts, format }} />
      <Moments {...{ moments, texts, format, onMoment }} key={span.start} />
      <Comparison picture={picture} />
      <details>
        <summary>{texts.basis}</summary>
        <ul>
          {picture.basis.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** The last days of the range, or all of it. */
function spanOf({ start, end }: TimeRange, days: number | null): TimeRange {
  return { start: days === null ? start : Math.max(start, end - days * dayMs), end };
}

interface SpansProps extends Pick<PictureProps, 'picture' | 'texts'> {
  readonly days: number | null;
  readonly onChange: (days: number | null) => void;
}

function Spans({ picture, texts, days, onChange }: SpansProps) {
  const { start, end } = picture.range;
  const shorter = pictureDays.filter((one) => one * dayMs < end - start);
  if (shorter.length === 0) return null;
  const shown = shorter.find((one) => one === days) ?? null;
  return (
    <div class="group" role="group" aria-label={texts.span}>
      {[...shorter, null].map((one) => (
        <button
          key={String(one)}
          type="button"
          aria-pressed={one === shown}
          onClick={() => {
            onChange(one);
          }}
        >
          {one === null ? texts.all : texts.days[one]}
        </button>
      ))}
    </div>
  );
}

interface LanesProps extends Pick<PictureProps, 'picture' | 'texts'> {
  readonly span: TimeRange;
  readonly format: ChartFormat;
}

function Lanes({ picture, span, texts, format }: LanesProps) {
  const { counts, fired, wouldFire, missed } = picture;
  return (
    <div class="lanes">
      {counts.length > 0 && <CountLane {...{ counts, span, texts, format }} />}
      {fired && <FiringLane kind="fired" firings={fired} {...{ span, texts, format }} />}
      <FiringLane kind="wouldFire" firings={wouldFire} {...{ span, texts, format }} />
      <MissLane {...{ missed, span, texts, format }} />
      <TimeAxis span={span} format={format} />
    </div>
  );
}

function Comparison({ picture: { table } }: Pick<PictureProps, 'picture'>) {
  if (!table || table.rows.length === 0) return null;
  return (
    <details>
      <summary>{table.title}</summary>
      <div class="tableBox">
        <table>
          <thead>
            <tr>
              {table.header.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ cells, own }, index) => (
              <tr key={index} class={own ? 'own' : undefined}>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
