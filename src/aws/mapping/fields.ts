/**
 * Parses single fields of a response. The SDK's types do not hold for a broken response, so every
 * value is checked; an invalid one is undefined, never a guess.
 */
import { parseAwsTime } from '../../core/base/awsTime';

export { omitUndefined } from '../../core/base/omitUndefined';

/** Non-empty text. EC2 sends an empty string for unknown values. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A finite number, or text that contains one (EC2 returns counters as text). */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** True or false. */
export function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
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

/** The objects of a list; empty if it is not a list. */
export function readObjects<T extends object>(value: readonly T[] | undefined): T[] {
  const items: unknown = value;
  if (!Array.isArray(items)) return [];
  return items.filter((item): item is T => typeof item === 'object' && item !== null);
}

/** The non-empty texts of a list; empty if it is not a list. */
export function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => readText(item) ?? []) : [];
}
