/** The trial's mail as a page shows it: a list, newest first, and the mail that is open. */
import type { Mail } from '../../ports/trial';
import { clipText, displayText, visibleSigns } from '../../text/displayText';
import type { ViewContext } from '../../text/viewContext';
import { isConfirmationRequest } from '../topicMail';
import { mailParts, type MailPart } from './mailParts';

/** A mail in the list. */
export interface InboxRow {
  /** Its number among all mails, oldest first. */
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  /** The beginning of its text. */
  readonly preview: string;
  readonly time: string;
  readonly unread: boolean;
  /** Whether it asks for a confirmation that has not been given. */
  readonly pending: boolean;
}

/** The open mail. */
export interface OpenMail {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly parts: readonly MailPart[];
  /** Absent if it asks for no confirmation. */
  readonly confirmation?: 'pending' | 'confirmed';
}

/** The mails, and what is known about them. */
export interface MailFacts {
  /** Oldest first. */
  readonly mails: readonly Mail[];
  /** When the trial started: earlier mails have been read. Milliseconds since 1970. */
  readonly startedAt: number;
  /** The ids of mails that were opened. */
  readonly opened: ReadonlySet<number>;
  readonly isPending: (mail: Mail) => boolean;
}

/** As SNS sends its mails. */
const from = 'AWS Notifications <no-reply@sns.amazonaws.com>';

const previewLength = 120;

type Context = Pick<ViewContext, 'format' | 'now'>;

/** The rows of the list, newest first. */
export function inboxRows(facts: MailFacts, { format, now }: Context): readonly InboxRow[] {
  const { mails, startedAt, opened, isPending } = facts;
  return mails
    .map((mail, id) => ({
      id,
      to: displayText(mail.to),
      subject: displayText(mail.subject),
      preview: preview(mail.body),
      time: format.time(mail.at, now),
      unread: mail.at > startedAt && !opened.has(id),
      pending: isConfirmationRequest(mail) && isPending(mail),
    }))
    .reverse();
}

/** The open mail; undefined if there is none with that id. */
export function openMail(
  { mails, isPending }: Pick<MailFacts, 'mails' | 'isPending'>,
  id: number,
  { format }: Pick<Context, 'format'>,
): OpenMail | undefined {
  const mail = mails[id];
  if (!mail) return undefined;
  return {
    id,
    from,
    to: displayText(mail.to),
    subject: displayText(mail.subject),
    date: format.moment(mail.at),
    parts: mailParts(mail.body),
    ...(isConfirmationRequest(mail) && {
      confirmation: isPending(mail) ? 'pending' : 'confirmed',
    }),
  };
}

function preview(body: string): string {
  const lines = body.slice(0, 4 * previewLength).split('\n');
  return clipText(lines.map(visibleSigns).join(' ').replaceAll(/\s+/g, ' ').trim(), previewLength);
}
