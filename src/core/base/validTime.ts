/** Times that a Date can hold. */

/**
 * Whether a value is such a time, in ms since 1970. Another number makes every format throw.
 * https://tc39.es/ecma262/#sec-timeclip
 */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}
