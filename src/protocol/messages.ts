/**
 * What every page and the extension say to one another alike: how messages are answered, and what
 * becomes of the files and texts that a page hands over.
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

/** A file that a page made: text as it is, a picture as base64. */
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

/** Reads a file request; undefined for anything that is none. */
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
  // A name, not a path: it is only a proposal, but it goes into one.
  if (typeof name !== 'string' || !/^[\w.-]+$/.test(name)) return undefined;
  if ((kind === 'csv' || kind === 'json') && typeof text === 'string') return { kind, name, text };
  if (kind === 'png' && typeof base64 === 'string') return { kind, name, base64 };
  return undefined;
}

/** Whether a value from outside has fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
