/** The open mail, as its recipient sees it. */
import { useState } from 'preact/hooks';
import type { OpenMail } from '../../core/mail/view/inbox';
import type { MailPart } from '../../core/mail/view/mailParts';
import type { MailTexts } from '../../core/mail/view/mailTexts';

interface MessageProps {
  readonly mail: OpenMail;
  readonly texts: MailTexts;
  /** Confirms the subscription that the mail asks for. */
  readonly onConfirm: () => void;
}

/** The headers and the text; the confirmation's button where the mail asks for one. */
export function Message({ mail, texts, onConfirm }: MessageProps) {
  const { subject, from, to, date, parts, confirmation } = mail;
  const [note, setNote] = useState<string>();
  const follow = ({ leads }: Extract<MailPart, { readonly kind: 'link' }>): void => {
    if (leads !== 'confirm') setNote(texts.links[leads]);
    else if (confirmation === 'pending') onConfirm();
    else setNote(texts.confirmed);
  };
  return (
    <article class="message">
      <h2 dir="auto">{subject}</h2>
      <dl>
        <dt>{texts.from}</dt>
        <dd>{from}</dd>
        <dt>{texts.to}</dt>
        <dd dir="auto">{to}</dd>
        <dt>{texts.date}</dt>
        <dd>{date}</dd>
      </dl>
      {confirmation === 'pending' && (
        <p class="confirm">
          <button type="button" class="primary" onClick={onConfirm}>
            {texts.confirm}
          </button>
        </p>
      )}
      <p class="outcome" role="status">
        {confirmation === 'confirmed' && <span class="done">{texts.confirmed}</span>}
        {note !== undefined && note !== texts.confirmed && <span class="note">{note}</span>}
      </p>
      <div class="text" dir="auto" lang="en" tabIndex={0} role="region" aria-label={subject}>
        {parts.map((part, index) =>
          part.kind === 'text' ? (
            part.text
          ) : (
            <button
              key={index}
              type="button"
              class="link"
              onClick={() => {
                follow(part);
              }}
            >
              {part.text}
            </button>
          ),
        )}
      </div>
    </article>
  );
}
