/** Messages between the extension and the mail page. */
import type { InboxRow, OpenMail } from '../core/mail/view/inbox';
import type { MailTexts } from '../core/mail/view/mailTexts';
import { isRecord } from './messages';

/** What the page shows. Extension → page. */
export interface MailState {
  readonly type: 'state';
  readonly texts: MailTexts;
  /** Newest first; null if the trial is not running. */
  readonly rows: readonly InboxRow[] | null;
  readonly open: OpenMail | null;
  /** The next step of the trial's story. */
  readonly hint: { readonly text: string; readonly label: string } | null;
}

/** Page → extension. */
export type MailMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly id: number }
  /** Confirms the subscription that a mail asks for. */
  | { readonly type: 'confirm'; readonly id: number }
  /** The button of the hint. */
  | { readonly type: 'next' }
  | { readonly type: 'hideHints' };

/** Parses a message of the page; undefined if it is invalid. */
export function parseMailMessage(value: unknown): MailMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { type, id } = value;
  switch (type) {
    case 'ready':
    case 'next':
    case 'hideHints':
      return { type };
    case 'open':
    case 'confirm':
      return Number.isSafeInteger(id) ? { type, id: id as number } : undefined;
    default:
      return undefined;
  }
}
