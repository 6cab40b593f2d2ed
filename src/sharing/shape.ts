/** Checks of what another process has written: whether a value has the shape of a type. */
import { isRecord } from '../core/base/isRecord';

/** Whether a value is as it must be. */
export type Check = (value: unknown) => boolean;

/** For each field of a type, how it is checked: a field that is new does not compile without one. */
export type Fields<T> = { readonly [Name in keyof Required<T>]: Check };

export const text: Check = (value) => typeof value === 'string';
export const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
/** A whole number from 0 up to a limit. */
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

/** A list whose items are all as they must be. */
export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** A list of just these. */
export function tuple(...checks: readonly Check[]): Check {
  return (value) =>
    Array.isArray(value) &&
    value.length === checks.length &&
    checks.every((check, index) => check(value[index]));
}

/** An object whose values, whatever their keys, are all as they must be. */
export function recordOf(check: Check): Check {
  return (value) => isRecord(value) && Object.values(value).every(check);
}

/** An object with these fields; others are none of our business. */
export function fields<T>(checks: Fields<T>): Check {
  const all = Object.entries<Check>(checks);
  return (value) => isRecord(value) && all.every(([name, check]) => check(value[name]));
}

/** One of several shapes, told apart by the word that a field has. */
export function variants(name: string, checks: Readonly<Record<string, Check>>): Check {
  return (value) => {
    const word = isRecord(value) ? value[name] : undefined;
    if (typeof word !== 'string' || !Object.hasOwn(checks, word)) return false;
    return checks[word]?.(value) === true;
  };
}
