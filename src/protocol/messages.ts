/**
 * Messages that all pages share: the dispatch of messages, and requests to save files or to copy text.
 */

/** One handler for every message of a union. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [K in M['type']]: (message: Extract<M, { readonly type: K }>) => void;
};

/** Calls the handler of a message; does nothing for a message of an unknown type. */
export function handle<M extends { readonly type: string }>(
  handlers: Handlers<M>,
  message: M,
): void {
  // The record has a handler for exactly this type; the compiler cannot pair the two unions.
  const handler = handlers[message.type as M['type']] as ((message: M) => void) | undefined;
  handler?.(message);
}

/** A file that a page created: text as is, a picture as base64. */
export type PageFile =
  | { readonly kind: 'csv' | 'json'; readonly name: string; readonly text: string }
  | { readonly kind: 'png'; readonly name: string; readonly base64: string };

/** Page → extension. */
export type FileRequest =
  | { readonly type: 'saveFile'; readonly file: PageFile }
  /** For the clipboard; `rows` without the header. */
  | { readonly type: 'copy'; readonly text: string; readonly rows: number };

/** Whether a message is about a file or the clipboard. */
export function isFileRequest(message: { readonly type: string }): message is FileRequest {
  return message.type === 'saveFile' || message.type === 'copy';
}

/** Extension → page. */
export type FileAnswer =
  /** A file could not be saved, or nothing copied. */
  | { readonly type: 'fileFailure'; readonly sentence: string }
  | { readonly type: 'copied'; readonly rows: number }
  | { readonly type: 'saved'; readonly name: string };

/** Parses a file request; undefined if it is invalid. */
export function parseFileRequest(
  value: Readonly<Record<string, unknown>>,
): FileRequest | undefined {
  if (value.type === 'saveFile') {
    const file = parseFile(value.file);
    return file && { type: 'saveFile', file };
  }
  const { type, text, rows } = value;
  return type === 'copy' && typeof text === 'string' && typeof rows === 'number'
    ? { type, text, rows }
    : undefined;
}

function parseFile(value: unknown): PageFile | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, name, text, base64 } = value;
  // A name, not a path: it is only a suggestion, but it becomes part of a path.
  if (typeof name !== 'string' || !/^[\w.-]+$/.test(name)) return undefined;
  if ((kind === 'csv' || kind === 'json') && typeof text === 'string') return { kind, name, text };
  if (kind === 'png' && typeof base64 === 'string') return { kind, name, base64 };
  return undefined;
}

/** Whether an untrusted value has fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
