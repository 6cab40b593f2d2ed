/** A sentence and the button of the next step, if there is one. */
import type { PageNotice } from '../../protocol/connections';

interface NoticeProps {
  /** Null for none. */
  readonly notice: PageNotice | null;
  readonly class: string;
  readonly role?: 'alert' | 'note';
  readonly onStep: () => void;
}

/** The notice. */
export function Notice({ notice, onStep, ...attributes }: NoticeProps) {
  if (!notice) return null;
  return (
    <div {...attributes}>
      <p>{notice.sentence}</p>
      {notice.step !== null && (
        <button type="button" onClick={onStep}>
          {notice.step}
        </button>
      )}
    </div>
  );
}
