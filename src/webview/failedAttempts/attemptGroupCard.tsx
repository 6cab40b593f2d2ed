/** The failed attempts with one reason, of one user or from one address. */
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import {
  attemptAspects,
  type AttemptAspect,
  type NamedCount,
} from '../../core/failedAttempts/view/attemptGroups';
import type { AttemptTexts } from '../../core/failedAttempts/view/attemptTexts';
import type { ShownGroup } from '../../core/failedAttempts/view/failedAttemptsView';
import { displayText } from '../../core/text/displayText';
import { fill } from '../../core/text/fill';
import type { Format } from '../../core/text/format';

/** The texts in the reader's language, and formats. */
export interface AttemptWords {
  readonly texts: AttemptTexts;
  readonly format: Format;
  readonly chart: ChartFormat;
}

interface AttemptGroupCardProps {
  readonly group: ShownGroup;
  readonly aspect: AttemptAspect;
  readonly words: AttemptWords;
  /** Of the strip, ms since 1970. */
  readonly range: { readonly end: number };
}

/** The card: how many, when, why, who and from where. */
export function AttemptGroupCard({ group, aspect, words, range }: AttemptGroupCardProps) {
  const { texts, format } = words;
  const { value, reason, count, firstAt, lastAt, strip } = group;
  const time = (at: number): string => format.time(at, range.end);
  const name = reason?.title ?? (value === null ? texts.unknown[aspect] : displayText(value));
  const when =
    count === 1
      ? fill(texts.once, time(firstAt))
      : fill(texts.between, time(firstAt), time(lastAt));
  return (
    <article>
      <div class="group">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <b class="times">{fill(texts.times, format.count(count))}</b>
        <span class="about">{when}</span>
        <Strip strip={strip} label={texts.strip} />
      </div>
      {reason && (
        <>
          <p>{reason.explanation}</p>
          <p>
            <b>{texts.whatToDo}</b>: {reason.remedy}
          </p>
          {value !== null && value !== reason.title && (
            <p class="about">{fill(texts.raw, displayText(value))}</p>
          )}
        </>
      )}
      {attemptAspects
        .filter((other) => other !== aspect)
        .map((other) => (
          <Names
            key={other}
            title={texts.names[other]}
            unknown={texts.unknown[other]}
            names={group.names[other]}
            more={group.different[other] - group.names[other].length}
            words={words}
          />
        ))}
    </article>
  );
}

interface NamesProps {
  readonly title: string;
  /** For a value that the log does not have. */
  readonly unknown: string;
  readonly names: readonly NamedCount[];
  /** How many are not named. */
  readonly more: number;
  readonly words: AttemptWords;
}

function Names({ title, unknown, names, more, words: { texts, format } }: NamesProps) {
  return (
    <p class="names">
      <span class="about">{title}: </span>
      {names.map(({ name, count }) => (
        <span key={name ?? ''} class="name">
          <bdi>{name ?? unknown}</bdi>
          {count > 1 && ` ${fill(texts.times, format.count(count))}`}
        </span>
      ))}
      {more > 0 && <span class="about">{fill(texts.moreNames, format.count(more))}</span>}
    </p>
  );
}

/** Bars over the range; the times are in words beside them. */
function Strip({ strip, label }: { readonly strip: readonly number[]; readonly label: string }) {
  const most = Math.max(...strip, 1);
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${String(strip.length * 3)} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <title>{label}</title>
      {strip.map((count, part) =>
        count === 0 ? null : (
          <rect
            key={part}
            x={part * 3}
            y={20 - Math.max(4, (20 * count) / most)}
            width={2}
            height={Math.max(4, (20 * count) / most)}
          />
        ),
      )}
    </svg>
  );
}
