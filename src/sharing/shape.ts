/** Checks data from other processes: whether a value has the shape of a type. */
import { isRecord } from '../core/base/isRecord';
import { isTime } from '../core/base/validTime';

/** Whether a value is valid. */
export type Check = (value: unknown) => boolean;

/** A check for each field of a type; a new field does not compile without one. */
export type Fields<T> = { readonly [Name in keyof Required<T>]: Check };

export const text: Check = (value) => typeof value === 'string';
export const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
/** Ms since 1970 of a moment that a Date can hold: others make every format throw. */
export const time: Check = isTime;
/** An integer from 0 to a limit. */
export function upTo(most: number): Check {
  return (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

export const flag: Check = (value) => typeof value === 'boolean';

/** A field that may be absent. */
export function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

/** One of these words. */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): Check {
  return (value) => typeof value === 'string' && Object.hasOwn(words, value);
}

/** A list of valid items. */
export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** A list with exactly these items. */
export function tuple(...checks: readonly Check[]): Check {
  return (value) =>
    Array.isArray(value) &&
    value.length === checks.length &&
    checks.every((check, index) => check(value[index]));
}

/** An object whose values are all valid, whatever their keys. */
export function recordOf(check: Check): Check {
  return (value) => isRecord(value) && Object.values(value).every(check);
}

/** An object with these fields; others are ignored. */
export function fields<T>(checks: Fields<T>): Check {
  const all = Object.entries<Check>(checks);
  return (value) => isRecord(value) && all.every(([name, check]) => check(value[name]));
}

/** One of several shapes, distinguished by the value of a field. */
export function variants(name: string, checks: Readonly<Record<string, Check>>): Check {
  return (value) => {
    const word = isRecord(value) ? value[name] : undefined;
    if (typeof word !== 'string' || !Object.hasOwn(checks, word)) return false;
    return checks[word]?.(value) === true;
  };
}
