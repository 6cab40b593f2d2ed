/** The picture of the forecast: the count, the connections by verdict, and the moments of the alarm. */
import { useRef } from 'preact/hooks';
import type {
  ForecastBar,
  ForecastPicture,
  ForecastVerdict,
} from '../../core/alarmForm/view/forecastModel';
import type { FormTexts } from '../../core/alarmForm/view/formTexts';
import { useElementWidth } from '../shared/elementWidth';

interface ChartProps {
  readonly picture: ForecastPicture;
  readonly texts: FormTexts;
  /** BCP 47. */
  readonly language: string;
  readonly headline: string;
}

/** Heights in CSS pixels, from above. */
const firesAt = 12;
const countTop = 28;
const countBottom = 108;
const laneHeight = 18;
/** The width of a day's name, about, CSS pixels: without this room it is left out. */
const dayWidth = 54;

/** The picture, as wide as its column. */
export function ForecastChart({ picture, texts, language, headline }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const { start, end, firings, bars } = picture;
  const x = (at: number): number =>
    Math.round(((Math.min(Math.max(at, start), end) - start) / (end - start)) * width * 10) / 10;
  const lanes = lanesOf(picture);
  const height = countBottom + lanes.length * laneHeight + 22;
  return (
    <div class="picture" ref={box}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={headline}>
          {midnights(start, end).map((at) => (
            <g key={at} class="day">
              <line x1={x(at)} x2={x(at)} y1={0} y2={height - 18} />
              {x(at) + dayWidth <= width && (
                <text x={x(at) + 4} y={height - 5}>
                  {dayText(at, language)}
                </text>
              )}
            </g>
          ))}
          <path class="count" d={countPath(picture, x)} />
          {firings.map(({ at, label, who }) => (
            <path key={at} class="fires" d={triangle(x(at))}>
              <title>{`${texts.legendFires}: ${label} · ${who}`}</title>
            </path>
          ))}
          {lanes.map((verdict, lane) => (
            <g key={verdict} transform={`translate(0 ${countBottom + 6 + lane * laneHeight})`}>
              {bars
                .filter((bar) => bar.verdict === verdict)
                .map((bar, at) => (
                  <Bar key={at} bar={bar} x={x} />
                ))}
            </g>
          ))}
        </svg>
      )}
      <Legend lanes={lanes} texts={texts} />
    </div>
  );
}

const verdictTexts = {
  notified: 'legendNotified',
  missed: 'legendMissed',
  unknown: 'legendUnknown',
} as const satisfies Record<ForecastVerdict, keyof FormTexts>;

/** A lane for each verdict that there is. */
function lanesOf({ bars }: ForecastPicture): readonly ForecastVerdict[] {
  const all = Object.keys(verdictTexts) as readonly ForecastVerdict[];
  return all.filter((verdict) => bars.some((bar) => bar.verdict === verdict));
}

/** A filled bar with a dot was notified; a hollow one with a cross was missed; a dashed one is unknown. */
function Bar({ bar, x }: { readonly bar: ForecastBar; readonly x: (at: number) => number }) {
  const { start, end, verdict, label } = bar;
  const from = x(start);
  const width = Math.max(3, x(end) - from);
  return (
    <g class={`bar ${verdict}`}>
      <title>{label}</title>
      {(verdict !== 'missed' || width > 10) && <rect x={from} y={3} width={width} height={8} />}
      {verdict === 'missed' && <path d={`M${from - 3} 3l8 8m0 -8l-8 8`} />}
    </g>
  );
}

function Legend({
  lanes,
  texts,
}: {
  readonly lanes: readonly ForecastVerdict[];
  readonly texts: FormTexts;
}) {
  return (
    <ul class="pictureLegend">
      <li class="fires">▼ {texts.legendFires}</li>
      <li class="count">▟ {texts.legendCount}</li>
      {lanes.map((verdict) => (
        <li key={verdict} class={verdict}>
          {legendSigns[verdict]} {texts[verdictTexts[verdict]]}
        </li>
      ))}
    </ul>
  );
}

const legendSigns: Readonly<Record<ForecastVerdict, string>> = {
  ...{ notified: '■', missed: '☒', unknown: '▨' },
};

function triangle(x: number): string {
  return `M${x - 5} ${firesAt - 8}h10l-5 10z`;
}

/** Steps: each count holds until the next; a gap of more than an hour has none. */
function countPath({ counts, end }: ForecastPicture, x: (at: number) => number): string {
  const most = Math.max(1, ...counts.map(([, count]) => count));
  const y = (count: number): number =>
    Math.round((countBottom - (count / most) * (countBottom - countTop)) * 10) / 10;
  let path = '';
  for (const [i, [at, count]] of counts.entries()) {
    const next = counts[i + 1]?.[0] ?? end;
    const until = Math.min(next, at + longestGapMs);
    if (count > 0) path += `M${x(at)} ${countBottom}V${y(count)}H${x(until)}V${countBottom}Z`;
  }
  return path;
}

const longestGapMs = 3_600_000;

/** The local midnights of a range. */
function midnights(start: number, end: number): readonly number[] {
  const found: number[] = [];
  const day = new Date(start);
  day.setHours(24, 0, 0, 0);
  while (day.getTime() < end) {
    found.push(day.getTime());
    day.setDate(day.getDate() + 1);
  }
  return found;
}

function dayText(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric' }).format(at);
}
