/** The verdicts that occur, with their counts. Each is a switch for its connections. */
import type { AuditPicture } from '../../core/audit/view/auditPicture';
import { verdictMarks, type VerdictMark } from '../../core/audit/view/verdictMark';
import type { AuditWords } from './auditWords';
import { MarkIcon } from './markIcon';

interface LegendProps {
  readonly picture: AuditPicture;
  readonly words: AuditWords;
  readonly hidden: ReadonlySet<VerdictMark>;
  readonly onHide: (hidden: ReadonlySet<VerdictMark>) => void;
}

/** The legend. */
export function Legend({ picture, words: { texts, format }, hidden, onHide }: LegendProps) {
  const toggle = (mark: VerdictMark): void => {
    const next = new Set(hidden);
    if (!next.delete(mark)) next.add(mark);
    onHide(next);
  };
  return (
    <div class="group" role="group" aria-label={texts.legend}>
      {verdictMarks
        .filter((mark) => picture.totals[mark] > 0)
        .map((mark) => (
          <button
            key={mark}
            type="button"
            class="verdict"
            aria-pressed={!hidden.has(mark)}
            title={texts.meanings[mark]}
            onClick={() => {
              toggle(mark);
            }}
          >
            <MarkIcon mark={mark} />
            {texts.marks[mark]} <b>{format.count(picture.totals[mark])}</b>
          </button>
        ))}
      {hidden.size > 0 && (
        <button
          type="button"
          onClick={() => {
            onHide(new Set());
          }}
        >
          {texts.showAll}
        </button>
      )}
    </div>
  );
}
