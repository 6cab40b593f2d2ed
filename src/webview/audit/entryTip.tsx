/** What the tooltip says of a connection. */
import type { AuditDetails, AuditEntry } from '../../core/audit/view/auditPicture';
import { durationOf, notifiedOf, type AuditWords } from './auditWords';
import { MarkIcon } from './markIcon';

interface EntryTipProps {
  readonly entry: AuditEntry;
  /** Undefined until they have arrived. */
  readonly details: AuditDetails | undefined;
  readonly words: AuditWords;
}

/** The lines of the tooltip. */
export function EntryTip({ entry, details, words }: EntryTipProps) {
  const { texts, chart } = words;
  return (
    <>
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
    </>
  );
}
