/** The audit: headline, legend, picture, details, methods and table. */
import { useMemo } from 'preact/hooks';
import type { AuditDetails, AuditEntry, AuditPicture } from '../../core/audit/view/auditPicture';
import type { VerdictMark } from '../../core/audit/view/verdictMark';
import { fill } from '../../core/text/fill';
import type { AuditState, PageMessage } from '../../protocol/audit';
import type { AuditColors } from './auditColors';
import { AuditControls } from './auditControls';
import { auditWords, countOf, type AuditWords } from './auditWords';
import { DetailsPanel } from './detailsPanel';
import { EntryTable, type IndexedEntry } from './entryTable';
import { Legend } from './legend';
import { MethodTable } from './methodTable';
import { PictureView } from './pictureView';

/** A picture with its connections. */
export interface WholePicture {
  readonly picture: AuditPicture;
  /** Oldest first. */
  readonly entries: readonly AuditEntry[];
}

/** What the page shows. */
export interface AuditViewProps {
  readonly state: AuditState;
  readonly whole: WholePicture | undefined;
  readonly colors: AuditColors;
  readonly hidden: ReadonlySet<VerdictMark>;
  readonly onHide: (hidden: ReadonlySet<VerdictMark>) => void;
  /** The index of the chosen connection. */
  readonly chosen: number | undefined;
  readonly onChoose: (index: number | undefined) => void;
  readonly detailsOf: (index: number) => AuditDetails | undefined;
  /** Asks for the details of a connection. */
  readonly onPoint: (index: number) => void;
  /** The outcome of the last export. */
  readonly notice: string;
  readonly post: (message: PageMessage) => void;
}

/** The page. */
export function AuditView(props: AuditViewProps) {
  const { state, whole, notice, post } = props;
  const { texts, language, progress, failure, loggingOff, readOnly } = state;
  const words = useMemo(() => auditWords(texts, language), [texts, language]);
  const run = (command: 'createAlarm' | 'turnOnLogging') => (): void => {
    post({ type: 'run', command });
  };
  return (
    <div class="audit">
      <AuditControls state={state} words={words} hasResult={whole !== undefined} post={post} />
      {progress !== null && <div class="progress" />}
      <p class="status" role="status">
        {progress ?? notice}
      </p>
      {failure !== null && (
        <div class="banner" role="alert">
          <span>{failure}</span>
        </div>
      )}
      {loggingOff && whole && (
        <div class="banner">
          <span>{whole.picture.faults.join(' ')}</span>
          {!readOnly && (
            <button type="button" onClick={run('turnOnLogging')}>
              {texts.turnOnLogging}
            </button>
          )}
        </div>
      )}
      {whole && <Result {...props} whole={whole} words={words} onCreate={run('createAlarm')} />}
    </div>
  );
}

interface ResultProps extends AuditViewProps {
  readonly whole: WholePicture;
  readonly words: AuditWords;
  readonly onCreate: () => void;
}

function Result(props: ResultProps) {
  const { state, whole, words, hidden, onHide, chosen, onChoose, detailsOf, onCreate } = props;
  const { picture, entries } = whole;
  const { texts } = words;
  const shows = useMemo(() => (entry: AuditEntry) => !hidden.has(entry.mark), [hidden]);
  const rows = useMemo(() => rowsOf(entries, shows), [entries, shows]);
  const entry = chosen === undefined ? undefined : entries[chosen];
  return (
    <>
      <Headline picture={picture} total={entries.length} words={words} />
      {picture.alarms.length === 0 && (
        <div class="banner">
          <span>{texts.noAlarm}</span>
          {!state.readOnly && (
            <button type="button" onClick={onCreate}>
              {texts.createAlarm}
            </button>
          )}
        </div>
      )}
      <Legend picture={picture} words={words} hidden={hidden} onHide={onHide} />
      <PictureView {...props} picture={picture} entries={entries} shows={shows} />
      {rows.length === 0 && entries.length > 0 && <p>{texts.noneShown}</p>}
      <Gaps picture={picture} words={words} />
      {entries.length > 0 && (
        <DetailsPanel
          entry={entry}
          details={chosen === undefined ? undefined : detailsOf(chosen)}
          texts={texts}
          onClose={() => {
            onChoose(undefined);
          }}
        />
      )}
      <MethodTable methods={picture.methods} texts={texts} />
      {entries.length > 0 && (
        <EntryTable
          {...{ rows, words, chosen, onChoose }}
          now={picture.now}
          total={entries.length}
        />
      )}
      <Basis picture={picture} texts={texts} />
    </>
  );
}

function Headline({
  picture,
  total,
  words: { texts, format, ...words },
}: {
  readonly picture: AuditPicture;
  readonly total: number;
  readonly words: AuditWords;
}) {
  const [notified, missed, unknown] = (['notified', 'missed', 'unknown'] as const).map((group) =>
    countOf(picture, group),
  );
  const count = (value: number | undefined): string => format.count(value ?? 0);
  return (
    <div class="headline">
      <h2>{total === 0 ? texts.nothing : fill(texts.notifiedOf, count(notified), count(total))}</h2>
      <p class="about">
        {missed !== undefined && missed > 0 && `${fill(texts.missed, count(missed))} · `}
        {unknown !== undefined && unknown > 0 && `${fill(texts.undetermined, count(unknown))} · `}
        {total > 0 && notified === total && `${texts.allNotified} · `}
        {fill(texts.readAt, words.chart.dateTime(picture.now))}
      </p>
    </div>
  );
}

/** What the picture hatches, in words. */
function Gaps({
  picture: { gaps },
  words: { texts, chart },
}: {
  readonly picture: AuditPicture;
  readonly words: AuditWords;
}) {
  if (gaps.length === 0) return null;
  const names = { connections: texts.gapOfConnections, counts: texts.gapOfCounts };
  return (
    <ul class="gaps about">
      {gaps.slice(0, mostGaps).map(({ start, end, of }) => (
        <li key={`${of} ${String(start)}`}>
          <span class="hatched" aria-hidden="true" />
          {fill(texts.gapText, names[of], chart.minute(start), chart.minute(end))}
        </li>
      ))}
    </ul>
  );
}

/** More gaps are drawn only. */
const mostGaps = 5;

function Basis({
  picture: { faults, basis },
  texts,
}: {
  readonly picture: AuditPicture;
  readonly texts: AuditState['texts'];
}) {
  return (
    <details class="basis">
      <summary>{texts.basis}</summary>
      <ul>
        {[...faults, ...basis].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

/** The connections that the legend shows, newest first. */
function rowsOf(
  entries: readonly AuditEntry[],
  shows: (entry: AuditEntry) => boolean,
): readonly IndexedEntry[] {
  return entries.flatMap((entry, index) => (shows(entry) ? [{ entry, index }] : [])).reverse();
}
