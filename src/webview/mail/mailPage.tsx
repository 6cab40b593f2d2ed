/** The mail page: the list of all mails, the open mail, and the next step of the trial's story. */
import './mail.css';
import type { MailMessage, MailState } from '../../protocol/mail';
import { mountState, type StateProps } from '../shared/mountState';
import { MailList } from './mailList';
import { Message } from './message';

function MailPage({ state, post }: StateProps<MailState, MailMessage>) {
  const { texts, rows, open, hint } = state;
  return (
    <>
      <header>
        <h1>{texts.heading}</h1>
        <p class="about">{rows ? texts.about : texts.ended}</p>
      </header>
      {hint && (
        <div class="hint">
          <Bulb />
          <span class="hintText" role="status">
            {hint.text}
          </span>
          <span class="group">
            <button
              type="button"
              class="primary"
              onClick={() => {
                post({ type: 'next' });
              }}
            >
              {hint.label}
            </button>
            <button
              type="button"
              onClick={() => {
                post({ type: 'hideHints' });
              }}
            >
              {texts.dismiss}
            </button>
          </span>
        </div>
      )}
      {rows && rows.length > 0 && (
        <div class="mailbox">
          <MailList
            rows={rows}
            selected={open?.id}
            texts={texts}
            onOpen={(id) => {
              post({ type: 'open', id });
            }}
          />
          {open ? (
            <Message
              key={open.id}
              mail={open}
              texts={texts}
              onConfirm={() => {
                post({ type: 'confirm', id: open.id });
              }}
            />
          ) : (
            <p class="choose">{texts.choose}</p>
          )}
        </div>
      )}
      {rows?.length === 0 && (
        <div class="empty">
          <p>{texts.none}</p>
        </div>
      )}
    </>
  );
}

/** A light bulb, as beside the hint in the tree. */
function Bulb() {
  return (
    <svg class="bulb" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M8 1.5a4.5 4.5 0 0 0-2.6 8.2c.4.3.6.7.6 1.1v.7h4v-.7c0-.4.2-.8.6-1.1A4.5 4.5 0 0 0 8 1.5ZM6 13h4M6.5 14.5h3" />
    </svg>
  );
}

/** Shows the page in an element. */
export const mountMail = mountState<MailState, MailMessage>(MailPage);
