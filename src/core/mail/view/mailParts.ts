/** The text of a mail in parts: links are apart, since the trial's lead nowhere. */
import { visibleSigns } from '../../text/displayText';

/** Where a link of a mail leads. */
export type MailLink = 'confirm' | 'unsubscribe' | 'console' | 'other';

/** A piece of the text. */
export type MailPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly leads: MailLink };

/** Ends before punctuation that belongs to the sentence. */
const address = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/g;

/** Splits a text at its web addresses. Invisible characters become visible; lines stay. */
export function mailParts(body: string): readonly MailPart[] {
  const text = body.split('\n').map(visibleSigns).join('\n');
  const parts: MailPart[] = [];
  let end = 0;
  for (const { 0: link, index } of text.matchAll(address)) {
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) });
    parts.push({ kind: 'link', text: link, leads: leadsTo(link) });
    end = index + link.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

function leadsTo(link: string): MailLink {
  if (/^https:\/\/sns\.[\w-]+\.amazonaws\.com\/confirmation\.html\?/.test(link)) return 'confirm';
  if (/^https:\/\/sns\.[\w-]+\.amazonaws\.com\/unsubscribe\.html\?/.test(link))
    return 'unsubscribe';
  return /^https:\/\/[\w-]+\.console\.aws\.amazon\.com\//.test(link) ? 'console' : 'other';
}
