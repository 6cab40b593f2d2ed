/** The tooltip of a connection, beside its mark. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AuditDetails, AuditEntry } from '../../core/audit/view/auditPicture';
import { durationOf, notifiedOf, type AuditWords } from './auditWords';
import { MarkIcon } from './markIcon';

/** The distance from the mark, CSS pixels. */
const distance = 12;

interface EntryTipProps {
  readonly entry: AuditEntry;
  /** Undefined until they have arrived. */
  readonly details: AuditDetails | undefined;
  readonly words: AuditWords;
  /** The mark, and the width of the picture, CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The tooltip. It stays inside the picture. */
export function EntryTip({ entry, details, words, x, y, width }: EntryTipProps) {
  const root = useRef<HTMLDivElement>(null);
  const { texts, chart } = words;
  useLayoutEffect(() => {
    const { current } = root;
    if (!current) return;
    const own = current.offsetWidth;
    const right = x + distance + own <= width;
    const left = right ? x + distance : Math.max(0, x - distance - own);
    current.style.left = `${String(left)}px`;
    current.style.top = `${String(Math.max(0, y + distance))}px`;
  });
  return (
    <div class="entry-tip" aria-hidden="true" ref={root}>
      <b>
        <bdi>{entry.user}</bdi>
      </b>
      <span>
        <MarkIcon mark={entry.mark} /> {texts.marks[entry.mark]}
      </span>
      <span>
        {chart.dateTime(entry.startedAt)} · {durationOf(entry, words)}
      </span>
      {entry.notifiedAt !== null && <span>{notifiedOf(entry, words)}</span>}
      <span class="about">{details ? details.why : texts.meanings[entry.mark]}</span>
    </div>
  );
}
