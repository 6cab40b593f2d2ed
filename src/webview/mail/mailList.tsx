/**
 * The list of mails, as the pattern of ARIA describes a list box: one Tab stop, arrow keys open the next
 * mail. https://www.w3.org/WAI/ARIA/apg/patterns/listbox/
 */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { InboxRow } from '../../core/mail/view/inbox';
import type { MailTexts } from '../../core/mail/view/mailTexts';
import { listTarget } from '../shared/listKeys';

interface MailListProps {
  /** Newest first. */
  readonly rows: readonly InboxRow[];
  /** The id of the open mail. */
  readonly selected: number | undefined;
  readonly texts: MailTexts;
  readonly onOpen: (id: number) => void;
}

const elementId = (id: number): string => `mail-${id}`;

/** The rows; a click or an arrow key opens a mail. */
export function MailList({ rows, selected, texts, onOpen }: MailListProps) {
  const list = useRef<HTMLDivElement>(null);
  const active = rows.some(({ id }) => id === selected) ? selected : undefined;
  useEffect(() => {
    if (active === undefined) return;
    document.getElementById(elementId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = rows.findIndex(({ id }) => id === active);
    const to = listTarget(event.key, at, rows.length);
    const row = to === undefined ? undefined : rows[to];
    if (!row) return;
    event.preventDefault();
    onOpen(row.id);
  };
  return (
    <div
      ref={list}
      class="mails"
      role="listbox"
      tabIndex={0}
      aria-label={texts.list}
      aria-activedescendant={active === undefined ? undefined : elementId(active)}
      onKeyDown={onKeyDown}
      onClick={({ target: clicked }) => {
        const option = clicked instanceof Element ? clicked.closest('[role=option]') : null;
        if (option) onOpen(Number(option.id.slice('mail-'.length)));
      }}
    >
      {rows.map((row) => (
        <MailRow key={row.id} {...row} selected={row.id === active} texts={texts} />
      ))}
    </div>
  );
}

interface MailRowProps extends InboxRow {
  readonly selected: boolean;
  readonly texts: Pick<MailTexts, 'unread' | 'pending'>;
}

/** Every state has new objects for all rows, of which hardly any differs: an equal row is kept. */
function MailRow({
  id,
  selected,
  unread,
  subject,
  time,
  to,
  pending,
  preview,
  texts,
}: MailRowProps) {
  return useMemo(
    () => (
      <div
        id={elementId(id)}
        role="option"
        aria-selected={selected}
        class={unread ? 'mail unread' : 'mail'}
      >
        <span class="line">
          {unread && <span class="dot" aria-hidden="true" />}
          {unread && <span class="unseen">{texts.unread}, </span>}
          <span class="subject" dir="auto">
            {subject}
          </span>
          <span class="time">{time}</span>
        </span>
        <span class="line">
          <span class="recipient" dir="auto">
            {to}
          </span>
          {pending && <span class="badge pending">{texts.pending}</span>}
        </span>
        <span class="preview" dir="auto">
          {preview}
        </span>
      </div>
    ),
    [id, selected, unread, subject, time, to, pending, preview, texts.unread, texts.pending],
  );
}
