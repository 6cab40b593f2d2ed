/**
 * How a protocol encodes values. JSON values have types, and a text is no number; in Query all
 * values are texts, and lists and maps are numbered.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#shape-serialization
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#query-key-resolution
 */

/** Members by name. */
export type Tree = Readonly<Record<string, unknown>>;

/** An entry of a map. */
interface Pair {
  /** Its path within the map: empty, or `entry.1.`. */
  readonly path: string;
  readonly members: Tree;
}

/** Parses values; each function returns undefined for a value of another kind. */
export interface Encoding {
  readonly number: (value: unknown) => number | undefined;
  readonly flag: (value: unknown) => boolean | undefined;
  /** Milliseconds since 1970. */
  readonly time: (value: unknown) => number | undefined;
  readonly list: (value: unknown) => readonly unknown[] | undefined;
  /** The entries as structures of `key` and `value`, for which Query may use other names. */
  readonly pairs: (
    value: unknown,
    keyName: string,
    valueName: string,
  ) => readonly Pair[] | undefined;
}

/** Numbers that JSON can only represent as texts. */
const infinities: readonly unknown[] = ['Infinity', '-Infinity'];

/** Values of JSON; timestamps are epoch seconds, and no entry of a list or of a map is null. */
export const jsonEncoding: Encoding = {
  number: (value) =>
    typeof value === 'number' || infinities.includes(value) ? Number(value) : undefined,
  flag: (value) => (typeof value === 'boolean' ? value : undefined),
  time: (value) => (typeof value === 'number' ? value * 1000 : undefined),
  list: (value) =>
    Array.isArray(value) && !value.some(isNothing) ? (value as unknown[]) : undefined,
  pairs: (value) =>
    isTree(value) && !Object.values(value).some(isNothing)
      ? Object.entries(value).map(([key, one]) => ({ path: '', members: { key, value: one } }))
      : undefined,
};

/** Values of a form; lists are `Names.member.1` (EC2: `Name.1`), maps `Names.entry.1.key`. */
export const formEncoding: Encoding = {
  number: (value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
    return Number.isNaN(number) ? undefined : number;
  },
  flag: (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
  time: (value) => (typeof value === 'string' ? timeOf(value) : undefined),
  list: (value) => {
    const members = isTree(value) ? (value.member ?? value) : value;
    return numbered(members);
  },
  pairs: (value, keyName, valueName) => {
    const entries = numbered(isTree(value) ? value.entry : value);
    return entries?.map((entry, index) => ({
      path: `entry.${index + 1}.`,
      members: isTree(entry) ? { key: entry[keyName], value: entry[valueName] } : {},
    }));
  },
};

/** Whether a value has members. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/**
 * The values of `1`, `2`, … in that order; undefined when a key is not a number. An empty list is
 * sent as `Names=`.
 */
function numbered(tree: unknown): unknown[] | undefined {
  if (tree === '') return [];
  if (!isTree(tree)) return undefined;
  const keys = Object.keys(tree);
  if (!keys.every((key) => /^\d{1,6}$/.test(key))) return undefined;
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => tree[key]);
}

/**
 * Query clients send ISO texts, sometimes epoch seconds, and sometimes without a zone, which means
 * UTC.
 */
function timeOf(value: string): number {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
}
