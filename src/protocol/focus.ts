/** The message with which a page reports whether it has the keyboard focus. All pages send it. */
import { isRecord } from './messages';

/** Page → extension. */
export interface FocusNotice {
  readonly type: 'focus';
  readonly focused: boolean;
}

/** Parses the message; undefined if it is another one, or invalid. */
export function parseFocusNotice(value: unknown): FocusNotice | undefined {
  if (!isRecord(value) || value.type !== 'focus') return undefined;
  const { focused } = value;
  return typeof focused === 'boolean' ? { type: 'focus', focused } : undefined;
}
