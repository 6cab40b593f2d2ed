/** The output of an operation: plain data, which each protocol serializes. */

/** A value of an output. A `Date` is a timestamp, a `Map` is a map (as opposed to a structure). */
export type Value =
  | string
  | number
  | boolean
  | Date
  | undefined
  | readonly Value[]
  | ReadonlyMap<string, string | number>
  | Output;

/** The members of an output, or of a structure in it. Undefined members are omitted. */
export interface Output {
  readonly [member: string]: Value;
}

/** Whether a value is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMap(value: Value): value is ReadonlyMap<string, string | number> {
  return value instanceof Map;
}
