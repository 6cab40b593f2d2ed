/**
 * Reads single fields of an answer. The SDK's types promise more than a broken answer keeps, so
 * every value is looked at before it is believed; what cannot be read is undefined, never a guess.
 */

/** Text that is not empty. EC2 sends an empty string for what it does not know. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A finite number, or the text of one in digits (EC2 prints counters as text). */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/**
 * A time in ms since 1970, from a Date or from EC2's text: `2019-08-12 07:57:14`, or ISO 8601. Text
 * without a zone is read as UTC, which EC2 does not say but its values agree with.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ClientVpnConnection.html
 */
export function readTime(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? parseTime(value) : dateTime(value);
  return Number.isFinite(ms) ? ms : undefined;
}

function dateTime(value: unknown): number | undefined {
  return value instanceof Date ? value.getTime() : undefined;
}

function parseTime(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?) ?(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, date = '', time = '', zone = 'Z'] = match;
  return Date.parse(`${date}T${time}${zone === 'UTC' ? 'Z' : zone}`);
}

/** The objects of a list; an empty list when it is none. */
export function readObjects<T extends object>(value: readonly T[] | undefined): T[] {
  const items: unknown = value;
  if (!Array.isArray(items)) return [];
  return items.filter((item): item is T => typeof item === 'object' && item !== null);
}

/** The texts of a list, empty ones left out; an empty list when it is none. */
export function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => readText(item) ?? []) : [];
}

/** The same object without the keys whose value is undefined. */
export function present<T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
