/**
 * Reads single fields of an answer. The SDK's types promise more than a broken answer keeps, so
 * every value is looked at before it is believed; what cannot be read is undefined, never a guess.
 */
import { parseAwsTime } from '../../core/base/awsTime';

export { omitUndefined } from '../../core/base/omitUndefined';

/** Text that is not empty. EC2 sends an empty string for what it does not know. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A finite number, or the text of one in digits (EC2 prints counters as text). */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A time in ms since 1970, from a Date or from EC2's text. */
export function readTime(value: unknown): number | undefined {
  if (typeof value === 'string') return parseAwsTime(value);
  const ms = dateTime(value);
  return Number.isFinite(ms) ? ms : undefined;
}

function dateTime(value: unknown): number | undefined {
  return value instanceof Date ? value.getTime() : undefined;
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
